"""The worker: claims what is due, gives it to the server, notes what became of it."""

import os
import signal
import socket
import threading
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from fairlead.outbox.claiming import claim, give_back, recover
from fairlead.outbox.errors import Unreachable
from fairlead.outbox.jobs import Job, work_jobs
from fairlead.outbox.models import Heartbeat
from fairlead.outbox.renewing import renewing
from fairlead.outbox.sending import Clock, Sender, Transport, companies
from fairlead.outbox.transport import Smtp

PAUSE = 2.0  # seconds between looks at an empty table


def work_once(transport: Transport, worker: str, clock: Clock = timezone.now) -> int:
    """One round; how many messages were tried."""
    recover(clock())
    if not (claimed := claim(worker, clock())):
        return 0
    with renewing(worker, clock) as hand:
        sender = Sender(transport, worker, clock, hand)
        try:
            return sum(sender.send(some) for some in companies(claimed))
        except Unreachable:
            give_back(worker)
            raise


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
