"""Append-only: what happened, who, when; opaque ids; never an answer, never a name."""

from django.db import models


class Entry(models.Model):
    """`company`, `actor` and `subject` are opaque ids: the journal knows no person."""

    company = models.UUIDField(null=True, db_index=True)
    what = models.CharField(max_length=60)
    actor = models.UUIDField(null=True)
    subject = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)
    happened_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-happened_at", "-id")
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.what}"
