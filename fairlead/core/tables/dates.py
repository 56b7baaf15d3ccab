"""Days in many spellings: tried in the order given, never guessed between day first and month first."""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from fairlead.core.tables.engine import one_number
from fairlead.core.tables.errors import AmbiguousDates
from fairlead.core.tables.sql import text

CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
CLEAR = (
    "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%b %d, %Y", "%B %d, %Y", "%Y%m%d",
    "%Y", "%Y-%m", "%m/%Y", "%m.%Y", "%b %Y", "%B %Y", "%b-%Y",
)  # fmt: skip
EITHER = (("%d/%m/%Y", "%m/%d/%Y"), ("%d-%m-%Y", "%m-%d-%Y"))
FIRST, LAST = 1900, 2200  # years beyond these are slips of the pen


@dataclass(frozen=True)
class Days:
    """The formats of one column, and the SQL that reads a cell with them."""

    formats: tuple[str, ...]

    def moment(self, cell: str) -> str:
        """TIMESTAMP, or NULL when no format fits."""
        tries = [self.iso(cell)]
        if self.formats:
            spelt = [f + clock for f in self.formats for clock in (CLOCKS if has_day(f) else CLOCKS[:1])]
            tries = [f"try_strptime({cell}, [{', '.join(text(f) for f in dict.fromkeys(spelt))}])", *tries]
        found = f"coalesce({', '.join(tries)})"
        return f"CASE WHEN year({found}) BETWEEN {FIRST} AND {LAST} THEN {found} END"

    @staticmethod
    def iso(cell: str) -> str:
        """2026-10-31, with or without a time: clear in any country."""
        return rf"CASE WHEN regexp_matches({cell}, '^\d{{4}}-\d{{1,2}}-\d{{1,2}}([ T]|$)') THEN try_cast({cell} AS TIMESTAMP) END"

    def precision(self, cell: str) -> str:
        """'day', 'month' or 'year', by the format that fits."""
        whens = []
        for kind in ("day", "month", "year"):
            formats = [f for f in self.formats if precision(f) == kind]
            clocks = CLOCKS if kind == "day" else CLOCKS[:1]
            if formats:
                spelt = ", ".join(text(f + clock) for f in formats for clock in clocks)
                whens.append(f"WHEN try_strptime({cell}, [{spelt}]) IS NOT NULL THEN {text(kind)}")
        return f"CASE WHEN {cell} IS NULL THEN NULL {' '.join(whens)} ELSE 'day' END"


def has_day(form: str) -> bool:
    """Whether a format names the day."""
    return any(part in form for part in ("%d", "%-d", "%j"))


def precision(form: str) -> str:
    """How exactly a format knows the day.

    >>> precision("%d/%m/%Y"), precision("%m/%Y"), precision("%Y")
    ('day', 'month', 'year')
    """
    if has_day(form):
        return "day"
    return "month" if any(part in form for part in ("%m", "%b", "%B")) else "year"


def days_of(db: DuckDBPyConnection, cell: str, stated: Sequence[str], file: str, column: str) -> Days:
    """The formats of a column: those stated, else those that its cells show. AmbiguousDates asks for a word."""
    if stated:
        return Days(tuple(stated))
    db.execute(
        f"CREATE OR REPLACE TEMP TABLE spellings AS SELECT cell, min(_line) AS line FROM "
        f"(SELECT {cell} AS cell, _line FROM raw) WHERE cell IS NOT NULL AND {Days.iso('cell')} IS NULL GROUP BY cell"
    )
    clear = [form for form in CLEAR if first_line(db, fits(form))]
    either = [form for pair in EITHER if (form := chosen(db, *pair, file, column))]
    return Days((*clear, *either))


def chosen(db: DuckDBPyConnection, day_first: str, month_first: str, file: str, column: str) -> str:
    """Day first or month first, if the column itself tells; '' if it has neither."""
    day, month = fits(day_first), fits(month_first)
    only_day, only_month = first_line(db, f"{day} AND NOT {month}"), first_line(db, f"{month} AND NOT {day}")
    if only_day and only_month:
        raise AmbiguousDates(
            f"{file}, column '{column}': line {only_day} writes the day first, line {only_month} the month first; "
            'mend the export so that all days are written one way, and state it with dates = ["…"].'
        )
    if only_day or only_month:
        return day_first if only_day else month_first
    if line := first_line(db, f"{day} AND {month}"):
        raise AmbiguousDates(
            f"{file}, column '{column}', line {line}: the day may come first or the month; "
            f'state it in the mapping with dates = ["{day_first}"] or dates = ["{month_first}"].'
        )
    return ""


def fits(form: str) -> str:
    """A condition on `cell`."""
    clocks = CLOCKS if has_day(form) else CLOCKS[:1]
    return f"try_strptime(cell, [{', '.join(text(form + clock) for clock in clocks)}]) IS NOT NULL"


def first_line(db: DuckDBPyConnection, condition: str) -> int:
    """The first line whose spelling meets a condition; 0 if none."""
    return one_number(db, f"SELECT min(line) FROM spellings WHERE {condition}")
