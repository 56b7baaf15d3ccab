"""What stands above the statements of a draft: a title of the firm's own, and its own headings of the kinds."""

from django.db import models

from fairlead.people.models import Company, User


class DraftHead(models.Model):
    """`headings` holds only those kinds that the firm calls otherwise than we do."""

    company = models.OneToOneField(Company, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    headings = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.title
