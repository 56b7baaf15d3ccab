"""Workbooks: values as they were last reckoned, behind a check that unzipping stays small."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from fairlead.core.tables.errors import UnableToOpen, UnableToReadSheet
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import Progress
from fairlead.core.tables.rows import Row, Source, source
from fairlead.core.tables.settings import MEGABYTE, Limits

CHUNK = 1 << 16
DEFLATED = 8


@contextmanager
def open_sheet(
    path: Path, file: str, mapping: FileMapping, limits: Limits, notes: Notes, progress: Progress
) -> Iterator[Source]:
    """One sheet as header and rows. Dates come as 2026-10-31, whole numbers without a point."""
    from python_calamine import CalamineError, CalamineWorkbook

    refuse_bomb(path, file, limits)
    progress(file, 0.0)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        name = sheet_name(file, mapping.sheet, workbook.sheet_names)
        cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise UnableToReadSheet(
            f"{file} cannot be read as a workbook ({error}): save it again as .xlsx."
        ) from None
    progress(file, 1.0)
    yield source(file, rows(cells), mapping, f"XLSX, sheet {name}", notes)


def sheet_name(file: str, wanted: str, known: list[str]) -> str:
    """The sheet to read: the named one, else the first."""
    if wanted and wanted not in known:
        raise UnableToReadSheet(f"{file} has no sheet '{wanted}': {did_you_mean(wanted, known)}.")
    if not known:
        raise UnableToReadSheet(f"{file} holds no sheet: save it again as .xlsx.")
    return wanted or known[0]


def rows(cells: Sequence[Sequence[object]]) -> Iterator[Row]:
    """Rows of text; the number of the row in the sheet is its line."""
    for line, row in enumerate(cells, 1):
        yield line, [as_text(cell) for cell in row]


def as_text(cell: object) -> str:
    """A cell as a CSV would hold it.

    >>> as_text(4.0), as_text(.5), as_text(True), as_text(datetime(2026, 1, 2)), as_text("x")
    ('4', '0.5', 'TRUE', '2026-01-02', 'x')
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def refuse_bomb(path: Path, file: str, limits: Limits) -> None:
    """Unzip every member to nowhere and count: what the zip says of its own size is not believed."""
    try:
        with ZipFile(path) as archive, path.open("rb") as raw:
            members = archive.infolist()
            if len(members) > limits.xlsx_members:
                raise UnableToReadSheet(
                    f"{file} holds {len(members)} parts, more than the {limits.xlsx_members} allowed: "
                    "save the sheet as CSV, or raise xlsx_members under [limits]."
                )
            left = limits.xlsx_unzipped
            for member in members:
                left = unzipped(raw, member, left)
                if left < 0:
                    raise too_large(file, limits)
    except (BadZipFile, zlib.error) as error:
        raise UnableToReadSheet(f"{file} is no sound .xlsx file ({error}): save it again as .xlsx.") from None
    except OSError as error:
        raise UnableToOpen(f"{file} cannot be read ({error.strerror}): give leave to read it.") from None


def too_large(file: str, limits: Limits) -> UnableToReadSheet:
    """The sentence for a zip bomb, or an honest giant."""
    return UnableToReadSheet(
        f"{file} unzips to more than {limits.xlsx_unzipped // MEGABYTE} MB: save the sheet as CSV, "
        "or raise xlsx_megabytes under [limits] if you trust it."
    )


def unzipped(raw: IO[bytes], member: ZipInfo, left: int) -> int:
    """What remains of the allowance after one member; below zero when it is spent."""
    if member.compress_type != DEFLATED:
        return left - member.compress_size
    raw.seek(data_begins(raw, member))
    pipe, todo = zlib.decompressobj(-zlib.MAX_WBITS), member.compress_size
    while todo > 0 and left >= 0 and (block := raw.read(min(CHUNK, todo))):
        todo -= len(block)
        while block and left >= 0:
            left -= len(pipe.decompress(block, CHUNK))
            block = pipe.unconsumed_tail
    return left


def data_begins(raw: IO[bytes], member: ZipInfo) -> int:
    """Where the bytes of a member begin: behind its local header of 30 bytes, name and extra field."""
    raw.seek(member.header_offset)
    header = raw.read(30)
    return (
        member.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
