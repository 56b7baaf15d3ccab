"""The leases of hands, renewed beside the sending: a slow server is no dead worker."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic, sleep

from django.db import DatabaseError, connection

from fairlead.outbox import claiming
from fairlead.outbox.models import Hand

IN_A_LEASE = 4  # how often a lease is renewed before it would run out
TICK = 0.2  # seconds; to start a thread for each hand would cost more than the hand
Clock = Callable[[], datetime]


@dataclass
class Renewal:
    """When a hand is next to be renewed, by the clock of the process."""

    worker: str
    clock: Clock
    pause: float
    due: float = field(init=False)

    def __post_init__(self) -> None:
        self.due = monotonic() + self.pause


_hands: dict[str, Renewal] = {}
_watch: list[threading.Thread] = []


@contextmanager
def renewing(worker: str, clock: Clock) -> Iterator[None]:
    """While it lasts, a thread of the process that watches all hands renews this one."""
    _hands[worker] = Renewal(worker, clock, claiming.LEASE.total_seconds() / IN_A_LEASE)
    if not _watch or not _watch[0].is_alive():
        _watch[:] = [threading.Thread(target=_renew, daemon=True)]
        _watch[0].start()
    try:
        yield
    finally:
        _hands.pop(worker, None)


def _renew() -> None:
    while True:
        sleep(TICK)
        for one in list(_hands.values()):
            if one.due <= monotonic():
                one.due += one.pause
                _touch(one)


def _touch(one: Renewal) -> None:
    try:
        renew(one.worker, one.clock())
    except DatabaseError as error:  # the next turn comes long before the lease runs out
        logging.getLogger(__name__).warning("A lease was not renewed", exc_info=error)
    finally:
        connection.close()


def renew(worker: str, now: datetime) -> int:
    """What is in the hand stays there, if it is still this worker's."""
    mine = Hand.objects.filter(worker=worker, lease_ends_at__gt=now)
    return mine.update(lease_ends_at=now + claiming.LEASE)
