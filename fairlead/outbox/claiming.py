"""Who holds a message: claims by compare-and-set, leases that run out, what a crash leaves behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet

from fairlead.outbox.models import CRASHES, SHORT_LIVED, Message, Promise, State

LEASE = timedelta(minutes=2)  # renewed while the server takes its time (renewing.py)
FREED: dict[str, object] = {"worker": "", "lease_ends_at": None}


def claim(worker: str, now: datetime, *, at_most: int = 20) -> Sequence[Message]:
    """Messages that are due and that nobody holds; SQLite's IMMEDIATE transaction is the lock, PostgreSQL skips locked rows."""
    with transaction.atomic():
        due = Message.objects.filter(state=State.QUEUED, due_at__lte=now).order_by("due_at", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        keys = list(due.values_list("pk", flat=True)[:at_most])
        Message.objects.filter(pk__in=keys).update(
            state=State.CLAIMED, worker=worker, lease_ends_at=now + LEASE
        )
    return Message.objects.filter(pk__in=keys).order_by("due_at", "id")


def take_off(message: Message, worker: str, now: datetime) -> bool:
    """Committed just before the server is asked; false when the lease has run out and another may hold it."""
    held = Message.objects.filter(pk=message.pk, state=State.CLAIMED, worker=worker, lease_ends_at__gt=now)
    taken = held.update(state=State.IN_FLIGHT, attempts=message.attempts + 1, lease_ends_at=now + LEASE)
    message.attempts += taken
    return bool(taken)


def settle(message: Message, worker: str, **outcome: object) -> bool:
    """Notes what became of it, if this worker still holds it."""
    held = Message.objects.filter(pk=message.pk, state=State.IN_FLIGHT, worker=worker)
    return bool(held.update(**FREED, **outcome))


def give_back(worker: str) -> None:
    """What was claimed and not begun goes back: the worker stops in good order, or no server answers."""
    Message.objects.filter(state=State.CLAIMED, worker=worker).update(state=State.QUEUED, **FREED)


def renew(pk: int, worker: str, now: datetime) -> bool:
    """The server takes its time: the message in flight stays with this worker, if it is still his."""
    held = Message.objects.filter(pk=pk, state=State.IN_FLIGHT, worker=worker, lease_ends_at__gt=now)
    return bool(held.update(lease_ends_at=now + LEASE))


def recover(now: datetime) -> None:
    """After a crash: claimed was certainly not sent; in flight is not known, and the promise decides."""
    late = Message.objects.filter(lease_ends_at__lte=now)
    late.filter(state=State.CLAIMED).update(state=State.QUEUED, **FREED)
    flying = late.filter(state=State.IN_FLIGHT)
    _end_those_that_kill(flying.filter(promise=Promise.AT_LEAST_ONCE, crashes__gte=CRASHES - 1), now)
    flying.filter(promise=Promise.AT_LEAST_ONCE).update(state=State.QUEUED, crashes=F("crashes") + 1, **FREED)
    flying.filter(promise=Promise.AT_MOST_ONCE).update(
        state=State.UNKNOWN, ended_at=now, crashes=F("crashes") + 1, **FREED,
        reason="The worker stopped while the message was given to the server.",
    )  # fmt: skip


def _end_those_that_kill(deadly: QuerySet[Message], now: datetime) -> None:
    """Chance alone does not stop five workers over one message."""
    ended = {"state": State.DEAD, "ended_at": now, "crashes": F("crashes") + 1} | FREED
    ended["reason"] = f"Given up: {CRASHES} workers stopped while they were sending it."
    deadly.filter(purpose__in=SHORT_LIVED).update(content=b"", **ended)
    deadly.update(**ended)
