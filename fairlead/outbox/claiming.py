"""Who holds a message: claims by compare-and-set, leases that run out, what a crash leaves behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet

from fairlead.outbox import lanes
from fairlead.outbox.durable import without_the_disk
from fairlead.outbox.models import CRASHES, MAIL, SHORT_LIVED, Message, Promise, State

LEASE = timedelta(minutes=2)  # renewed while the server takes its time (renewing.py)
HELD = (State.CLAIMED, State.IN_FLIGHT)
AT_ONCE = 50  # fewer commits a message, and still given back soon when the worker stops
FREED: dict[str, object] = {"worker": "", "lease_ends_at": None}


def claim(worker: str, now: datetime, channel: str = MAIL, *, at_most: int = AT_ONCE) -> Sequence[Message]:
    """Messages that are due and that nobody holds; SQLite's IMMEDIATE transaction is the lock, PostgreSQL skips locked rows.

    What may go out twice is taken off in the same breath; what may not, or did not survive a worker, is claimed only.
    """
    with without_the_disk(), transaction.atomic():
        due = Message.objects.filter(
            ~lanes.waiting(now), channel=channel, state=State.QUEUED, due_at__lte=now
        )
        due = due.order_by("priority", "due_at", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        found = list(due[:at_most])
        held = {"worker": worker, "lease_ends_at": now + LEASE}
        _become(State.CLAIMED, [one for one in found if one.goes_alone], **held)
        _become(
            State.IN_FLIGHT, [one for one in found if not one.goes_alone], attempts=F("attempts") + 1, **held
        )
    return found


def is_due(channel: str, now: datetime) -> bool:
    """Something waits there, or is with a worker that may have died."""
    return Message.objects.filter(channel=channel, state__in=(State.QUEUED, *HELD), due_at__lte=now).exists()


def _become(state: str, messages: Sequence[Message], **fields: object) -> None:
    if messages:
        Message.objects.filter(pk__in=[one.pk for one in messages]).update(state=state, **fields)
    for one in messages:
        one.state, one.attempts = state, one.attempts + (state == State.IN_FLIGHT)


def take_off(message: Message, worker: str, now: datetime) -> bool:
    """On the disk just before the server is asked; false when the lease has run out and another may hold it."""
    held = Message.objects.filter(pk=message.pk, state=State.CLAIMED, worker=worker, lease_ends_at__gt=now)
    taken = held.update(state=State.IN_FLIGHT, attempts=message.attempts + 1, lease_ends_at=now + LEASE)
    message.attempts += taken
    return bool(taken)


def settle(messages: Sequence[Message], worker: str, **outcome: object) -> int:
    """Notes what became of them, of those that this worker still holds; how many."""
    keys = [message.pk for message in messages]
    held = Message.objects.filter(pk__in=keys, state=State.IN_FLIGHT, worker=worker)
    with without_the_disk():
        return held.update(**FREED, **outcome)


def put_back(messages: Sequence[Message], worker: str, **why: object) -> None:
    """Taken off, and the server was never asked or wants it later: no attempt counts."""
    settle(messages, worker, state=State.QUEUED, attempts=F("attempts") - 1, **why)


def give_back(worker: str) -> None:
    """What was claimed and not begun goes back: the worker stops in good order, or no server answers."""
    Message.objects.filter(state=State.CLAIMED, worker=worker).update(state=State.QUEUED, **FREED)


def renew(keys: Sequence[int], worker: str, now: datetime) -> int:
    """The server takes its time: what is in flight stays with this worker, if it is still his."""
    held = Message.objects.filter(pk__in=keys, state=State.IN_FLIGHT, worker=worker, lease_ends_at__gt=now)
    return held.update(lease_ends_at=now + LEASE)


def recover(now: datetime) -> None:
    """After a crash: claimed was certainly not sent; in flight is not known, and the promise decides."""
    late = Message.objects.filter(state__in=HELD, lease_ends_at__lte=now)  # the index knows states
    if not late.exists():
        return
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
