"""Which commits wait for the disk.

A machine that loses its power forgets commits that did not wait, in order from the last; a process that is killed
forgets none. One commit of the outbox must be there before we go on: that a message which must not be sent twice was
taken off. A claim that is forgotten is void, as the worker is gone; a yes that is forgotten leaves the message in flight,
and its promise decides, as after any crash.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def without_the_disk() -> Iterator[None]:
    """What is committed here waits for no disk; inside a transaction of somebody else it is for him to say."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        _say("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            _say("PRAGMA synchronous = FULL")
    else:
        with transaction.atomic():
            _say("SET LOCAL synchronous_commit TO OFF")
            yield


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
