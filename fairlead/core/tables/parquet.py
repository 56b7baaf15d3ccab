"""The fast path: a clean Parquet file that is a Fairlead table already stays where it is, as a view."""

from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from fairlead.core.tables.cells import judged
from fairlead.core.tables.engine import one_number, one_row
from fairlead.core.tables.raw import parquet_columns
from fairlead.core.tables.records import BANDS
from fairlead.core.tables.schemas import SCHEMAS, Column, Table, Type
from fairlead.core.tables.settings import Settings
from fairlead.core.tables.sql import among, name, text

WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
FITS: dict[Type, tuple[str, ...]] = {
    "text": ("VARCHAR",),
    "day": ("DATE",),
    "time": ("TIMESTAMP", "DATE"),
    "number": ("DOUBLE", "FLOAT", *WHOLE),
    "whole": WHOLE,
    "flag": ("BOOLEAN",),
    "texts": ("VARCHAR[]",),
}


@dataclass(frozen=True)
class View:
    """A Parquet file as the rows of a table: `select` has its columns, in types that need no parsing."""

    table: str
    file: str
    select: str
    rows: int
    used: tuple[str, ...]
    unused: tuple[str, ...]


def view_of(db: DuckDBPyConnection, path: Path, file: str, table: Table, settings: Settings) -> View | None:
    """The file as a view, or None where it must be read cell by cell to say what is wrong with it."""
    further = settings.further_cuts if table.name == "answers" else ()
    wanted = (*table.columns, *(Column(cut, "text", "a cut") for cut in further))
    kinds = {column.lower(): (column, kind) for column, kind in parquet_columns(db, path, file)}
    given = [c for c in wanted if c.name in kinds]
    if "pay" in kinds and table.name == "people":
        return None
    if any(c.required and c.name not in kinds for c in wanted) or not all(
        fits(c, kinds[c.name][1]) for c in given
    ):
        return None
    scan = f"read_parquet({text(str(path))})"
    select = ", ".join(as_column(c, kinds.get(c.name)) for c in wanted)
    rows, clean = checked(db, table, given, f"(SELECT {select} FROM {scan})")
    if not clean:
        return None
    used = tuple(kinds[c.name][0] for c in given)
    unused = tuple(column for column, _ in kinds.values() if column not in used)
    return View(table.name, file, f"SELECT {select} FROM {scan}", rows, used, unused)


def fits(column: Column, kind: str) -> bool:
    """Whether a Parquet type needs no parsing."""
    return kind in FITS[column.type]


def as_column(column: Column, found: tuple[str, str] | None) -> str:
    """One column of the view; casts only where types differ, for a cast is paid for in every query."""
    kind = "INTEGER" if column.name in ("low", "high") else column.sql
    if found is None:
        usual = "1.0::DOUBLE" if column.name == "weight" else f"NULL::{kind}"
        return f"{usual} AS {name(column.name)}"
    source, given = found
    return f"{name(source)}{'' if given == kind else '::' + kind} AS {name(column.name)}"


def checked(db: DuckDBPyConnection, table: Table, given: list[Column], rows: str) -> tuple[int, bool]:
    """How many rows there are, and whether every one could be used as it stands; one pass."""
    faults = [fault for column in given for fault in faults_of(column)]
    counts = ", ".join(["count(*)", *(f"count_if({fault})" for fault in faults)])
    total, *wrong = one_row(db, f"SELECT {counts} FROM {rows}")
    clean = not any(wrong)
    if clean and any(c.name == "pay_band" for c in given):
        clean = one_number(db, f"SELECT count(DISTINCT pay_band) FROM {rows}") <= BANDS
    return int(total), clean


def faults_of(column: Column) -> list[str]:
    """What may be wrong with a cell of the right type."""
    cell = name(column.name)
    found = [f"{cell} IS NULL"] if column.key else []
    if column.key and column.type == "text":
        found.append(f"{cell} = ''")
    if column.allowed:
        found.append(f"{judged(column, cell)} NOT IN {among(column.allowed)}")
    if column.type == "number":
        found.append(f"NOT isfinite({cell})")
    if column.name == "weight":
        found.append(f"{cell} < 0 OR {cell} IS NULL")
    if column.name == "share":
        found.append(f"{cell} NOT BETWEEN 0 AND 1")
    return found


def outside_scale(db: DuckDBPyConnection, answers: str) -> bool:
    """Whether some answer is no code of the scale that the items table gives its item."""
    spans = f"SELECT item, min(value) AS least, max(value) AS most, bool_or(value <> floor(value)) AS part FROM ({answers}) GROUP BY item"
    query = f"SELECT count(*) FROM ({spans}) JOIN items USING (item) WHERE part OR least < low OR most > high"
    return one_number(db, query) > 0


def install(db: DuckDBPyConnection, views: list[View]) -> None:
    """Views joined to the rows that came from elsewhere, under the name of their table."""
    for table in SCHEMAS:
        ours = [view for view in views if view.table == table]
        if not ours:
            continue
        rows = one_number(db, f"SELECT count(*) FROM {table}")
        own = [f"SELECT * FROM {table}_rows"] if rows else []
        db.execute(f"ALTER TABLE {table} RENAME TO {table}_rows")
        db.execute(f"CREATE VIEW {table} AS {' UNION ALL BY NAME '.join([*own, *(v.select for v in ours)])}")
