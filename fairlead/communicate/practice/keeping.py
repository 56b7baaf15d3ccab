"""Notebooks in and out of their store: read, change, forget, sweep."""

import os
import secrets
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.notebook import Notebook, as_bytes, from_bytes
from fairlead.communicate.practice.sealing import holder_of, opened, seal
from fairlead.people.models import Membership
from fairlead.web.errors import Changed

TRIES = 20
A_BITE = 500
Change = Callable[[Notebook], Notebook]


def notebook_of(holder: str) -> Notebook:
    """What stands there; an empty one where there is nothing, or what a person has forgotten came back by a restore."""
    row = Sealed.objects.filter(holder=holder).first()
    return _read(row) if row else Notebook()


def notebooks_of(holders: Container[str]) -> Iterator[tuple[str, Notebook]]:
    """Those of many, for the counts of a quarter."""
    marks = forgotten()
    for row in Sealed.objects.iterator(chunk_size=A_BITE):
        if row.holder in holders:
            yield row.holder, _read(row, marks)


def _read(row: Sealed, marks: frozenset[str] | None = None) -> Notebook:
    said = opened(bytes(row.sealed), row.holder)
    found = from_bytes(said) if said is not None else Notebook()
    return Notebook() if found.mark in (forgotten() if marks is None else marks) else found


def change(holder: str, becomes: Change) -> Notebook:
    """Of two at once both are written, one after the other. What changes nothing writes nothing."""
    for _turn in range(TRIES):
        row = Sealed.objects.filter(holder=holder).first()
        before = _read(row) if row else Notebook()
        after = becomes(before)
        if after == before or _written(row, holder, after):
            return after
    raise Changed(_("Too many of your pages are writing at once: close the others and try again."))


def _written(row: Sealed | None, holder: str, notebook: Notebook) -> bool:
    begun = notebook if notebook.mark else replace(notebook, mark=secrets.token_hex(8))
    sealed = seal(as_bytes(begun), holder)
    if row is not None:
        return bool(Sealed.objects.filter(pk=row.pk, sealed=row.sealed).update(sealed=sealed))
    try:
        with transaction.atomic():
            Sealed.objects.create(holder=holder, sealed=sealed)
    except IntegrityError:
        return False
    return True


def forget(holder: str) -> None:
    """The row goes; its mark is remembered beside the database first, so that no backup brings it back."""
    mark = notebook_of(holder).mark
    if mark:
        _remember(mark)
    Sealed.objects.filter(holder=holder).delete()


def log_path() -> Path:
    return Path(settings.DATA) / "forgotten.log"


def _remember(mark: str) -> None:
    descriptor = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{mark}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forgotten() -> frozenset[str]:
    path = log_path()
    return frozenset(path.read_text().split() if path.exists() else ())


def sweep() -> tuple[int, int]:
    """Deletes what belongs to nobody who has a seat: the erased, those who left, companies that are gone.

    How many went, and how many are sealed with another key. These stay: the key may only be missing for a day.
    """
    seats = Membership.objects.values_list("company__key", "user__key")
    living = {holder_of(company, account) for company, account in seats}
    gone, strange, marks = [], 0, forgotten()
    for row in Sealed.objects.iterator(chunk_size=A_BITE):
        if opened(bytes(row.sealed), row.holder) is None:
            strange += 1
        elif row.holder not in living or not _read(row, marks).mark:
            gone.append(row.pk)
    Sealed.objects.filter(pk__in=gone).delete()
    return len(gone), strange
