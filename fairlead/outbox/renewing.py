"""The leases of what is in hand, renewed beside the sending: a slow server is no dead worker."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection

from fairlead.outbox import claiming
from fairlead.outbox.models import Message

IN_A_LEASE = 4  # how often a lease is renewed before it would run out


class Hand:
    """Which messages are with the server now, or have its answer and are not noted yet."""

    def __init__(self) -> None:
        self.holds: tuple[int, ...] = ()

    @contextmanager
    def on(self, messages: Sequence[Message]) -> Iterator[None]:
        self.holds = tuple(message.pk for message in messages)
        try:
            yield
        finally:
            self.holds = ()


@contextmanager
def renewing(worker: str, clock: Callable[[], datetime]) -> Iterator[Hand]:
    """One thread beside the worker; it touches only what is in hand."""
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
        if keys := hand.holds:
            _touch(keys, worker, clock())
    connection.close()


def _touch(keys: tuple[int, ...], worker: str, now: datetime) -> None:
    try:
        claiming.renew(keys, worker, now)
    except DatabaseError as error:  # the next turn comes long before the lease runs out
        logging.getLogger(__name__).warning("Leases were not renewed", exc_info=error)
