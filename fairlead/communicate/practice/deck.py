"""The statements as practice sees them: which one it is through all editions, and how often its substance changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from fairlead.core.plans import Change, Statement, compare
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import in_order, plan_of, statement_of
from fairlead.plan.models import Audience, Edition
from fairlead.plan.reading import rows_for

Editions = tuple[tuple[int, int, Any], ...]  # id, number, when it was published


@dataclass(frozen=True, slots=True)
class Version:
    """What a statement said under one substance, in the last wording of it; why it came to say so."""

    text: str
    edition: int
    for_leaders: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One statement through all editions. Its lineage outlives its id; an id given to another statement begins another."""

    lineage: str
    versions: tuple[Version, ...]

    @property
    def substance(self) -> int:
        return len(self.versions)


@dataclass(frozen=True, slots=True)
class Card:
    """A statement that somebody may read today, with where it came from."""

    line: Line
    statement: Statement
    former: tuple[Version, ...]  # by substance; those that this reader may not read say nothing

    @property
    def lineage(self) -> str:
        return self.line.lineage

    @property
    def substance(self) -> int:
        return self.line.substance


def deck_for(seat: Seat) -> tuple[Card, ...]:
    """In the plan's order; only what the seat may read in the current edition."""
    lines = lines_of(seat.company)
    rows = rows_for(seat, Edition.current(seat.company))
    return tuple(_card(seat, lines[row.key], statement_of(row)) for row in rows)


def _card(seat: Seat, line: Line, statement: Statement) -> Card:
    reads_all = seat.may(Ability.EDIT_PLAN)
    seen = (
        one if reads_all or not one.for_leaders else replace(one, text="", reasons=())
        for one in line.versions
    )
    return Card(line, statement, tuple(seen))


def lines_of(company: Company, up_to: int | None = None) -> dict[str, Line]:
    """By the key that a statement has in the current edition, or in the one of a number."""
    found = Edition.objects.filter(company=company).order_by("number")
    found = found.filter(number__lte=up_to) if up_to else found
    return _lines(company.key, tuple(found.values_list("pk", "number", "published_at")))


@lru_cache(maxsize=64)
def _lines(_company: UUID, editions: Editions) -> dict[str, Line]:
    """Editions never change, so this is worked out once in each process."""
    lines: dict[str, Line] = {}
    before: list[Any] = []
    for pk, number, _at in editions:
        after = in_order(Edition.objects.get(pk=pk).statements.all())
        lines, before = _next(lines, before, after, number), after
    return lines


def _next(
    lines: dict[str, Line], before: Sequence[Any], after: Sequence[Any], number: int
) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for one in compare(plan_of("", before), plan_of("", after)).changes:
        if one.line_after is None:
            continue
        row = after[one.line_after - 1]
        version = Version(row.text, number, row.audience == Audience.LEADERS, one.reasons)
        if one.change is Change.NEW or one.line_before is None:
            found[row.key] = Line(f"{row.key}@{number}", (replace(version, reasons=()),))
        else:
            found[row.key] = _continued(lines[before[one.line_before - 1].key], version, one.is_substance)
    return found


def _continued(line: Line, version: Version, is_substance: bool) -> Line:
    if is_substance:
        return replace(line, versions=(*line.versions, version))
    *older, last = line.versions
    return replace(line, versions=(*older, replace(version, reasons=last.reasons)))
