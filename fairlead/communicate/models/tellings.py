"""The dose: each occasion on which a statement was put before people; and statements that are under caution."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.communicate.models.rounds import Slot
from fairlead.people.models import Company, Unit, User


class Channel(models.TextChoices):
    """The words of the Fairlead table."""

    MESSAGE = "message", _("message")
    TALK = "talk", _("talk")
    MEETING = "meeting", _("meeting")
    ALL_HANDS = "all-hands", _("all-hands")
    SCREEN = "screen", _("screen")
    POSTER = "poster", _("poster")


class Telling(models.Model):
    """What a slot of a round put before a unit is one telling, however many got it and on whichever day of it."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    told_on = models.DateField()
    statement = models.CharField(max_length=80)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # none: all
    audience = models.CharField(max_length=200, blank=True)
    people = models.PositiveIntegerField(null=True)
    teller = models.CharField(max_length=200, blank=True)  # in words, of a file
    told_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    slot = models.ForeignKey(Slot, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-told_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="channel_of_telling_is_known"
            ),
            models.UniqueConstraint(fields=("slot", "unit"), name="one_telling_a_slot_and_unit"),
            models.UniqueConstraint(
                fields=("slot",), condition=Q(unit=None), name="one_telling_a_slot_without_unit"
            ),
        )
        indexes = (models.Index(fields=("company", "told_on"), name="tellings_by_day"),)

    def __str__(self) -> str:
        return f"{self.told_on} {self.statement} {self.channel}"


class Caution(models.Model):
    """Set from a room above when a statement is not lived: mend the deed before the words are repeated."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    statement = models.CharField(max_length=80)
    reason = models.CharField(max_length=300)
    set_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("company", "statement"), condition=Q(lifted_at=None), name="one_caution_a_statement"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_caution_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.statement}: {self.reason}"

    @classmethod
    def put(cls, company: Company, statement: str, reason: str) -> Self:
        """A newer reason takes the place of the older, which stays on record."""
        cls.lift(company, statement)
        return cls.objects.create(company=company, statement=statement, reason=reason)

    @classmethod
    def lift(cls, company: Company, statement: str) -> None:
        cls.objects.filter(company=company, statement=statement, lifted_at=None).update(
            lifted_at=timezone.now()
        )

    @classmethod
    def reasons(cls, company: Company) -> dict[str, str]:
        """By the key of the statement."""
        return dict(cls.objects.filter(company=company, lifted_at=None).values_list("statement", "reason"))
