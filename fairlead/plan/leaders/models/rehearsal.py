"""Somebody says the direction in own words, for himself alone."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from fairlead.people.models import Company, User


class Rehearsal(models.Model):
    """Nobody but the person reads it: not an owner, no export, no journal, no other page."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    found = models.JSONField(null=True)  # statement key → 0 not, 1 perhaps, 2 named; none: not scored yet
    kept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kept_at=None) | Q(stopped_at__isnull=False), name="kept_after_it_was_said"
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"

    @property
    def seconds(self) -> int | None:
        return round((self.stopped_at - self.started_at).total_seconds()) if self.stopped_at else None

    @property
    def named(self) -> int:
        return sum(outcome == 2 for outcome in (self.found or {}).values())

    @property
    def perhaps(self) -> int:
        return sum(outcome == 1 for outcome in (self.found or {}).values())

    @property
    def of(self) -> int:
        return len(self.found or {})

    def stop(self, text: str, now: datetime) -> bool:
        """The first stop counts: a second one changes neither words nor time."""
        running = Rehearsal.objects.filter(pk=self.pk, stopped_at=None)
        return bool(running.update(text=text, stopped_at=now))

    def keep(self, now: datetime) -> bool:
        said = Rehearsal.objects.filter(pk=self.pk, kept_at=None).exclude(stopped_at=None)
        return bool(said.update(kept_at=now))
