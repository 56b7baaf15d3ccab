"""Links by which a stranger reads what is public."""

from django.db import models
from django.db.models import F, Q

from fairlead.people.models import Company, User


class PublicLink(models.Model):
    """Only the hash of the token is kept."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="expires_after_it_was_made"
            ),
        )

    def __str__(self) -> str:
        return self.label or f"link {self.pk}"
