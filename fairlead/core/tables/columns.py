"""Which columns of a file a mapping speaks of."""

from collections.abc import Iterable
from dataclasses import replace

from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.schemas import CODING, SCHEMAS
from fairlead.core.tables.settings import Settings

NAMED = {**SCHEMAS, CODING.name: CODING}


def identity(file: FileMapping, header: Iterable[str], settings: Settings) -> FileMapping:
    """Where a mapping names no columns, those called after the Fairlead ones are meant."""
    if file.columns or file.shape == "wide" or file.table not in NAMED:
        return file
    further = settings.further_cuts if file.table == "answers" else ("pay",) if file.table == "people" else ()
    known = {*NAMED[file.table].names, *further}
    by_name = {column.strip().lower(): column for column in header}
    return replace(file, columns={name: by_name[name] for name in known if name in by_name})


def columns_named(file: FileMapping) -> set[str]:
    """All columns that a mapping reads: only these are loaded.

    >>> sorted(columns_named(FileMapping("a.csv", "units", columns={"unit": "Branch", "lead": "Head"})))
    ['Branch', 'Head']
    """
    return {
        *file.columns.values(),
        *(item.column for item in file.items if item.column),
        *(reason.column for reason in file.reasons),
        *(rule.column for rule in (*file.keep_only, *file.leave_out)),
    }
