"""Which commits wait for the disk.

A machine that loses its power forgets commits that did not wait, in order from the last; a process that is killed
forgets none. One commit of the outbox must be there before we go on: that messages which must not be sent twice were
taken off. A claim of others that is forgotten is void, as the worker is gone; an answer that is forgotten leaves the
message in flight, and the hand of its worker shows another boot.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from secrets import token_hex

from django.db import connection, transaction

BOOT = Path("/proc/sys/kernel/random/boot_id")


@contextmanager
def without_the_disk() -> Iterator[None]:
    """What is committed here waits for no disk; inside a transaction of somebody else it is for him to say."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        (before,) = _asked("PRAGMA synchronous")
        _say("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            _say(f"PRAGMA synchronous = {before}")
    else:
        with transaction.atomic():
            _say("SET LOCAL synchronous_commit TO OFF")
            yield


@contextmanager
def many_without_the_disk() -> Iterator[None]:
    """The same for many commits. PostgreSQL needs nothing: a commit that wrote to unlogged tables alone never waits."""
    with without_the_disk() if connection.vendor == "sqlite" else nullcontext():
        yield


def wait_after_all() -> None:
    """Called inside `without_the_disk`: this commit waits (PostgreSQL), or the next one that does takes it along (SQLite)."""
    if connection.vendor != "sqlite":
        _say("SET LOCAL synchronous_commit TO ON")


def this_boot() -> str:
    """Another one when answers may have been forgotten since. Where the machine does not say, that is feared of each start."""
    return _boot() if connection.vendor == "sqlite" else "unlogged"


@cache
def _boot() -> str:
    try:
        return BOOT.read_text().strip()[:60]
    except OSError:
        return token_hex(16)


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _asked(question: str) -> tuple[int]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        found: tuple[int] = cursor.fetchone()
        return found
