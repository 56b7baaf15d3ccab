"""The hand of a worker: each answer is noted before the next message is begun, and at the end all is settled together."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from weakref import WeakSet

from django.db import OperationalError, connection, transaction

from fairlead.outbox.claiming import Held, in_table, marks
from fairlead.outbox.durable import without_the_disk
from fairlead.outbox.models import Content, Message, State

NOTE = "UPDATE outbox_hand SET answered = answered + 1 WHERE worker = "
PREPARED = b"fairlead_note"
_prepared = WeakSet[Any]()  # lines to PostgreSQL that know it
LET_GO = "DELETE FROM outbox_hand WHERE worker = %s"
SENT = """
UPDATE outbox_message SET state = 'sent', sent_at = %s, reason = '' WHERE id IN ({keys}) AND worker = %s AND state = 'in-flight'
"""
# What was said is not kept: codes and links of sign-in must not lie about.
FORGET = "DELETE FROM outbox_content WHERE message_id IN ({keys})"
BACK = """
UPDATE outbox_message SET state = 'queued', worker = '', attempts = attempts - 1
WHERE id IN ({keys}) AND worker = %s AND state = 'in-flight'
"""


class Gone(Exception):
    """The lease ran out, and another worker has decided what becomes of what was in this hand."""


class Hand:
    """What one worker holds, from the claim to the end."""

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.sent: list[int] = []
        self.cursor = connection.cursor()
        self.note = _notes(worker)

    def answered(self) -> None:
        """A commit of its own, which survives that the worker is killed; so of all that it holds one is in doubt."""
        if self.note() != 1:
            raise Gone

    def took(self, message: Held) -> None:
        self.sent.append(message.pk)
        self.answered()

    def settle(self, message: Held, *, forget: bool = False, **outcome: object) -> None:
        """Any other answer than yes."""
        with without_the_disk(), transaction.atomic():
            mine = Message.objects.filter(pk=message.pk, worker=self.worker, state=State.IN_FLIGHT)
            if mine.update(worker="", **outcome) and forget:
                Content.objects.filter(pk=message.pk).delete()
        self.answered()

    def let_go(self, not_begun: Sequence[Held], now: datetime) -> None:
        """All that the server took is sent; the rest goes back, and no attempt counts."""
        with without_the_disk(), transaction.atomic():
            self.cursor.execute(LET_GO, [self.worker])
            if self.cursor.rowcount != 1:
                return
            mark_sent(self.cursor, self.sent, self.worker, now)
            put_back(self.cursor, [one.pk for one in not_begun], self.worker)


def _notes(worker: str) -> Callable[[], int]:
    """One a message, so past Django's cursors, which would take as long again; how many rows it changed."""
    line = connection.connection
    if connection.vendor == "sqlite":
        return lambda: line.execute(NOTE + "?", (worker,)).rowcount
    return _notes_of_libpq(line, worker.encode())


def _notes_of_libpq(line: Any, worker: bytes) -> Callable[[], int]:
    """Past psycopg's cursors too: they take as long as the server does."""
    if line not in _prepared:
        _heard(line.pgconn.prepare(PREPARED, f"{NOTE}$1".encode()))
        _prepared.add(line)
    return lambda: _heard(line.pgconn.exec_prepared(PREPARED, [worker])).command_tuples or 0


def _heard(answer: Any) -> Any:
    if answer.error_message:
        raise OperationalError(answer.get_error_message())
    return answer


def mark_sent(cursor, keys: Sequence[int], worker: str, now: datetime) -> None:  # type: ignore[no-untyped-def]
    if keys:
        cursor.execute(SENT.format(keys=marks(keys)), [in_table(now), *keys, worker])
        cursor.execute(FORGET.format(keys=marks(keys)), keys)


def put_back(cursor, keys: Sequence[int], worker: str) -> None:  # type: ignore[no-untyped-def]
    if keys:
        cursor.execute(BACK.format(keys=marks(keys)), [*keys, worker])
