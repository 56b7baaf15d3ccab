"""How many commitments were kept, counted as the command line counts them (core/engines/kept.py, core/diagnosis)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fairlead.core.diagnosis.deeds import Kept, kept_measure
from fairlead.core.diagnosis.values import Measure
from fairlead.people.access import Seat
from fairlead.plan.deeds import reading
from fairlead.plan.deeds.evidence import Row, rows_of
from fairlead.plan.deeds.models import GRACE, CommitmentChange

FEWEST = 5  # that ended: of fewer no share is told, only how many


@dataclass(frozen=True, slots=True)
class Rate:
    """`measure` is None where too few have ended to tell."""

    name: str
    record: Kept
    measure: Measure | None


def stands(row: Row, as_of: date) -> str:
    """How one row of the table `commitments` counts on a day: the rule of `core.engines.kept`, for one row."""
    if row["state"] == "changed":
        return "explained" if row["reason"] else "changed"
    if row["state"] in ("dropped", "late", "kept"):
        return str(row["state"])
    if row["done_on"] and row["done_on"] <= as_of:
        return "late" if row["done_on"] > row["due"] else "kept"
    return "overdue" if row["due"] < as_of else "open"


def kept(rows: Iterable[Row], as_of: date) -> Kept:
    """As `core.diagnosis.recorded` puts them together: a day that passed in silence is a breach."""
    n = Counter(stands(row, as_of) for row in rows)
    return Kept(n["kept"], n["late"] + n["dropped"] + n["changed"] + n["overdue"], n["explained"])


def as_of(today: date) -> date:
    """What nobody but its owner is told to be overdue counts for nobody yet."""
    return today - GRACE


def rate(name: str, rows: Iterable[Row], day: date) -> Rate:
    record = kept(rows, day)
    measure = kept_measure("commitments", name, record) if record.ended >= FEWEST else None
    return Rate(name, record, measure)


def rates_for(seat: Seat, today: date) -> tuple[Rate, list[Rate]]:
    """Of all that this reader may read; and of each statement, where enough have ended."""
    mine = reading.readable(seat, today).values("commitment")
    rows = rows_of(CommitmentChange.objects.filter(commitment__in=mine))
    said = reading.statements(seat)
    each = [
        rate(text, [row for row in rows if row["statement"] == key], as_of(today))
        for key, text in said.items()
    ]
    return rate(_("Kept"), rows, as_of(today)), [one for one in each if one.measure]
