"""After a crash: what the hand of the dead worker says was sent, was not begun, or is in doubt; there the promise decides."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, QuerySet

from fairlead.outbox.claiming import in_table
from fairlead.outbox.durable import this_boot
from fairlead.outbox.hands import mark_sent, put_back
from fairlead.outbox.models import CRASHES, SHORT_LIVED, Content, Hand, Message, Promise, State

STOPPED = "The worker stopped while the message was given to the server."
FORGOTTEN = "The machine stopped; whether the message was given to the server before is not known."

STRANDED = """
SELECT worker FROM outbox_hand WHERE lease_ends_at <= %s
UNION SELECT m.worker FROM outbox_message m
WHERE m.state = 'in-flight' AND NOT EXISTS (SELECT 1 FROM outbox_hand h WHERE h.worker = m.worker)
"""  # asked before each hand, so by hand


def recover(now: datetime) -> None:
    """Hands whose lease has run out, and messages in no hand: then PostgreSQL has crashed, or the row was restored."""
    with connection.cursor() as cursor:
        cursor.execute(STRANDED, [in_table(now)])
        stranded = [worker for (worker,) in cursor.fetchall()]
    for worker in stranded:
        with transaction.atomic():
            _recover(worker, now)


def _recover(worker: str, now: datetime) -> None:
    """Locked first: the lease may have been renewed, another may be at it, and an answer that comes now finds no hand."""
    hand = Hand.objects.select_for_update().filter(worker=worker).first()
    if hand is not None and hand.lease_ends_at > now:
        return
    if hand is None or hand.boot != this_boot():
        _doubt(_of(worker), now, FORGOTTEN)
    else:
        order, done = hand.order, hand.answered
        with connection.cursor() as cursor:
            mark_sent(cursor, order[:done], worker, now)
            put_back(cursor, order[done + 1 :], worker)
        _doubt(_of(worker, order[done : done + 1]), now, STOPPED)
    Hand.objects.filter(worker=worker).delete()


def _of(worker: str, keys: Sequence[int] | None = None) -> QuerySet[Message]:
    flying = Message.objects.filter(worker=worker, state=State.IN_FLIGHT)
    return flying if keys is None else flying.filter(pk__in=keys)


def _doubt(flying: QuerySet[Message], now: datetime, why: str) -> None:
    """The power that fails is no fault of the message; a worker that dies may be."""
    died = F("crashes") + int(why == STOPPED)
    flying.filter(promise=Promise.AT_MOST_ONCE).update(
        state=State.UNKNOWN, ended_at=now, crashes=died, reason=why, worker=""
    )
    if why == STOPPED:
        _end_those_that_kill(flying.filter(crashes__gte=CRASHES - 1), now)
    flying.update(state=State.QUEUED, crashes=died, in_doubt=True, worker="")


def _end_those_that_kill(deadly: QuerySet[Message], now: datetime) -> None:
    """Chance alone does not stop five workers over one message."""
    Content.objects.filter(message__in=deadly.filter(purpose__in=SHORT_LIVED)).delete()
    reason = f"Given up: {CRASHES} workers stopped while they were sending it."
    deadly.update(state=State.DEAD, ended_at=now, crashes=F("crashes") + 1, reason=reason, worker="")
