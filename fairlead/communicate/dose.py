"""The dose: how often each statement was put before each unit. A telling to a unit reaches those below it, one to all everybody."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.communicate.models import Channel, Telling
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Unit
from fairlead.people.queries import unit_paths

WINDOW = timedelta(days=90)
BANDS = (("never", 0, 0), ("once", 1, 2), ("three", 3, 6), ("seven", 7, 10**9))  # from … to


def band(count: int) -> str:
    """
    >>> [band(n) for n in (0, 1, 2, 3, 6, 7, 40)]
    ['never', 'once', 'once', 'three', 'three', 'seven', 'seven']
    """
    return next(name for name, low, high in BANDS if low <= count <= high)


def band_names() -> dict[str, str]:
    return {
        "never": _("never"),
        "once": _("once or twice"),
        "three": _("three times or more"),
        "seven": _("seven times or more"),
    }


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement in one unit."""

    count: int

    @property
    def band(self) -> str:
        return band(self.count)


def dose(company: Company, keys: Sequence[str], units: Sequence[Unit], on: date) -> dict[str, list[Cell]]:
    """By statement a cell a unit, in the given order, over the ninety days up to a day."""
    above = dict(Unit.objects.filter(company=company).values_list("pk", "parent"))
    counts = Counter(
        Telling.objects.filter(company=company, told_on__gt=on - WINDOW, told_on__lte=on).values_list(
            "statement", "unit"
        )
    )
    lines = {unit.pk: _line(unit.pk, above) for unit in units}
    return {key: [Cell(sum(counts[key, at] for at in lines[unit.pk])) for unit in units] for key in keys}


def _line(unit: int, above: dict[int, int | None]) -> list[int | None]:
    """The unit, those above it, and the whole company."""
    found: list[int | None] = []
    at: int | None = unit
    while at is not None and at not in found:
        found.append(at)
        at = above.get(at)
    return [*found, None]


def telling_rows(company: Company, names: Mapping[int, str] | None = None) -> list[dict[str, Any]]:
    """Rows of the Fairlead table `tellings`, oldest first; a unit as `names` has it, else as its path; empty for all."""
    where = unit_paths(company) if names is None else names
    rows = Telling.objects.filter(company=company).select_related("told_by").order_by("told_on", "pk")
    return [
        {
            "told_on": row.told_on, "statement": row.statement, "channel": row.channel,
            "unit": where.get(row.unit_id, ""), "audience": row.audience, "people": row.people,
            "teller": row.teller or (str(row.told_by) if row.told_by else ""),
        }
        for row in rows
    ]  # fmt: skip


@transaction.atomic
def say(*, seat: Seat, statements: Sequence[str], **what: Any) -> list[Telling]:
    """Somebody put statements before people by mouth or on a wall."""
    made = [_note(seat, key, **what) for key in statements]
    record("telling noted", company=seat.company.key, actor=seat.user.key, details={"tellings": len(made)})
    return made


@transaction.atomic
def say_rows(*, seat: Seat, rows: Sequence[dict[str, Any]]) -> int:
    """Those of a file."""
    for row in rows:
        _note(seat, **row)
    if rows:
        details = {"tellings": len(rows)}
        record("tellings imported", company=seat.company.key, actor=seat.user.key, details=details)
    return len(rows)


def _note(
    seat: Seat, statement: str, told_on: date, channel: Channel, unit: Unit | None,
    people: int | None, audience: str = "", teller: str = "",
) -> Telling:  # fmt: skip
    return Telling.objects.create(
        company=seat.company, told_on=told_on, statement=statement, channel=channel, unit=unit,
        people=people, audience=audience, teller=teller, told_by=seat.user,
    )  # fmt: skip


@transaction.atomic
def take_back(*, seat: Seat, telling: Telling) -> None:
    """A telling that was noted by mistake; what was sent was sent."""
    record("telling taken back", company=seat.company.key, actor=seat.user.key, subject=str(telling.pk))
    telling.delete()
