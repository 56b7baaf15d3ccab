"""What a list of commitments is narrowed to, as it stands in the address."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.people.models import Unit
from fairlead.plan.deeds import reading
from fairlead.plan.deeds.models.commitment import ChangeQuerySet


def state_names() -> dict[str, str]:
    return {
        "open": _("open"), "overdue": _("overdue"), "kept": _("kept"), "late": _("late"),
        "changed": _("changed and explained"), "dropped": _("dropped"),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What cannot be read in the address is left out, as if it were not there."""

    mine: bool
    state: str
    statement: str
    unit: str

    @property
    def is_any(self) -> bool:
        return bool(self.mine or self.state or self.statement or self.unit)

    def of(self, seat: Seat, today: date, rows: ChangeQuerySet) -> ChangeQuerySet:
        if self.mine:
            rows = rows.filter(reading.of_account(seat))
        if self.state:
            rows = rows.filter(reading.in_state(seat, self.state, today))
        if self.statement:
            rows = rows.filter(statement=self.statement)
        if self.unit:
            rows = rows.filter(unit__in=_below(seat, self.unit))
        return rows


def narrowed(seat: Seat, query: QueryDict) -> Narrowed:
    statement = query.get("statement", "")
    return Narrowed(
        mine=query.get("whose") == "mine",
        state=query.get("state", "") if query.get("state") in state_names() else "",
        statement=statement if statement in reading.statements(seat) else "",
        unit=_key(query.get("unit", "")),
    )


def _key(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _below(seat: Seat, key: str) -> list[int]:
    unit = Unit.objects.filter(company=seat.company, key=key).first()
    return unit.subtree() if unit else []
