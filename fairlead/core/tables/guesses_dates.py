"""In which forms a column writes its days, asked of the engine that will read them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from fairlead.core.tables.dates import CLEAR, CLOCKS, EITHER, has_day
from fairlead.core.tables.engine import one_row
from fairlead.core.tables.sql import text

ISO = "%Y-%m-%d"
DAYS = 0.6  # of the filled cells must be days
SHAPE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DayForms:
    """Forms that fit, and how sure it is whether the day or the month comes first."""

    forms: tuple[str, ...]
    share: float
    doubt: str = ""


def day_forms(db: DuckDBPyConnection, cells: Iterable[str], *, month_first: bool = False) -> DayForms:
    """The forms of a column's filled cells, the commonest first; share 0 if they are no days.

    >>> import duckdb
    >>> day_forms(duckdb.connect(), ["31/01/2026", "01/02/2026"]).forms
    ('%d/%m/%Y',)
    >>> day_forms(duckdb.connect(), ["01/02/2026"]).doubt
    'every day fits day first and month first; day first was taken'
    """
    found = [cell for cell in cells if SHAPE.search(cell)]
    total = len(found)
    if not total:
        return DayForms((), 0.0)
    db.execute("CREATE OR REPLACE TEMP TABLE spellings (cell VARCHAR)")
    db.execute("INSERT INTO spellings SELECT unnest(?)", [found])
    forms = (ISO, *CLEAR, *(form for pair in EITHER for form in pair))
    counts = dict(
        zip(forms, one_row(db, f"SELECT {', '.join(map(count_of, forms))} FROM spellings"), strict=True)
    )
    chosen, doubt = settle(counts, month_first)
    covered = one_row(db, f"SELECT count_if({' OR '.join(map(fits, chosen)) or 'false'}) FROM spellings")[0]
    return DayForms(tuple(sorted(chosen, key=lambda form: -counts[form])), covered / max(1, total), doubt)


def settle(counts: dict[str, int], month_first: bool) -> tuple[list[str], str]:
    """Forms that were seen; of each pair the one that reads more, and the doubt where both read all."""
    chosen, doubt = [form for form in (ISO, *CLEAR) if counts[form]], ""
    for day, month in EITHER:
        if not counts[day] and not counts[month]:
            continue
        if counts[day] == counts[month]:
            doubt = f"every day fits day first and month first; {'month' if month_first else 'day'} first was taken"
        chosen.append(
            month if counts[month] > counts[day] or (counts[day] == counts[month] and month_first) else day
        )
    return chosen, doubt


def fits(form: str) -> str:
    """A condition on `cell`."""
    if form == ISO:
        return r"regexp_matches(cell, '^\d{4}-\d{1,2}-\d{1,2}([ T]|$)')"
    if form == "%Y":  # any small number would pass
        return r"regexp_matches(cell, '^(19|20)\d\d$')"
    clocks = CLOCKS if has_day(form) else CLOCKS[:1]
    return f"try_strptime(cell, [{', '.join(text(form + clock) for clock in clocks)}]) IS NOT NULL"


def count_of(form: str) -> str:
    """How many cells a form reads."""
    return f"count_if({fits(form)})"
