"""What a company wrote down: commitments, decisions, tellings, leaders' lists, in the words of the Fairlead tables."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from gettext import gettext as _
from typing import Any

from fairlead.core.tables import SCHEMAS

Table = tuple[Sequence[str], list[list[Any]]]
Row = Mapping[str, Any]
TELLINGS = SCHEMAS["tellings"].names


def records_of(company: Any, today: date, units: Mapping[int, str]) -> tuple[dict[str, Table], list[str]]:
    """Tables that have rows, and a sentence for what waits."""
    from fairlead.communicate.dose import telling_rows
    from fairlead.plan.deeds.evidence import COMMITMENTS, DECISIONS, commitment_rows, decision_rows

    rows = commitment_rows(company)
    counted = [row for row in rows if not _waits(row, today)]
    found = {
        "commitments": table(COMMITMENTS, counted),
        "tellings": table(TELLINGS, telling_rows(company, units)),
        "decisions": table(DECISIONS, decision_rows(company)),
    }
    said = _waiting(len(rows) - len(counted))
    return {name: one for name, one in found.items() if one[1]}, said


def table(columns: Sequence[str], rows: Iterable[Row]) -> Table:
    return columns, [["" if row[name] is None else row[name] for name in columns] for row in rows]


def _waits(row: Row, today: date) -> bool:
    """Its day has just passed: until its owner has had time to say so, it counts for nobody (plan/deeds)."""
    from fairlead.plan.deeds.models import GRACE

    return bool(row["state"] == "open" and row["due"] < today <= row["due"] + GRACE)


def _waiting(n: int) -> list[str]:
    if not n:
        return []
    told = _(
        "{n} commitments whose day has just passed: not written until their owners have had three days to say what became of them."
    )
    return [told.format(n=n)]
