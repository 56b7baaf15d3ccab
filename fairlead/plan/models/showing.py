"""Links by which a stranger reads what is public."""

import secrets
from datetime import date, datetime, timedelta
from typing import Optional

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fairlead.people.models import Company, User
from fairlead.people.models.setting_up import hashed


class PublicLink(models.Model):
    """Only the hash of the token is kept: who reads the database, or a backup, cannot open the page."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=120, blank=True)
    origins = models.CharField(max_length=1_000, blank=True)  # sites that may embed it, with a space between
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

    @classmethod
    def make(
        cls, company: Company, by: User, label: str, until: datetime, origins: str = ""
    ) -> tuple["PublicLink", str]:
        """The link, and its token, which is told this once."""
        token = secrets.token_urlsafe(32)
        made = cls.objects.create(
            company=company,
            made_by=by,
            label=label,
            expires_at=until,
            origins=origins,
            token_hash=hashed(token),
        )
        return made, token

    @classmethod
    def open_with(cls, token: str) -> Optional["PublicLink"]:
        live = cls.objects.filter(revoked_at=None, expires_at__gt=timezone.now())
        return live.filter(token_hash=hashed(token)).select_related("company").first()

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def last_day(self) -> date:
        """The day at whose end it closes."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))

    def revoke(self, by: User) -> bool:
        """Whether this call ended it; a second one changes neither who nor when."""
        still = type(self).objects.filter(pk=self.pk, revoked_at=None)
        return bool(still.update(revoked_at=timezone.now(), revoked_by=by))
