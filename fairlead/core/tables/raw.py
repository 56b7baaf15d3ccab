"""Files as they are, in the engine: every cell a text, every row with its line."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection
from duckdb import Error as DuckDBError

from fairlead.core.tables.arrow import texts, wholes
from fairlead.core.tables.columns import columns_named, identity
from fairlead.core.tables.delimited import open_delimited
from fairlead.core.tables.engine import one_number
from fairlead.core.tables.errors import MissingColumn, UnableToOpen
from fairlead.core.tables.mapping import FileMapping, Mapping
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import Progress
from fairlead.core.tables.rows import Row, Source, distinct
from fairlead.core.tables.settings import Limits
from fairlead.core.tables.sheets import open_sheet
from fairlead.core.tables.sql import name, text

BATCH = 50_000
WORKBOOKS = (".xlsx", ".xlsm")
TEXT_FILES = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
READABLE = (*TEXT_FILES, *WORKBOOKS, ".parquet")


@dataclass(frozen=True)
class Raw:
    """A file in the table `raw`: columns c0, c1 …, `_line`, and `_row`, a fingerprint of the whole row."""

    file: str
    header: tuple[str, ...]
    rows: int
    how: str

    def find(self, column: str) -> int | None:
        """The place of a column: by its exact name, else blind to case and blanks."""
        if column in self.header:
            return self.header.index(column)
        folded = [fold(h) for h in self.header]
        return folded.index(fold(column)) if folded.count(fold(column)) == 1 else None

    def column(self, column: str, where: str = "") -> str:
        """The name in the table `raw`; MissingColumn offers the near ones."""
        at = self.find(column)
        if at is None:
            raise MissingColumn(
                f"{self.file} has no column '{column}'{where}: {did_you_mean(column, self.header)}; "
                "mend the mapping or the header."
            )
        return f"c{at}"


def fold(column: str) -> str:
    """A name without the accidents of typing.

    >>> fold("Which  branch? "), fold("WHICH BRANCH?")
    ('which branch?', 'which branch?')
    """
    return " ".join(column.split()).lower()


def is_parquet(path: Path) -> bool:
    """Whether DuckDB reads the file itself."""
    return path.suffix.lower() == ".parquet"


def load_raw(
    db: DuckDBPyConnection,
    path: Path,
    file: str,
    mapping: FileMapping,
    whole: Mapping,
    notes: Notes,
    progress: Progress,
) -> Raw:
    """A file into the table `raw`, which it replaces; columns that no one reads stay behind."""
    db.execute("DROP TABLE IF EXISTS raw")
    if is_parquet(path):
        return load_parquet(db, path, file)
    with opened(path, file, mapping, whole.limits, notes, progress) as source:
        raw = Raw(file, source.header, 0, source.how)
        named = columns_named(identity(mapping, source.header, whole.settings))
        places = sorted({at for column in named if (at := raw.find(column)) is not None})
        cells = "".join(f"c{i} VARCHAR, " for i in places)
        db.execute(f"CREATE TABLE raw ({cells}_line BIGINT, _row BIGINT)")
        total = sum(insert(db, batch, places) for batch in batches(source.rows))
    return replace(raw, rows=total)


def batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows by the fifty thousand."""
    while batch := list(islice(rows, BATCH)):
        yield batch


def opened(
    path: Path, file: str, mapping: FileMapping, limits: Limits, notes: Notes, progress: Progress
) -> AbstractContextManager[Source]:
    """A file that is not Parquet, by its ending."""
    if path.suffix.lower() in WORKBOOKS:
        return open_sheet(path, file, mapping, limits, notes, progress)
    return open_delimited(path, file, mapping, notes, progress)


def insert(db: DuckDBPyConnection, batch: Sequence[Row], places: Sequence[int]) -> int:
    """One Arrow batch of rows."""
    arrays = [texts([row[i] for _, row in batch]) for i in places]
    lines = wholes(line for line, _ in batch)
    marks = wholes(hash(tuple(row)) for _, row in batch)
    table = pa.Table.from_arrays([*arrays, lines, marks], [*(f"c{i}" for i in places), "_line", "_row"])
    db.register("batch", table)
    db.execute("INSERT INTO raw SELECT * FROM batch")
    db.unregister("batch")
    return len(batch)


def load_parquet(db: DuckDBPyConnection, path: Path, file: str) -> Raw:
    """A Parquet file as texts; its rows are numbered from 1."""
    scan = f"read_parquet({text(str(path))}, file_row_number = true)"
    columns = parquet_columns(db, path, file)
    cells = [f"{as_text(c, kind)} AS c{i}" for i, (c, kind) in enumerate(columns)]
    mark = f"hash({', '.join(name(c) for c, _ in columns)})::UBIGINT % 9223372036854775807"
    db.execute(
        f"CREATE TABLE raw AS SELECT {', '.join(cells)}, (file_row_number + 1)::BIGINT AS _line, "
        f"({mark})::BIGINT AS _row FROM {scan}"
    )
    total = one_number(db, "SELECT count(*) FROM raw")
    return Raw(file, distinct([c for c, _ in columns]), total, "Parquet")


def parquet_columns(db: DuckDBPyConnection, path: Path, file: str) -> list[tuple[str, str]]:
    """Names and DuckDB types of the columns of a Parquet file."""
    try:
        found = db.execute(f"DESCRIBE SELECT * FROM read_parquet({text(str(path))})").fetchall()
    except DuckDBError as error:
        first = str(error).splitlines()[0].rstrip(".")
        raise UnableToOpen(f"{file} cannot be read as Parquet ({first}): export it again.") from None
    return [(column, kind) for column, kind, *_ in found]


def as_text(column: str, kind: str) -> str:
    """A Parquet column as a CSV would hold it."""
    if kind.endswith("[]"):
        return f"array_to_string({name(column)}, '|')"
    return f"coalesce({name(column)}::VARCHAR, '')"
