"""SQLite: a copy while others write, what is in it, and a swap in one step."""

import os
import sqlite3
from contextlib import closing
from gettext import gettext as _
from pathlib import Path

from fairlead.cli.serving_archive import BadBackup
from fairlead.core.errors import BadInput

BESIDE = ("-wal", "-shm", "-journal")


class InUse(BadInput):
    """The database is open in another process."""


def copy(source: Path, target: Path) -> None:
    """Everything that was committed when the copy began; writers go on meanwhile."""
    with closing(sqlite3.connect(source, timeout=20)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)  # all pages in one read transaction: in steps, a busy writer would make it begin anew
        new.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def looked_at(path: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Rows by table and the migrations seen; BadBackup if SQLite finds the file damaged."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        try:
            faults = [row[0] for row in db.execute("PRAGMA integrity_check")]
            faults += [str(row) for row in db.execute("PRAGMA foreign_key_check")]
            if faults != ["ok"]:
                raise BadBackup(_("The database is damaged ({what}).").format(what=faults[0]))
            return _counts(db), _migrations(db)
        except sqlite3.DatabaseError as error:
            raise BadBackup(_("The database cannot be read ({what}).").format(what=error)) from None


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    names = [row[0] for row in db.execute(wanted)]
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _migrations(db: sqlite3.Connection) -> tuple[str, ...]:
    rows = db.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return tuple(f"{app}.{name}" for app, name in rows)


def swap(new: Path, place: Path, kept: Path | None) -> None:
    """`new` becomes the database in one step; the old one is kept. There is a whole database at every moment."""
    close_down(new)
    if kept:
        close_down(place)
        os.link(place, kept)
    os.replace(new, place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def close_down(place: Path) -> None:
    """What waits beside a database is written into it: another in its place would read it as its own."""
    try:
        with closing(sqlite3.connect(place, timeout=1)) as db:
            (mode,) = db.execute("PRAGMA journal_mode=DELETE").fetchone()
            db.execute("BEGIN EXCLUSIVE")
            db.rollback()
    except sqlite3.OperationalError:
        mode = "in use"
    if mode != "delete" or any(place.with_name(place.name + end).exists() for end in BESIDE):
        raise InUse(_("{file} is in use: stop fairlead serve, then restore again.").format(file=place))
