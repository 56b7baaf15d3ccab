"""A people file as a sheet of texts, without what nobody here needs; the only step that sees the whole file."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from fairlead.core.directory.errors import NobodyNamed, TooLarge
from fairlead.core.directory.private import are_bands, banded, why_dropped
from fairlead.core.directory.values import Fault
from fairlead.core.errors import BadInput
from fairlead.core.tables.delimited import (
    DELIMITERS,
    LONGEST_CELL,
    SNIFFED,
    delimiter_of,
    evenness,
    open_text,
    read_rows,
)
from fairlead.core.tables.encodings import NAMES, encoding_of
from fairlead.core.tables.guesses_header import LOOKED_AT, heading_of
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.near import quoted
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.tables.raw import WORKBOOKS
from fairlead.core.tables.rows import Row, source
from fairlead.core.tables.settings import MEGABYTE, Limits
from fairlead.core.tables.sheets import fullest
from fairlead.core.tables.wording import counted

ADVICE = (
    ", or say header",
    ", or raise xlsx_",
    ", or name it in the mapping",
    ", or take it out of the folder",
)
MARKS = 20  # of a delimiter within each cell
SEEN = 200  # cells of a column that show what it holds
READABLE = (".csv", ".tsv", ".txt", *WORKBOOKS)
PASTED = "pasted text"


@dataclass(frozen=True, slots=True)
class Caps:
    """What a people file may cost before it is refused."""

    size: int = 10 * MEGABYTE
    unzipped: int = 50 * MEGABYTE
    columns: int = 300
    rows: int = 100_000
    cell: int = 5_000  # letters


@dataclass(frozen=True, slots=True)
class Sheet:
    """Header and rows with their lines. `dropped` were sensitive; `banded` was pay, and holds bands now.

    `ranked` says that these bands were made by comparing the amounts of this file with each other."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    how: str
    dropped: tuple[str, ...] = ()
    banded: str = ""
    faults: tuple[Fault, ...] = ()
    ranked: bool = False

    def column(self, at: int) -> tuple[str, ...]:
        """All cells of one column."""
        return tuple(cells[at] for _, cells in self.rows)


def read_sheet(
    path: Path, called: str = "", *, caps: Caps | None = None, progress: Progress = silent
) -> Sheet:
    """A CSV, TSV or XLSX file. Raises TooLarge, NobodyNamed, or what the tables raise for a file that cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "staff.csv"
    ...     _ = file.write_text("Name,Date of birth" + chr(10) + "Ada Berg,1990-01-01" + chr(10))
    ...     sheet = read_sheet(file)
    >>> sheet.header, sheet.rows, sheet.dropped
    (('Name',), ((2, ('Ada Berg',)),), ('Date of birth',))
    """
    caps, file = caps or Caps(), called or path.name
    if not file.lower().endswith(READABLE):
        raise NobodyNamed(f"{file} is no people file: give a .csv, .tsv or .xlsx file.")
    if (size := path.stat().st_size) > caps.size:
        raise TooLarge(
            f"{file} has {size / MEGABYTE:.0f} MB, more than the {caps.size // MEGABYTE} MB allowed: "
            "export only the columns that are needed, or divide it."
        )
    try:
        return read_whole(path, file, caps, progress)
    except BadInput as error:
        raise type(error)(plainly(error.sentence)) from None


def read_whole(path: Path, file: str, caps: Caps, progress: Progress) -> Sheet:
    """By its ending."""
    if path.suffix.lower() in WORKBOOKS:
        name, _, rows = fullest(path, file, Limits(xlsx_unzipped=caps.unzipped))
        return sheet_of(file, rows, f"XLSX, sheet {name}", caps, progress)
    encoding = encoding_of(path)
    refuse_wide(path, encoding, file, caps)
    csv.field_size_limit(LONGEST_CELL)
    delimiter = delimiter_of(path, encoding)
    how = f"{NAMES.get(encoding, encoding)}, {DELIMITERS[delimiter]}"
    with open_text(path, encoding) as (lines, _):
        return sheet_of(file, read_rows(file, lines, delimiter), how, caps, progress)


def plainly(sentence: str) -> str:
    """A sentence of the tables without advice on a mapping file, which nobody has here.

    >>> plainly("a.csv is empty: put a header and rows in it, or take it out of the folder.")
    'a.csv is empty: put a header and rows in it.'
    """
    for advice in ADVICE:
        before, found, _ = sentence.partition(advice)
        sentence = f"{before}." if found else sentence
    return sentence


def refuse_wide(path: Path, encoding: str, file: str, caps: Caps) -> None:
    """A million columns are seen before they are taken apart; texts of cells may hold some marks, too."""
    with open_text(path, encoding) as (lines, _):
        for number, line in enumerate(islice(lines, SNIFFED), 1):
            if max(map(line.count, DELIMITERS)) > caps.columns * MARKS:
                raise TooLarge(
                    f"{file}, line {number} has more than the {caps.columns} columns allowed: export only the columns that are needed."
                )


