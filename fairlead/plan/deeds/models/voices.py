"""Whether it was kept, as those say to whom it was made: sealed voices, counted once, then gone."""

import secrets
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from fairlead.plan.deeds.models.commitment import Commitment


def new_secret() -> str:
    return secrets.token_hex(32)


class Asking(models.Model):
    """The question, put once about a commitment. `secret` is gone when the count is there; then nothing changes."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="+")
    closes_on = models.DateField()  # the last day
    secret = models.CharField(max_length=64, default=new_secret, blank=True)
    released_on = models.DateField(null=True)
    is_shown = models.BooleanField(default=False)
    base = models.PositiveIntegerField(default=0)  # as the rules let it be shown: the lower end of a band
    base_shown = models.CharField(max_length=20, blank=True)
    share = models.FloatField(null=True)
    cannot_say = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(released_on=None) & ~Q(secret="") | Q(released_on__isnull=False, secret=""),
                name="no_secret_is_left_after_the_release",
            ),
            models.CheckConstraint(
                condition=Q(is_shown=True, share__isnull=False, base__gte=5)
                | Q(is_shown=False, share=None, base=0, cannot_say=None),
                name="what_is_shown_has_a_base",
            ),
        )

    def __str__(self) -> str:
        return f"asked until {self.closes_on}"

    def hashed(self, *parts: str) -> str:
        """One way, with this question's secret and the key that lies outside the database."""
        said = "|".join(parts)
        return salted_hmac(f"fairlead.deeds.{self.secret}", said, algorithm="sha256").hexdigest()


class Voice(models.Model):
    """One for each who may speak, made before anybody does: who was silent looks like who spoke."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="voices")
    marker = models.CharField(max_length=64)  # asking.hashed("who", the account's key)
    says = models.CharField(max_length=64)  # asking.hashed("says", marker, "yes" …)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("asking", "marker"), name="one_voice_a_person"),)

    def __str__(self) -> str:
        return "a voice"
