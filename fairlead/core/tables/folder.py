"""Which files of a folder are read, and as what."""

import os
from collections.abc import Iterable
from pathlib import Path

from fairlead.core.tables.columns import NAMED
from fairlead.core.tables.errors import NothingToRead, SameTableTwice, UnableToOpen
from fairlead.core.tables.mapping import FileMapping, Mapping
from fairlead.core.tables.mapping_file import MAPPING_FILE, read_mapping
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.raw import READABLE
from fairlead.core.tables.settings import Settings

LEADERS = FileMapping(path="leaders/*.txt", table="leaders")


def called(folder: Path) -> str:
    """The name of a folder in a sentence; "." has none of its own.

    >>> called(Path("exports/our firm")), called(Path(".")) == Path.cwd().name
    ('our firm', True)
    """
    return folder.name or folder.resolve().name or str(folder)


def files_in(folder: Path) -> list[str]:
    """Names of all files below a folder, as paths from it; UnableToOpen or NothingToRead if there is nothing."""
    if not folder.exists():
        raise UnableToOpen(f"There is no folder {called(folder)}: check its name.")
    if not folder.is_dir():
        raise UnableToOpen(f"{called(folder)} is a file: name the folder that holds it.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UnableToOpen(f"The folder {called(folder)} may not be read: give leave to read it.")
    found = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*")) if p.is_file()]
    seen = [name for name in found if not any(part.startswith((".", "~$")) for part in name.split("/"))]
    if not seen:
        raise NothingToRead(
            f"The folder {called(folder)} is empty: put your exports in it, or begin with 'fairlead start {folder.name or folder}'."
        )
    return seen


def mapping_of(folder: Path, names: list[str]) -> Mapping:
    """fairlead.toml, else the files that bear the names of Fairlead tables."""
    if MAPPING_FILE in names:
        return read_mapping(folder / MAPPING_FILE)
    mapping = Mapping(settings=Settings(), files=tuple(canonical(names)), name=MAPPING_FILE)
    plans = [name for name in names if any(Path(name).match(pattern) for pattern in mapping.plan_files)]
    if not mapping.files and not plans:
        raise NothingToRead(
            f"The folder {called(folder)} has no {MAPPING_FILE} and no file named after a Fairlead table (people.csv, "
            f"answers.csv, plan.md …): write one with 'fairlead map {names[0]}'."
        )
    return mapping


def canonical(names: Iterable[str]) -> list[FileMapping]:
    """Files called after a table, and the leaders' sheets in a folder of that name; SameTableTwice if two are."""
    found: dict[str, str] = {}
    for file in names:
        table = file.partition(".")[0]
        if table in NAMED and file.removeprefix(table).lower() in READABLE:
            if table in found:
                raise SameTableTwice(
                    f"{found[table]} and {file} are both the table {table}: take one of them away."
                )
            found[table] = file
    leaders = [LEADERS] if any(Path(file).match(LEADERS.path) for file in names) else []
    return [FileMapping(path=file, table=table) for table, file in found.items()] + leaders


def paths_of(folder: Path, file: FileMapping, mapping: Mapping, names: list[str]) -> list[str]:
    """The files that a path or glob names, none if it is optional; else UnableToOpen offers the near ones."""
    found = [name for name in names if name == file.path] or [
        name for name in names if Path(name).match(file.path)
    ]
    if not found and not file.optional:
        readable = [name for name in names if name.lower().endswith(READABLE)]
        raise UnableToOpen(
            f"{mapping.name} names {file.path}, but {called(folder)} has no such file: {did_you_mean(file.path, readable)}."
        )
    return found


def refuse_doubles(mapping: Mapping) -> None:
    """The same file twice as the same table counts everyone twice."""
    seen: dict[tuple[str, ...], FileMapping] = {}
    for file in mapping.files:
        key = (file.path, file.sheet, file.table, file.pulse)
        if key in seen and not differ(seen[key], file):
            raise SameTableTwice(
                f"{mapping.name} reads {file.path} twice as the table {file.table}: take one [[file]] away."
            )
        seen[key] = file


def differ(one: FileMapping, other: FileMapping) -> bool:
    """Whether two readings of one file take different things from it."""
    if (one.keep_only, one.leave_out) != (other.keep_only, other.leave_out):
        return True
    ours, theirs = named(one), named(other)
    return bool(ours) and bool(theirs) and not ours & theirs


def named(file: FileMapping) -> set[str]:
    """What a wide file is read for."""
    return {i.column or i.value for i in file.items} | {r.column for r in file.reasons}
