"""The dose: how often each statement was put before each unit. A telling to a unit reaches those below it, one to all everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.communicate.models import Channel, Telling
from fairlead.communicate.occasions import audience_of, occasion, rows_of, teller_of
from fairlead.core.dose import band, told
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Unit
from fairlead.people.queries import unit_paths

DAYS = 90
WINDOW = timedelta(days=DAYS)  # the last day included: what was told so many days before it counts no more


def band_names() -> dict[str, str]:
    return {
        "never": _("never"),
        "once": _("once or twice"),
        "three": _("three to six times"),
        "seven": _("seven times or more"),
    }


def way_names() -> dict[str, str]:
    return {
        "mouth": _("by mouth"),
        "message": _("by message"),
        "wall": _("on a wall or screen"),
        "other": _("otherwise"),
    }


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement in one unit."""

    count: int

    @property
    def band(self) -> str:
        return band(self.count)


def dose(company: Company, keys: Sequence[str], units: Sequence[Unit], on: date) -> dict[str, list[Cell]]:
    """By statement a cell a unit, in the given order, over the ninety days up to a day; counted as the core counts them."""
    rows = rows_of(company, on - WINDOW + timedelta(days=1), on)
    above = {
        str(pk): str(parent) if parent else None
        for pk, parent in Unit.objects.filter(company=company).values_list("pk", "parent")
    }
    counts = told([occasion(row, bool(above)) for row in rows], [str(unit.pk) for unit in units], above)
    return {key: [Cell(counts.get((key, str(unit.pk)), 0)) for unit in units] for key in keys}


def telling_rows(company: Company, names: Mapping[int, str] | None = None) -> list[dict[str, Any]]:
    """Rows of the Fairlead table `tellings`, oldest first; a unit as `names` has it, else as its path; empty for all."""
    where = unit_paths(company) if names is None else names
    has_units = Unit.objects.filter(company=company).exists()
    return [
        {
            "told_on": row.told_on, "statement": row.statement, "channel": row.channel,
            "unit": where.get(row.unit_id, ""), "audience": audience_of(row, has_units), "people": row.people,
            "teller": teller_of(row),
        }
        for row in rows_of(company)
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
