"""A message on its way: from queued to sent, dead, unknown or withdrawn."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

ATTEMPTS = 14  # nearly three days
CRASHES = 5  # a message in whose hands five workers died is given to no sixth
SHORT_LIVED = ("sign-in",)  # a code of sign-in is of no use to anybody later, and must not lie about
MAIL = "mail"
LONGEST_WAIT = timedelta(hours=12)


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
    IN_FLIGHT = "in-flight"  # in the hand of a worker, which knows what is not begun and what was answered
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"
    LATE = "late"  # its hours were over before the server took it


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
    attempts = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)  # of these attempts, in how many the worker died
    in_doubt = models.BooleanField(default=False)  # after one of these attempts the server may have it
    reason = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    not_after = models.DateTimeField(
        null=True
    )  # from then on it is not given to the server, whatever kept it
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
            models.Index(fields=("not_after",), name="whose_hours_end", condition=Q(state="queued")),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_is_known"),
            models.CheckConstraint(condition=Q(promise__in=Promise.values), name="promise_is_known"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="in-flight") | Q(worker__gt=""), name="in_flight_has_a_worker"
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}"

    @property
    def is_on_its_way(self) -> bool:
        return self.state in (State.QUEUED, State.IN_FLIGHT)

    @property
    def content(self) -> bytes:
        """The message as it goes over the wire; nothing once it was sent."""
        if (unsaved := self.__dict__.get("_content")) is not None:
            return bytes(unsaved)
        return bytes(Content.objects.filter(pk=self.pk).values_list("content", flat=True).first() or b"")

    @content.setter
    def content(self, said: bytes) -> None:
        """Of a message that is not put in yet (`putting_in.py`)."""
        self.__dict__["_content"] = said

    @classmethod
    def new(cls, **said: object) -> "Message":
        """By place: by name Django takes four times as long, and a round makes thousands."""
        content = said.pop("content", None)
        message = cls(*(_DEFAULTS | said).values())
        message.__dict__["_content"] = content
        return message

    def is_in(self) -> None:
        """Both tables have it."""
        self.__dict__.pop("_content", None)
        self._state.adding, self._state.db = False, "default"

    @property
    def lane(self) -> tuple[str, str]:
        return self.channel, self.host

    def retry(self, now: datetime) -> bool:
        """A person has mended the cause: from the beginning, under the same Message-ID. What is unknown may have arrived."""
        again = Message.objects.filter(pk=self.pk, state=State.DEAD, words__isnull=False)
        fresh = {"attempts": 0, "crashes": 0, "in_doubt": False, "reason": "", "ended_at": None}
        return bool(again.update(state=State.QUEUED, **self._in_its_hours(now), **fresh))

    def _in_its_hours(self, now: datetime) -> dict[str, datetime]:
        """Now, or when its hours are over in those of the next day that has them."""
        if self.not_after is None or now < self.not_after:
            return {"due_at": now}
        later = timedelta(days=(now - self.not_after).days + 1)
        begins = min(self.due_at, self.not_after - timedelta(hours=1)) + later
        return {"due_at": max(now, begins), "not_after": self.not_after + later}

    def withdraw(self, reason: str) -> bool:
        """Only what no worker holds can be taken back."""
        waiting = Message.objects.filter(pk=self.pk, state__in=[State.QUEUED, State.DEAD])
        if done := bool(waiting.update(state=State.WITHDRAWN, reason=reason)):
            Content.objects.filter(pk=self.pk).delete()
        return done


_DEFAULTS = {field.attname: field.get_default() for field in Message._meta.concrete_fields}


class RowOf(models.OneToOneField):
    """SQLite finds a row by a key of the type integer without an index beside the table."""

    def db_type(self, connection: Any) -> str | None:
        found: str | None = super().db_type(connection)
        return "integer" if connection.vendor == "sqlite" else found


class Content(models.Model):
    """What a message says, in a table of its own: the row that changes at each step stays small."""

    message = RowOf(Message, models.CASCADE, primary_key=True, related_name="words")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{len(self.content)} bytes"
