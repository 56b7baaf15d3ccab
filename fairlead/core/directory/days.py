"""Days of hiring and leaving, in the spellings that the tables know."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import duckdb

from fairlead.core.tables.dates import EITHER
from fairlead.core.tables.dates import Days as Spellings
from fairlead.core.tables.engine import CONFIG
from fairlead.core.tables.guesses_dates import DayForms, day_forms

Days = Literal["", "day-first", "month-first"]
DAY_FIELDS = ("hired_on", "left_on")


def days_of(cells: Iterable[str], *, month_first: bool = False) -> DayForms:
    """The forms in which a column writes its days."""
    return day_forms(duckdb.connect(config={**CONFIG}), list(cells), month_first=month_first)


def read_days(cells: Iterable[str], days: Days) -> dict[str, date]:
    """Each spelling that can be read, with its day.

    >>> read_days(["31.01.2026", "2026-02-01", "soon"], "")["31.01.2026"].isoformat()
    '2026-01-31'
    >>> read_days(["01/02/2026"], "month-first")["01/02/2026"].isoformat()
    '2026-01-02'
    """
    spelt = sorted({cell for cell in cells if cell})
    forms = stated(days_of(spelt, month_first=days == "month-first").forms, days)
    db = duckdb.connect(config={**CONFIG})
    db.execute("CREATE TABLE spellings (cell VARCHAR)")
    db.execute("INSERT INTO spellings SELECT unnest(?)", [spelt])
    read = db.execute(f"SELECT cell, ({Spellings(forms).moment('cell')})::DATE FROM spellings").fetchall()
    return {cell: day for cell, day in read if day}


def stated(forms: Iterable[str], days: Days) -> tuple[str, ...]:
    """Forms with what was said of day and month put in place of what was guessed."""
    at = 1 if days == "month-first" else 0
    swapped = {pair[1 - at]: pair[at] for pair in EITHER} if days else {}
    return tuple(dict.fromkeys(swapped.get(form, form) for form in forms))
