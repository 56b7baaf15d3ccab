"""People as a file again, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from fairlead.core.directory.values import Record

HEADER = (
    "person", "name", "email", "unit", "manager", "job", "level", "location", "hired_on", "left_on", "exit_kind", "language",
    "pay_band",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("Ada Berg")
    ("'=1+1", 'Ada Berg')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def csv_text(records: Iterable[Record]) -> str:
    """People as CSV with a header; units as paths.

    >>> csv_text([Record("7", "=Ada", unit=("Firm", "North"))]).splitlines()[1]
    "7,'=Ada,,Firm / North,,,,,,,,,"
    """
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADER)
    for record in records:
        cells = (" / ".join(record.unit) if name == "unit" else getattr(record, name) for name in HEADER)
        sheet.writerow([neutral("" if cell is None else str(cell)) for cell in cells])
    return out.getvalue()
