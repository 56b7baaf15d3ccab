"""The statements as practice sees them: which one it is through all editions, and how often its substance changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from fairlead.communicate.practice.notebook import Notebook
from fairlead.core.memory import Trace
from fairlead.core.plans import Change, Changed, Statement, compare
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.plan.as_plan import in_order, plan_of, statement_of
from fairlead.plan.models import Audience, Edition
from fairlead.plan.reading import rows_for

Lines = dict[str, "Line"]


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

    @property
    def same(self) -> frozenset[int]:
        """The substances that say what it says now: more than one where an edition in between was withdrawn."""
        now = self.versions[-1]
        return frozenset(
            n for n, one in enumerate(self.versions, 1) if (one.edition, one.text) == (now.edition, now.text)
        )


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

    def trace(self, book: Notebook) -> Trace:
        """What it has left in somebody."""
        return book.trace(self.lineage, self.substance, self.line.same)


def deck_for(seat: Seat) -> tuple[Card, ...]:
    """In the plan's order; only what the seat may read in the current edition."""
    edition = Edition.current(seat.company)
    lines, rows = lines_of(edition), rows_for(seat, edition)
    return tuple(_card(seat, lines[row.key], statement_of(row)) for row in rows)


def _card(seat: Seat, line: Line, statement: Statement) -> Card:
    reads_all = seat.may(Ability.EDIT_PLAN)
    seen = (
        one if reads_all or not one.for_leaders else replace(one, text="", reasons=())
        for one in line.versions
    )
    return Card(line, statement, tuple(seen))


def lines_of(edition: Edition | None, until: datetime | None = None) -> Lines:
    """By the key that a statement has in this edition, which stands now, or stood at a moment."""
    if edition is None:
        return {}
    numbers = tuple(_in_force(edition, until))
    stamps = Edition.objects.filter(company=edition.company, number__in=numbers).order_by("number")
    return _lines(edition.company.key, numbers, tuple(stamps.values_list("number", "pk", "published_at")))


def _in_force(edition: Edition, until: datetime | None) -> Iterator[int]:
    """The numbers of the editions in the order in which they held; one twice if a later one was withdrawn."""
    standing: set[int] = set()
    last = 0
    for at, number, begins in sorted(_events(edition)):
        if until is None or at <= until:
            (standing.add if begins else standing.discard)(number)
            if standing and max(standing) != last:
                last = max(standing)
                yield last
    if last != edition.number:  # the clock was wrong
        yield edition.number


def _events(edition: Edition) -> Iterator[tuple[datetime, int, bool]]:
    for one in Edition.objects.filter(company=edition.company).select_related("withdrawal"):
        if not one.was_called_off and not one.is_waiting:
            yield one.in_force_at, one.number, True
            if hasattr(one, "withdrawal"):
                yield one.withdrawal.at, one.number, False


@lru_cache(maxsize=64)
def _lines(_company: UUID, numbers: tuple[int, ...], stamps: tuple[tuple[int, int, Any], ...]) -> Lines:
    """Editions never change, so this is worked out once in each process."""
    ids = {number: pk for number, pk, _at in stamps}
    past: dict[int, Lines] = {}
    latest: Lines = {}
    lines: Lines = {}
    before: list[Any] = []
    for number in numbers:
        after = in_order(Edition.objects.get(pk=ids[number]).statements.all())
        found = compare(plan_of("", before), plan_of("", after)).changes
        held_before = number in past
        lines = (
            _again(past[number], latest, found) if held_before else _next(lines, before, after, number, found)
        )
        past.setdefault(number, lines)
        latest |= {line.lineage: line for line in lines.values()}
        before = after
    return lines


def _next(
    lines: Lines, before: Sequence[Any], after: Sequence[Any], number: int, changes: Sequence[Changed]
) -> Lines:
    """The edition that follows: statements go on, change, or begin."""
    found: Lines = {}
    for one in changes:
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


def _again(old: Lines, latest: Lines, changes: Sequence[Changed]) -> Lines:
    """An edition that holds once more: what had changed since changes back, and counts as one more substance."""
    reasons = {one.id: one.reasons for one in changes}
    found: Lines = {}
    for key, line in old.items():
        now = latest[line.lineage]
        back = replace(line.versions[-1], reasons=reasons.get(key, ()))
        found[key] = now if now.substance == line.substance else replace(now, versions=(*now.versions, back))
    return found
