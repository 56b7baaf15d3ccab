"""Takes off what is due: the messages and the hand that holds them, in one transaction.

A message goes by three statements of its own between the queue and the server's yes, so these are written by hand.
SQLite's IMMEDIATE transaction is the lock; PostgreSQL skips rows that others have locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from fairlead.outbox import lanes
from fairlead.outbox.durable import this_boot, wait_after_all, without_the_disk
from fairlead.outbox.models import MAIL, Message, Promise, State

LEASE = timedelta(minutes=2)  # renewed while the server takes its time (renewing.py)
AT_ONCE = 100  # fewer commits a message, and still given back soon when the worker stops

DUE = """
SELECT m.id, m."to", m.promise, m.purpose, m.attempts + 1, m.crashes, m.message_id, m.channel, m.host, c.content
FROM outbox_message m {by} JOIN outbox_content c ON c.message_id = m.id
WHERE m.state = 'queued' AND m.channel = %s AND m.due_at <= %s AND (m.not_after IS NULL OR m.not_after > %s) {open}
ORDER BY m.priority, m.due_at, m.id LIMIT %s {locked}
"""  # the state is no parameter, so that the partial index is taken
TAKE_OFF = """
UPDATE outbox_message SET state = 'in-flight', worker = %s, attempts = attempts + 1 WHERE id IN ({keys})
"""
HOLD = "INSERT INTO outbox_hand (worker, messages, answered, boot, lease_ends_at) VALUES (%s, %s, 0, %s, %s)"
HOLD_ON_DISK = "UPDATE outbox_hand SET answered = 0 WHERE worker = %s"


@dataclass(frozen=True, slots=True)
class Held:
    """A message in the hand of a worker."""

    pk: int
    to: str
    promise: str
    purpose: str
    attempts: int  # this one is counted
    crashes: int
    message_id: str
    channel: str
    host: str
    content: bytes

    @property
    def lane(self) -> tuple[str, str]:
        return self.channel, self.host


def claim(worker: str, now: datetime, channel: str = MAIL, *, at_most: int = AT_ONCE) -> Sequence[Held]:
    """What is due, that nobody holds and whose lane is open; those over which a worker died come last."""
    with without_the_disk(), transaction.atomic():
        found = _open_and_due(channel, now, at_most)
        held = sorted(found, key=lambda one: one.crashes)
        once = any(one.promise == Promise.AT_MOST_ONCE for one in held)
        if once:
            wait_after_all()
        if held:
            _take_off(held, worker, now)
    if once and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(HOLD_ON_DISK, [worker])
    return held


def _open_and_due(channel: str, now: datetime, at_most: int) -> Sequence[Held]:
    """A look that only meets lanes which have given all that they may is followed by another: these wait now."""
    while (closed := lanes.closed(channel, now)) is not None:
        found = _due(channel, now, at_most, closed)
        if (admitted := lanes.admitted(found, now)) or not found:
            return admitted
    return []


def _due(channel: str, now: datetime, at_most: int, closed: Sequence[str]) -> Sequence[Held]:
    skips = connection.features.has_select_for_update_skip_locked
    asked = DUE.format(
        by="" if skips else "INDEXED BY who_is_next",  # SQLite would sort all that waits
        open=f"AND m.host NOT IN ({marks(closed)})" if closed else "",
        locked="FOR UPDATE OF m SKIP LOCKED" if skips else "",
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [channel, in_table(now), in_table(now), *closed, at_most])
        return [Held(*row) for row in cursor.fetchall()]


def _take_off(held: Sequence[Held], worker: str, now: datetime) -> None:
    keys = [one.pk for one in held]
    with connection.cursor() as cursor:
        cursor.execute(TAKE_OFF.format(keys=marks(keys)), [worker, *keys])
        cursor.execute(HOLD, [worker, ",".join(map(str, keys)), this_boot(), in_table(now + LEASE)])


def is_due(channel: str, now: datetime) -> bool:
    """Something waits there, or is with a worker that may have died."""
    waits = Message.objects.filter(state=State.QUEUED, channel=channel, due_at__lte=now)
    return waits.exists() or Message.objects.filter(state=State.IN_FLIGHT, channel=channel).exists()


def marks(values: Sequence[object]) -> str:
    return ",".join(["%s"] * len(values))


def in_table(moment: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(moment)
