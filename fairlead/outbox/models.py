"""A message on its way: one table, from queued to sent, dead, unknown or withdrawn."""

import hashlib
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

ATTEMPTS = 14  # nearly three days
CRASHES = 5  # a message in whose hands five workers died is given to no sixth
SHORT_LIVED = ("sign-in",)  # a code of sign-in is of no use to anybody later, and must not lie about
MAIL = "mail"
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=12)


class Promise(models.TextChoices):
    """What may happen when a worker dies between the server's yes and our own note of it."""

    AT_LEAST_ONCE = "at-least-once"  # sent again, under the same Message-ID
    AT_MOST_ONCE = "at-most-once"  # listed as unknown, not sent again


class Priority(models.IntegerChoices):
    """Less goes first, of what is due on a channel."""

    AWAITED = 0  # somebody sits before the screen: codes and links of sign-in
    NEEDED = 10  # invitations, what a person asked for
    LISTED = 20  # tellings, practice slots, reminders


class State(models.TextChoices):
    QUEUED = "queued"
    CLAIMED = "claimed"  # a worker holds it; certainly not sent
    IN_FLIGHT = "in-flight"  # given to the server; whether it took it is not known until noted
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"


class Message(models.Model):
    Promise = Promise
    Priority = Priority
    State = State

    company = models.UUIDField(null=True, db_index=True)
    purpose = models.CharField(max_length=60)
    promise = models.CharField(max_length=20, choices=Promise.choices, default=Promise.AT_LEAST_ONCE)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    message_id = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=20, default=MAIL)
    host = models.CharField(max_length=255, blank=True)  # whose lane it takes: the domain, or the workspace
    priority = models.SmallIntegerField(choices=Priority.choices, default=Priority.NEEDED)
    to = models.CharField(max_length=320)  # an address as the channel writes it
    subject = models.CharField(max_length=300)
    content = models.BinaryField()  # the message as it goes over the wire
    attempts = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)  # of these attempts, in how many the worker died
    reason = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    lease_ends_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # when it became dead or unknown

    class Meta:
        indexes = (
            models.Index(fields=("state", "due_at"), name="what_is_due"),
            models.Index(
                fields=("channel", "priority", "due_at", "id"),
                name="who_is_next",
                condition=Q(state="queued"),
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_is_known"),
            models.CheckConstraint(condition=Q(promise__in=Promise.values), name="promise_is_known"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("claimed", "in-flight")) | Q(lease_ends_at__isnull=False),
                name="held_has_a_lease",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}"

    @property
    def is_on_its_way(self) -> bool:
        return self.state in (State.QUEUED, State.CLAIMED, State.IN_FLIGHT)

    @property
    def lane(self) -> tuple[str, str]:
        return self.channel, self.host

    @property
    def goes_alone(self) -> bool:
        """Must not be sent twice, or was with a worker that died."""
        return self.promise == Promise.AT_MOST_ONCE or self.crashes > 0

    def retry(self, now: datetime) -> bool:
        """A person has mended the cause: from the beginning, under the same Message-ID. What is unknown may have arrived."""
        again = Message.objects.filter(pk=self.pk, state=State.DEAD).exclude(content=b"")
        fresh = {"attempts": 0, "crashes": 0, "reason": "", "ended_at": None}
        return bool(again.update(state=State.QUEUED, due_at=now, **fresh))

    def withdraw(self, reason: str) -> bool:
        """Only what no worker holds can be taken back."""
        waiting = Message.objects.filter(pk=self.pk, state__in=[State.QUEUED, State.DEAD])
        return bool(waiting.update(state=State.WITHDRAWN, reason=reason, content=b""))

    def wait(self) -> timedelta:
        """Doubling, with a spread of ± a quarter that hangs on the message alone, so that a thousand do not come back at once."""
        longest = min(FIRST_WAIT * 2 ** max(self.attempts - 1, 0), LONGEST_WAIT)
        digest = hashlib.sha256(f"{self.message_id}|{self.attempts}".encode()).digest()
        return longest * (0.75 + digest[0] / 510)


class Lane(models.Model):
    """What goes over one channel to one host; `host` is empty for all of the channel. Until when it waits, and why."""

    channel = models.CharField(max_length=20)
    host = models.CharField(max_length=255, blank=True)
    waits_until = models.DateTimeField()
    said = models.CharField(max_length=300, blank=True)
    free_at = models.DateTimeField(null=True)  # when all it was given is used up at the pace it may keep

    class Meta:
        constraints = (models.UniqueConstraint(fields=("channel", "host"), name="one_lane"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.host}".strip()


class Heartbeat(models.Model):
    """When a worker was last seen alive."""

    worker = models.CharField(max_length=60, primary_key=True)
    seen_at = models.DateTimeField()
    says = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.worker} {self.seen_at:%Y-%m-%d %H:%M}"


class JobTurn(models.Model):
    """One job: when it is due, who has it now, when it last ended and what it said."""

    job = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    worker = models.CharField(max_length=60, blank=True)
    lease_ends_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=500, blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row

    def __str__(self) -> str:
        return f"{self.job} {self.due_at:%Y-%m-%d %H:%M}"


from fairlead.outbox.providers.records import Given, HeardCall, ProviderSeen  # noqa: E402, F401
from fairlead.outbox.stops import Letterbox, SoftBounce, Stop  # noqa: E402, F401 (tables of this room, in a file of their own)
