"""The lease of the message in hand, renewed beside the sending: a slow server is no dead worker."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection

from fairlead.outbox import claiming

IN_A_LEASE = 4  # how often a lease is renewed before it would run out


class Hand:
    """Which message is with the server now."""

    def __init__(self) -> None:
        self.holds: int | None = None

    @contextmanager
    def on(self, pk: int) -> Iterator[None]:
        self.holds = pk
        try:
            yield
        finally:
            self.holds = None


@contextmanager
def renewing(worker: str, clock: Callable[[], datetime]) -> Iterator[Hand]:
    """One thread beside the worker; it touches only the message that is in hand."""
    hand, done = Hand(), threading.Event()
    beside = threading.Thread(target=_renew, args=(hand, done, worker, clock), daemon=True)
    beside.start()
    try:
        yield hand
    finally:
        done.set()
        beside.join()


def _renew(hand: Hand, done: threading.Event, worker: str, clock: Callable[[], datetime]) -> None:
    pause = claiming.LEASE.total_seconds() / IN_A_LEASE
    while not done.wait(pause):
        if (pk := hand.holds) is not None:
            _touch(pk, worker, clock())
    connection.close()


def _touch(pk: int, worker: str, now: datetime) -> None:
    try:
        claiming.renew(pk, worker, now)
    except DatabaseError as error:  # the next turn comes long before the lease runs out
        logging.getLogger(__name__).warning("A lease was not renewed", exc_info=error)
