"""The worker: claims what is due, gives it to the server, notes what became of it."""

import os
import signal
import socket
import threading
from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from django.db import close_old_connections
from django.utils import timezone

from fairlead.outbox.channels import Lines, Transport, channels
from fairlead.outbox.claiming import claim, is_due
from fairlead.outbox.errors import Unreachable
from fairlead.outbox.jobs import Job, work_jobs
from fairlead.outbox.lateness import end_late
from fairlead.outbox.models import MAIL, Heartbeat
from fairlead.outbox.recovering import recover
from fairlead.outbox.renewing import renewing
from fairlead.outbox.sending import Clock, Sender

PAUSE = 2.0  # seconds between looks at an empty table


def work_once(transport: Transport, worker: str, clock: Clock = timezone.now, channel: str = MAIL) -> int:
    """One round on a channel; how many messages were tried."""
    recover(clock())
    end_late(clock())
    if not (held := claim(worker, clock(), channel)):
        return 0
    with renewing(worker, clock):
        return Sender(transport, worker, clock).send(held)


def beat(worker: str, says: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": now, "says": says[:200]})


def name() -> str:
    """Another one at each start: in a container every worker has the same number, and a hand must not be taken for another."""
    return f"{socket.gethostname()[:36]}-{os.getpid()}-{token_hex(4)}"


def run_forever(
    stop: threading.Event | None = None, *, jobs: Sequence[Job] = (), pause: float = PAUSE
) -> None:
    """Until `stop` is set, or the process is asked to end: the message in hand is settled first."""
    stop, worker = stop or _on_signals(), name()
    lines = Lines(channels())
    try:
        while not stop.is_set():
            says, tried = _round(lines, worker)
            tried += work_jobs(jobs, worker, timezone.now)
            beat(worker, says, timezone.now())
            if not tried:
                stop.wait(pause)
    finally:
        lines.close()
        Heartbeat.objects.filter(worker=worker).delete()


def _on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _round(lines: Lines, worker: str) -> tuple[str, int]:
    """All channels in turn: one whose server is away does not keep the others."""
    close_old_connections()
    said, tried = [], 0
    for channel in lines.makers:
        if not is_due(channel, timezone.now()):
            continue  # a channel that is not set up says so only to those who want it
        try:
            tried += work_once(lines.on(channel), worker, channel=channel)
        except Unreachable as away:
            said.append(str(away))
    return " ".join(said), tried
