"""Delimited text, streamed: a gigabyte takes no more memory than a page."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fairlead.core.tables.encodings import NAMES, encoding_of, open_bytes
from fairlead.core.tables.errors import HeaderMisfit, UnableToDecode
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import Progress
from fairlead.core.tables.rows import Row, Source, source

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
SNIFFED = 60  # rows that decide on the delimiter
LONGEST_CELL = 1 << 24  # characters; beyond it a quotation mark was surely left open
LINES_A_REPORT = 20_000


@contextmanager
def open_delimited(
    path: Path, file: str, mapping: FileMapping, notes: Notes, progress: Progress
) -> Iterator[Source]:
    """A text file as header and rows. `file` is what errors call it."""
    encoding = mapping.encoding or encoding_of(path)
    delimiter = mapping.delimiter or delimiter_of(path, encoding)
    how = f"CSV, {NAMES.get(encoding, encoding)}, {DELIMITERS.get(delimiter, delimiter)}"
    csv.field_size_limit(LONGEST_CELL)
    with open_text(path, encoding) as (text, raw):
        heard = lines_with_progress(text, file, raw, path.stat().st_size, progress)
        yield source(file, read_rows(file, heard, delimiter), mapping, how, notes)


@contextmanager
def open_text(path: Path, encoding: str) -> Iterator[tuple[IO[str], IO[bytes]]]:
    """Letters with line ends as they are, and the file below them."""
    with open_bytes(path) as (stream, raw):
        try:
            yield io.TextIOWrapper(stream, encoding=encoding, newline=""), raw
        except UnicodeError:
            raise UnableToDecode(
                f"{path.name} is not all {encoding}: name its encoding in the mapping."
            ) from None
        except LookupError:
            raise UnableToDecode(f"{path.name}: '{encoding}' is no encoding; try utf-8 or cp1252.") from None


def lines_with_progress(
    text: IO[str], file: str, raw: IO[bytes], size: int, progress: Progress
) -> Iterator[str]:
    """Lines, saying now and then how far the file has been read."""
    for number, line in enumerate(text):
        if number % LINES_A_REPORT == 0:
            progress(file, raw.tell() / size if size else 1.0)
        yield line
    progress(file, 1.0)


class Watched:
    """Lines as csv takes them, keeping an eye on the quotation marks of the row at hand."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.quotes = lines, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.quotes += line.count('"')
        return line


def read_rows(file: str, lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    """Cells with the physical line on which their row begins."""
    watched = Watched(lines)
    reader = csv.reader(watched, delimiter=delimiter)
    start = 1
    while True:
        watched.quotes = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise open_quote(file, start) from None
        if reader.line_num > start and watched.quotes % 2:
            raise open_quote(file, start)
        yield start, cells
        start = reader.line_num + 1


def open_quote(file: str, line: int) -> HeaderMisfit:
    """The sentence for a cell without an end."""
    return HeaderMisfit(
        f"{file}, line {line}: a quotation mark opens a cell and is never closed; close or remove it."
    )


def delimiter_of(path: Path, encoding: str) -> str:
    """The delimiter that divides most rows into the same number of cells."""
    with open_text(path, encoding) as (text, _):
        sample = [line for line, _ in zip(text, range(SNIFFED), strict=False)]
    return max(DELIMITERS, key=lambda d: evenness(sample, d))


def evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """The share of rows with the commonest width above one, and that width."""
    try:
        found = [cells for cells in csv.reader(lines, delimiter=delimiter) if any(cells)]
    except csv.Error:
        return 0.0, 0
    widths = Counter(len(cells) for cells in found if len(cells) > 1 and not torn(cells))
    width, rows = max(widths.items(), key=lambda found: found[1], default=(1, 0))
    return (rows / len(found), width) if rows else (0.0, 1)


def torn(cells: list[str]) -> bool:
    """A single quotation mark in a cell shows that a wrong delimiter went through the middle of a text."""
    return any(cell.count('"') % 2 for cell in cells)
