"""The worker: claims what is due, gives it to the server, notes what became of it."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from fairlead.outbox.claiming import claim, give_back, recover, settle, take_off
from fairlead.outbox.errors import Lost, Refused, Unreachable
from fairlead.outbox.jobs import Job, work_jobs
from fairlead.outbox.models import ATTEMPTS, SHORT_LIVED, Heartbeat, Message, Promise, State
from fairlead.outbox.renewing import Hand, renewing
from fairlead.outbox.transport import Smtp

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds between looks at an empty table
Clock = Callable[[], datetime]


class Transport(Protocol):
    def send(self, sender: str, to: str, content: bytes) -> None: ...


def work_once(transport: Transport, worker: str, clock: Clock = timezone.now) -> int:
    """One round; how many messages were tried."""
    recover(clock())
    if not (claimed := claim(worker, clock())):
        return 0
    with renewing(worker, clock) as hand:
        try:
            return sum(_send(message, transport, worker, clock, hand) for message in claimed)
        except Unreachable:
            give_back(worker)
            raise


def _send(message: Message, transport: Transport, worker: str, clock: Clock, hand: Hand) -> int:
    if not take_off(message, worker, clock()):
        return 0
    try:
        with hand.on(message.pk):
            transport.send(settings.DEFAULT_FROM_EMAIL, message.to, bytes(message.content))
    except Refused as no:
        _refused(message, worker, no, clock())
    except Unreachable as away:
        _again(message, worker, str(away), clock())
        raise
    except Lost as lost:
        _lost(message, worker, str(lost), clock())
    except Exception as fault:  # one message that breaks our own sending must not stop all others
        log.error("Message %s", message.pk, exc_info=fault)
        _lost(message, worker, f"{type(fault).__name__}: a fault of ours; the log has it.", clock())
    else:
        # What was said is not kept: codes and links of sign-in must not lie about.
        settle(message, worker, state=State.SENT, sent_at=clock(), reason="", content=b"")
    return 1


def _refused(message: Message, worker: str, no: Refused, now: datetime) -> None:
    if no.is_final:
        _dead(message, worker, no.reason, now)
    else:
        _again(message, worker, no.reason, now)


def _again(message: Message, worker: str, reason: str, now: datetime) -> None:
    if message.attempts >= ATTEMPTS:
        _dead(message, worker, f"Given up after {ATTEMPTS} attempts. {reason}", now)
    else:
        settle(message, worker, state=State.QUEUED, reason=reason, due_at=now + message.wait())


def _dead(message: Message, worker: str, reason: str, now: datetime) -> None:
    gone = {"content": b""} if message.purpose in SHORT_LIVED else {}
    settle(message, worker, state=State.DEAD, reason=reason, ended_at=now, **gone)


def _lost(message: Message, worker: str, reason: str, now: datetime) -> None:
    if message.promise == Promise.AT_MOST_ONCE:
        settle(message, worker, state=State.UNKNOWN, reason=reason, ended_at=now)
    else:
        _again(message, worker, reason, now)


def beat(worker: str, says: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": now, "says": says[:200]})


def name() -> str:
    return f"{socket.gethostname()[:40]}-{os.getpid()}"


def run_forever(
    stop: threading.Event | None = None, *, jobs: Sequence[Job] = (), pause: float = PAUSE
) -> None:
    """Until `stop` is set, or the process is asked to end: the message in hand is settled first."""
    stop, worker = stop or _on_signals(), name()
    transport = Smtp(settings.MAIL) if settings.MAIL else None
    try:
        while not stop.is_set():
            says, tried = _round(transport, worker)
            tried += work_jobs(jobs, worker, timezone.now)
            beat(worker, says, timezone.now())
            if not tried:
                stop.wait(pause)
    finally:
        if transport:
            transport.close()
        give_back(worker)
        Heartbeat.objects.filter(worker=worker).delete()


def _on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _round(transport: Smtp | None, worker: str) -> tuple[str, int]:
    close_old_connections()
    if transport is None:
        return "FAIRLEAD_MAIL is not set: messages wait.", 0
    try:
        return "", work_once(transport, worker)
    except Unreachable as away:
        return str(away), 0
