"""Whether it was kept, as those say to whom it was made: sealed voices, counted once, then gone."""

import secrets
from dataclasses import replace
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from fairlead.core.scales import share
from fairlead.core.values import Estimate
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
    least = models.PositiveIntegerField(
        default=0
    )  # how many said yes: all counts that the figure can stand for
    most = models.PositiveIntegerField(default=0)
    cannot_say = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(released_on=None) & ~Q(secret="") | Q(released_on__isnull=False, secret=""),
                name="no_secret_is_left_after_the_release",
            ),
            models.CheckConstraint(
                condition=Q(is_shown=True, share__isnull=False, base__gte=5)
                | Q(is_shown=False, share=None, base=0, least=0, most=0, cannot_say=None),
                name="what_is_shown_has_a_base",
            ),
        )

    def __str__(self) -> str:
        return f"asked until {self.closes_on}"

    @property
    def estimate(self) -> Estimate:
        """From what is released alone."""
        found = share(self.share * self.base, self.base, n_shown=self.base_shown)
        return replace(found, n=self.base)

    @property
    def is_few(self) -> str:
        """From 20 voices on a count is exact, but for "fewer than 3": which side that is."""
        if not self.is_shown or not self.base_shown.isdigit() or self.least == self.most:
            return ""
        return "yes" if self.least == 0 else "no"

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
