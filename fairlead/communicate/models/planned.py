"""A slot for one person. The database holds the caps, so that no number of workers can break them."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from fairlead.communicate.models.hours import MOST_A_DAY, MOST_A_WEEK
from fairlead.communicate.models.rounds import Slot
from fairlead.communicate.models.wordings import Version
from fairlead.outbox.models import MAIL, Message
from fairlead.people.models import Person, Unit


class Planned(models.Model):
    """Planned, then queued in the outbox, then sent, unknown or unsent; or skipped, with the reason."""

    class State(models.TextChoices):
        PLANNED = "planned"
        QUEUED = "queued"
        SENT = "sent"
        UNKNOWN = "unknown"  # a worker stopped while the server was asked; at most once, so not again
        UNSENT = "unsent"
        SKIPPED = "skipped"

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="planned")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    moment = models.DateTimeField(null=True)
    day = models.DateField(null=True)  # the person's own
    week = models.DateField(null=True)  # its Monday
    of_day = models.PositiveSmallIntegerField(null=True)  # the first, the second … of this day
    of_week = models.PositiveSmallIntegerField(null=True)
    day_cap = models.PositiveSmallIntegerField(default=1)
    week_cap = models.PositiveSmallIntegerField(default=2)
    unit = models.ForeignKey(
        Unit, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # where the person stood then
    version = models.ForeignKey(
        Version, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the words of a telling
    channel = models.CharField(max_length=20, default=MAIL)  # over which it was queued
    refused = models.BooleanField(
        default=False
    )  # by chat, for certain: so it goes by mail, in the same place
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("slot", "person"), name="one_message_a_slot"),
            models.UniqueConstraint(fields=("person", "day", "of_day"), name="cap_a_day_has_places"),
            models.UniqueConstraint(fields=("person", "week", "of_week"), name="cap_a_week_has_places"),
            models.CheckConstraint(
                condition=Q(state="skipped", day=None, week=None, of_day=None, of_week=None, moment=None)
                | Q(
                    day__isnull=False, week__isnull=False, moment__isnull=False,
                    of_day__gte=1, of_day__lte=models.F("day_cap"), of_week__gte=1, of_week__lte=models.F("week_cap"),
                ),
                name="what_is_planned_has_a_place_under_the_caps",
            ),
            models.CheckConstraint(
                condition=Q(day_cap__lte=MOST_A_DAY, week_cap__lte=MOST_A_WEEK), name="no_cap_beyond_the_most"
            ),
            models.CheckConstraint(condition=~Q(state="skipped") | ~Q(reason=""), name="skipped_has_a_reason"),
        )  # fmt: skip
        indexes = (models.Index(fields=("state", "moment"), name="planned_and_due"),)

    def __str__(self) -> str:
        return f"{self.slot_id} {self.person_id} {self.state}"

    def skip(self, reason: str) -> bool:
        """Its place under the caps is free again."""
        mine = Planned.objects.filter(pk=self.pk, state=self.State.PLANNED)
        return bool(mine.update(state=self.State.SKIPPED, reason=reason, **NO_PLACE))

    def move(self, moment: datetime, day: date) -> bool:
        """To another minute of the same day."""
        return bool(
            Planned.objects.filter(pk=self.pk, state=self.State.PLANNED, day=day).update(moment=moment)
        )


NO_PLACE = {"moment": None, "day": None, "week": None, "of_day": None, "of_week": None}
