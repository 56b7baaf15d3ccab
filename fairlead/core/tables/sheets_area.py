"""Workbooks that are small on disk and vast when opened: two cells far apart, or one long text named a million times."""

import re
import zlib
from collections import Counter
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

from fairlead.core.tables.errors import UnableToReadSheet
from fairlead.core.tables.sheets_zip import DEFLATED, data_begins

CELLS = 5_000_000  # a sheet of 50 MB that is filled in earnest holds half of them
LETTERS = 512 * 2**20  # of all cells together
PLACE = re.compile(rb"""\br\s*=\s*["'](?:([A-Za-z]{1,9})(\d{1,12})|(\d{1,12}))["']""")
ROW = re.compile(rb"[<:]row[\s>/]")
CELL = re.compile(rb"[<:]c[\s>/]")
SHARED = re.compile(rb"""\bt\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d+)""")
TEXT_ENDS = re.compile(rb"</(?:\w+:)?si>")


def refuse_giant(path: Path, file: str) -> None:
    """UnableToReadSheet where opening would need more memory than a machine has; to be asked after `refuse_bomb`."""
    with ZipFile(path) as archive, path.open("rb") as raw:
        parts = [content(raw, member) for member in archive.infolist()]
    sizes = [len(text) for part in parts if b"sst" in part[:4096] for text in TEXT_ENDS.split(part)]
    for part in parts:
        if b"sheetData" in part and (area(part) > CELLS or letters(part, sizes) > LETTERS):
            raise UnableToReadSheet(
                f"{file} holds a sheet far larger than what is written in it: copy the filled cells into a new sheet, "
                "or save it as CSV."
            )


def content(raw: IO[bytes], member: ZipInfo) -> bytes:
    """One member unzipped, whatever the zip says of its own size; the bomb check has counted it."""
    raw.seek(data_begins(raw, member))
    packed = raw.read(member.compress_size)
    return (
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed) if member.compress_type == DEFLATED else packed
    )


def area(sheet: bytes) -> int:
    """Cells of the rectangle from the first cell to the farthest one.

    >>> area(b'<sheetData><row r="2"><c r="A2"/><c r="AB2"/></row></sheetData>')
    56
    """
    places = PLACE.findall(sheet)
    rows = [int(row or alone) for _, row, alone in places]
    columns = [column_number(letters) for letters in {letters for letters, *_ in places}]
    in_a_row = [len(CELL.findall(row)) for row in ROW.split(sheet)]
    return max(*rows, len(in_a_row), 1) * max(*columns, *in_a_row, 1)


def column_number(letters: bytes) -> int:
    """The number of a column.

    >>> column_number(b"A"), column_number(b"AB"), column_number(b"")
    (1, 28, 0)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def letters(sheet: bytes, sizes: list[int]) -> int:
    """Letters of all cells that name a shared text.

    >>> letters(b'<c t="s"><v>1</v></c><c t="s"><v>1</v></c>', [7, 30])
    60
    """
    named = Counter(map(int, SHARED.findall(sheet)))
    return sum(count * sizes[at] for at, count in named.items() if at < len(sizes))
