"""The lease of a hand, renewed beside the sending: a slow server is no dead worker."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection

from fairlead.outbox import claiming
from fairlead.outbox.models import Hand

IN_A_LEASE = 4  # how often a lease is renewed before it would run out
Clock = Callable[[], datetime]


@contextmanager
def renewing(worker: str, clock: Clock) -> Iterator[None]:
    """One thread beside the worker."""
    done = threading.Event()
    beside = threading.Thread(target=_renew, args=(done, worker, clock), daemon=True)
    beside.start()
    try:
        yield
    finally:
        done.set()
        beside.join()


def _renew(done: threading.Event, worker: str, clock: Clock) -> None:
    pause = claiming.LEASE.total_seconds() / IN_A_LEASE
    while not done.wait(pause):
        try:
            renew(worker, clock())
        except DatabaseError as error:  # the next turn comes long before the lease runs out
            logging.getLogger(__name__).warning("A lease was not renewed", exc_info=error)
    connection.close()


def renew(worker: str, now: datetime) -> int:
    """What is in the hand stays there, if it is still this worker's."""
    mine = Hand.objects.filter(worker=worker, lease_ends_at__gt=now)
    return mine.update(lease_ends_at=now + claiming.LEASE)