def sheet_of_text(text: str, *, caps: Caps | None = None) -> Sheet:
    """A table that was pasted, with tabs from a spreadsheet, or with commas or semicolons.

    >>> sheet_of_text("Name;Team" + chr(10) + "Ada Berg;Sales").header
    ('Name', 'Team')
    """
    caps = caps or Caps()
    if len(text) > caps.size:
        raise TooLarge("The pasted text is too long: save it as a file and upload that.")
    lines = text.splitlines(keepends=True)
    csv.field_size_limit(LONGEST_CELL)
    delimiter = max(DELIMITERS, key=lambda mark: evenness(lines[:60], mark))
    try:
        return sheet_of(
            PASTED, read_rows(PASTED, iter(lines), delimiter), DELIMITERS[delimiter], caps, silent
        )
    except BadInput as error:
        raise type(error)(plainly(error.sentence)) from None


def sheet_of(file: str, rows: Iterable[Row], how: str, caps: Caps, progress: Progress) -> Sheet:
    """Header and rows, told apart and thinned out."""
    found = rectangle(list(capped(file, rows, caps)))
    heading = heading_of(list(islice((row for row in found if any(c.strip() for c in row[1])), LOOKED_AT)))
    notes = Notes()
    mapping = FileMapping(file, "people", header=heading.lines or (1,), skip_rows=heading.skip_rows)
    read = source(file, iter(found), mapping, how, notes)
    body = tuple((line, tuple(map(clean, cells))) for line, cells in read.rows)
    progress(file, 0.5)
    faults = tuple(Fault(file, refusal.line, "", refusal.reason) for refusal in notes.refusals)
    return thinned(Sheet(file, read.header, body, how, faults=faults))


def capped(file: str, rows: Iterable[Row], caps: Caps) -> Iterator[Row]:
    """Rows as long as they are such as a people file can have."""
    for number, (line, cells) in enumerate(rows):
        width = len(cells)
        while width and not cells[width - 1].strip():
            width -= 1
        if len(cells) > caps.columns and (width > caps.columns or not width):
            raise TooLarge(
                f"{file}, line {line} has {counted(len(cells), 'cell')}, more than the {caps.columns} columns allowed: "
                "export only the columns that are needed."
            )
        if number > caps.rows:
            raise TooLarge(f"{file} has more than {caps.rows} rows: divide it.")
        if any(len(cell) > caps.cell for cell in cells):
            raise TooLarge(f"{file}, line {line} has a cell of more than {caps.cell} letters: shorten it.")
        yield line, cells[: caps.columns]


def rectangle(rows: list[Row]) -> list[Row]:
    """Without the blank columns at the right that spreadsheets leave behind."""
    width = max((at + 1 for _, cells in rows for at, cell in enumerate(cells) if cell.strip()), default=0)
    even = len({len(cells) for _, cells in rows}) == 1
    return [(line, cells[:width]) for line, cells in rows] if even else rows


def clean(cell: str) -> str:
    """A cell without control marks, marks that turn the direction of writing, and doubled blanks.

    >>> clean("  Ada\\u202e  Berg\\x07 ")
    'Ada Berg'
    """
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    kept = "".join(c if c.isprintable() or c.isspace() else "" for c in cell)
    return " ".join(kept.split())


def thinned(sheet: Sheet) -> Sheet:
    """Without sensitive columns; of pay only the bands of the first column that holds amounts."""
    why = {
        at: why_dropped(heading, [cells[at] for _, cells in sheet.rows[:SEEN]])
        for at, heading in enumerate(sheet.header)
    }
    bands: tuple[int, tuple[str, ...]] = (-1, ())
    for at in (at for at, reason in why.items() if reason == "pay"):
        if not bands[1] and any(found := banded(sheet.column(at))):
            bands = (at, found)
    kept = [at for at, reason in why.items() if not reason or at == bands[0]]
    rows = tuple(
        (line, tuple(bands[1][number] if at == bands[0] else cells[at] for at in kept))
        for number, (line, cells) in enumerate(sheet.rows)
    )
    return replace(
        sheet,
        header=tuple(sheet.header[at] for at in kept),
        rows=rows,
        dropped=tuple(sheet.header[at] for at in why if at not in kept),
        banded=sheet.header[bands[0]] if bands[1] else "",
        ranked=bool(bands[1]) and not are_bands(sheet.column(bands[0])),
    )


def said_of(sheet: Sheet) -> tuple[str, ...]:
    """What was left behind, in sentences.

    >>> said_of(Sheet("a.csv", ("Name", "Pay"), (), "", dropped=("Gender",), banded="Pay"))
    ("Not read, and not kept anywhere: 'Gender'.", "Of 'Pay' only five bands were kept; the amounts were dropped.")
    """
    dropped = [f"Not read, and not kept anywhere: {quoted(sheet.dropped)}."] if sheet.dropped else []
    pay = (
        [f"Of '{sheet.banded}' only five bands were kept; the amounts were dropped."] if sheet.banded else []
    )
    return (*dropped, *pay)
