"""Workbooks: values as they were last reckoned, behind a check that unzipping stays small."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from fairlead.core.tables.errors import UnableToReadSheet
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import Progress
from fairlead.core.tables.rows import Row, Source, source
from fairlead.core.tables.settings import Limits
from fairlead.core.tables.sheets_area import refuse_giant
from fairlead.core.tables.sheets_zip import refuse_bomb


@contextmanager
def open_sheet(
    path: Path, file: str, mapping: FileMapping, limits: Limits, notes: Notes, progress: Progress
) -> Iterator[Source]:
    """One sheet as header and rows. Dates come as 2026-10-31, whole numbers without a point."""
    from python_calamine import CalamineError, CalamineWorkbook

    refuse_bomb(path, file, limits)
    refuse_giant(path, file)
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


def fullest(path: Path, file: str, limits: Limits) -> tuple[str, int, list[Row]]:
    """The sheet with the most filled cells (instructions and covers have few): its name, the number of sheets, its rows."""
    from python_calamine import CalamineError, CalamineWorkbook

    refuse_bomb(path, file, limits)
    refuse_giant(path, file)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = {
            name: list(rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
            for name in book.sheet_names
        }
    except (CalamineError, OSError) as error:
        raise UnableToReadSheet(
            f"{file} cannot be read as a workbook ({error}): save it again as .xlsx."
        ) from None
    name = max(
        sheets, key=lambda name: sum(1 for _, cells in sheets[name] for cell in cells if cell), default=""
    )
    return name, len(sheets), sheets.get(name, [])
