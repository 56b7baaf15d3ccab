"""Who holds a message: claims by compare-and-set, leases that run out, what a crash leaves behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction

from fairlead.outbox.models import Message, Promise, State

LEASE = timedelta(minutes=2)


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
    return bool(held.update(worker="", lease_ends_at=None, **outcome))


def give_back(worker: str) -> None:
    """What was claimed and not begun goes back: the worker stops in good order, or no server answers."""
    Message.objects.filter(state=State.CLAIMED, worker=worker).update(
        state=State.QUEUED, worker="", lease_ends_at=None
    )


def recover(now: datetime) -> None:
    """After a crash: claimed was certainly not sent; in flight is not known, and the promise decides."""
    late = Message.objects.filter(lease_ends_at__lte=now)
    freed = {"worker": "", "lease_ends_at": None}
    late.filter(state=State.CLAIMED).update(state=State.QUEUED, **freed)
    flying = late.filter(state=State.IN_FLIGHT)
    flying.filter(promise=Promise.AT_LEAST_ONCE).update(state=State.QUEUED, **freed)
    flying.filter(promise=Promise.AT_MOST_ONCE).update(
        state=State.UNKNOWN, reason="The worker stopped while the message was given to the server.", **freed
    )
