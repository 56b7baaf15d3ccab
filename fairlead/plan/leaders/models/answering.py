"""Who is asked in a round, and what each handed in: own words in order, then an order of the statements."""

import secrets
from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from fairlead.outbox.models import Message
from fairlead.people.models import Membership, User
from fairlead.plan.leaders.models.round import Round


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def waited_for(self) -> "ParticipantQuerySet":
        """Who neither answered nor declined nor was taken out, and still has a seat in the company."""
        seats = Membership.objects.filter(user=models.OuterRef("account"), user__is_active=True)
        seated = models.Exists(seats.filter(company=models.OuterRef("round__company")))
        return self.filter(seated, finished_at=None, declined_at=None, withdrawn_at=None)

    def who_answered(self) -> "ParticipantQuerySet":
        return self.exclude(handed_in_at=None)


class Participant(models.Model):
    """`key` is in the address of the answer page; it opens to its own account alone."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    invitation = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    order = models.JSONField(default=list)  # the keys of the statements, shuffled for this person
    withdrawn_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=500, blank=True)
    draft = models.TextField(blank=True)  # what is typed and not handed in: read by nobody else, ever
    draft_at = models.DateTimeField(null=True)
    draft_version = models.PositiveIntegerField(default=0)
    draft_before = models.TextField(blank=True)  # another window's text, which a save would have written over
    handed_in_at = models.DateTimeField(null=True)
    is_late = models.BooleanField(default=False)  # handed in after the close, before its results were seen
    finished_at = models.DateTimeField(null=True)  # ranked, or left the ranking out
    waived_at = models.DateTimeField(null=True)  # chose to see the results instead of handing in late

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("invited_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "account"), name="asked_once_a_round"),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(handed_in_at=None), name="declined_or_handed_in"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(handed_in_at__isnull=False), name="finished_after_words"
            ),
            models.CheckConstraint(
                condition=Q(is_late=False) | Q(handed_in_at__isnull=False), name="late_is_handed_in"
            ),
        )

    def __str__(self) -> str:
        return str(self.account)

    @property
    def is_in(self) -> bool:
        return self.handed_in_at is not None

    @property
    def lines(self) -> list[str]:
        return [entry.text for entry in self.entries.all()]

    def keep_draft(self, text: str, now: datetime, seen: int | None = None) -> bool:
        """Kept as long as nothing was handed in, even when the round has ended meanwhile.

        `seen` is the version that the page knew: where another window has saved since, that text is put aside.
        """
        mine = Participant.objects.filter(pk=self.pk, handed_in_at=None)
        fresh = {"draft": text, "draft_at": now, "draft_version": F("draft_version") + 1}
        if seen is None or mine.filter(Q(draft_version=seen) | Q(draft=text)).update(**fresh):
            return seen is not None or bool(mine.update(**fresh))
        return bool(mine.update(**fresh, draft_before=F("draft")))

    def decline(self, reason: str, now: datetime) -> bool:
        open_to = Participant.objects.filter(
            pk=self.pk, handed_in_at=None, declined_at=None, withdrawn_at=None
        )
        return bool(open_to.update(declined_at=now, decline_reason=reason))

    def take_part_again(self) -> bool:
        declined = Participant.objects.filter(pk=self.pk).exclude(declined_at=None)
        return bool(declined.update(declined_at=None, decline_reason=""))

    def waive(self, now: datetime) -> bool:
        silent = Participant.objects.filter(pk=self.pk, handed_in_at=None, waived_at=None)
        return bool(silent.update(waived_at=now))

    def take_out(self, now: datetime) -> bool:
        """By the owner; who has handed in stays in."""
        silent = Participant.objects.filter(pk=self.pk, handed_in_at=None, withdrawn_at=None)
        return bool(silent.update(withdrawn_at=now))


def shuffled(keys: list[str]) -> list[str]:
    """An order that nobody can foresee, so that no place in the plan is favoured."""
    return secrets.SystemRandom().sample(keys, len(keys))


class Entry(models.Model):
    """One priority in somebody's own words."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("participant", "position"), name="one_entry_a_place"),)

    def __str__(self) -> str:
        return self.text[:60]


class Ranking(models.Model):
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="rankings")
    statement = models.CharField(max_length=80)  # key
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(fields=("participant", "statement"), name="one_rank_a_statement"),
            models.UniqueConstraint(fields=("participant", "rank"), name="no_two_on_one_rank"),
        )

    def __str__(self) -> str:
        return f"{self.rank} {self.statement}"


class Reminder(models.Model):
    """A row before its mail: of two workers one reminds."""

    MOST = 2

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="reminders")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("participant", "number"), name="one_reminder_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=2), name="two_reminders_at_most"),
        )

    def __str__(self) -> str:
        return f"{self.participant} {self.number}"
