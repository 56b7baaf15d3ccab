"""The first rows of a file, column by column, with the line on which its names stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import duckdb

from fairlead.core.tables.delimited import DELIMITERS, delimiter_of, evenness, open_text, read_rows
from fairlead.core.tables.encodings import NAMES, encoding_of
from fairlead.core.tables.engine import CONFIG
from fairlead.core.tables.errors import UnableToOpen
from fairlead.core.tables.guesses_header import Heading, heading_of
from fairlead.core.tables.presets_words import bare
from fairlead.core.tables.raw import WORKBOOKS, is_parquet, parquet_columns
from fairlead.core.tables.rows import Row, names
from fairlead.core.tables.settings import Limits
from fairlead.core.tables.sheets import fullest
from fairlead.core.tables.sql import BLANKS, text

LOOKED_AT = 50_000  # rows
EVEN = 0.5  # of the rows must have one width, or the text is prose


@dataclass(frozen=True)
class Seen:
    """One column: its name, and its cells without blanks at either end."""

    name: str
    cells: tuple[str, ...]

    @cached_property
    def bare(self) -> str:
        """The name in plain words."""
        return bare(self.name)

    @cached_property
    def counts(self) -> Counter[str]:
        """Cells that are not empty, each with its number."""
        return Counter(cell for cell in self.cells if cell)

    @property
    def filled(self) -> int:
        """How many cells are not empty."""
        return self.counts.total()

    def share(self, chosen: Iterable[str]) -> float:
        """The share of filled cells among those chosen; 0 when all are empty."""
        return sum(self.counts[cell] for cell in set(chosen)) / self.filled if self.filled else 0.0


@dataclass(frozen=True)
class Sample:
    """What was looked at of one file. `path` is how the mapping will call it."""

    path: str
    columns: tuple[Seen, ...]
    heading: Heading
    rows: int
    how: str
    sheet: str = ""

    def find(self, name: str) -> Seen | None:
        """The column of that exact name."""
        return next((column for column in self.columns if column.name == name), None)


def sample(path: Path, called: str) -> Sample | None:
    """The first rows of a table; None where a text is no table. Raises what the reader would raise."""
    if not path.is_file():
        raise UnableToOpen(f"There is no file {path.name}: check its name.")
    if is_parquet(path):
        return sample_of_parquet(path, called)
    if path.suffix.lower() in WORKBOOKS:
        return sample_of_workbook(path, called)
    return sample_of_text(path, called)


def made(called: str, found: Sequence[Row], how: str, sheet: str = "") -> Sample:
    """Rows of cells turned into columns below their names."""
    heading = heading_of(found)
    head = [cells for line, cells in found if line in heading.lines]
    header = names(head) if head else ()
    below = [cells for line, cells in found if not heading.lines or line > heading.lines[-1]][
        heading.skip_rows :
    ]
    body = [cells for cells in below if len(cells) == len(header) and any(cells)]
    columns = tuple(Seen(name, tuple(trim(cells[i]) for cells in body)) for i, name in enumerate(header))
    return Sample(called, columns, heading, len(body), how, sheet)


def trim(cell: str) -> str:
    """A cell as the reader compares it."""
    return cell.strip(BLANKS)


def sample_of_text(path: Path, called: str) -> Sample | None:
    """CSV and its kin."""
    encoding = encoding_of(path)
    delimiter = delimiter_of(path, encoding)
    with open_text(path, encoding) as (lines, _):
        first = list(islice(lines, 60))
        if evenness(first, delimiter)[0] < EVEN:
            return None
    with open_text(path, encoding) as (lines, _):
        found = list(islice(filled(read_rows(path.name, iter(lines), delimiter)), LOOKED_AT))
    if len(found) < 2 and path.suffix.lower() == ".txt":
        return None  # a paragraph with commas in it
    return made(called, found, f"{NAMES.get(encoding, encoding)}, {DELIMITERS[delimiter]}")


def filled(found: Iterator[Row]) -> Iterator[Row]:
    """Rows with at least one cell that is not blank."""
    return (row for row in found if any(cell.strip() for cell in row[1]))


def sample_of_workbook(path: Path, called: str) -> Sample:
    """The fullest sheet."""
    name, sheets, found = fullest(path, path.name, Limits())
    more = sheets > 1
    first = list(islice(filled(iter(found)), LOOKED_AT))
    return made(called, first, f"sheet {name}" + (f" of {sheets}" if more else ""), name if more else "")


def sample_of_parquet(path: Path, called: str) -> Sample:
    """Parquet, through the engine."""
    db = duckdb.connect(config={**CONFIG})
    kinds = parquet_columns(db, path, path.name)
    cells = ", ".join(f"coalesce(c{i}::VARCHAR, '')" for i in range(len(kinds)))
    named = ", ".join(f"c{i}" for i in range(len(kinds)))
    scan = f"read_parquet({text(str(path))}) AS t({named})"
    found = db.execute(f"SELECT {cells} FROM {scan} LIMIT {LOOKED_AT}").fetchall()
    columns = tuple(Seen(name, tuple(trim(row[i]) for row in found)) for i, (name, _) in enumerate(kinds))
    return Sample(called, columns, Heading((1,)), len(found), "Parquet")
