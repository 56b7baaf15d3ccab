"""The buckets of the rate limit."""

from django.db import models


class Bucket(models.Model):
    """How often a key was used within its window; one row a key, shared by all processes."""

    key = models.CharField(max_length=64, primary_key=True)
    window_ends_at = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.key
