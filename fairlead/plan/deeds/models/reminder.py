"""That the owner of a commitment was reminded: once a kind, whatever the worker does."""

from django.db import models
from django.utils import timezone

from fairlead.plan.deeds.models.commitment import Commitment


class Reminder(models.Model):
    class Kind(models.TextChoices):
        WEEK = "week"
        DAY = "day"
        PASSED = "passed"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.DateField()  # the day that it was due: a moved one is reminded of anew
    to = models.UUIDField()  # the opaque key of whom it went to
    sent_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("commitment", "kind", "about"), name="reminded_once_a_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["week", "day", "passed"]), name="reminder_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
