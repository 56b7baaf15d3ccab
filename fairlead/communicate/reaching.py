"""Where somebody's zone, week, hours, holidays and leave come from: person over place over unit over company."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from fairlead.communicate.models import Caps, Hours, Leave, Round, company_hours
from fairlead.communicate.times import Cap, Reach, Span
from fairlead.people.models import Company, Person, Post, Unit


class Reaches:
    """The hours of one company, read once, with the own hours of some people; then asked for each of them."""

    def __init__(self, company: Company, people: Iterable[int]) -> None:
        shared = Hours.objects.filter(company=company, person=None)
        rows = [company_hours(company), *shared]
        self.by_unit = {row.unit_id: row.said for row in rows if row.unit_id}
        self.by_place = {row.place.casefold(): row.said for row in rows if row.place}
        self.by_person = {row.person_id: row.said for row in Hours.objects.filter(person__in=list(people))}
        self.base = replace(Reach(), **rows[0].said)
        self.above = dict(Unit.objects.filter(company=company).values_list("pk", "parent"))
        self.known: dict[tuple[int | None, str], Reach] = {}

    def of(self, person: Person, post: Post | None, away: Iterable[Span] = ()) -> Reach:
        where = (post.unit_id, post.location) if post else (None, "")
        return self.at(person.pk, *where, away)

    def at(self, person: int, unit: int | None, place: str, away: Iterable[Span] = ()) -> Reach:
        if (unit, place) not in self.known:
            self.known[unit, place] = self._shared(unit, place)
        shared, own = self.known[unit, place], self.by_person.get(person)
        return replace(shared, **own or {}, away=tuple(away)) if own or away else shared

    def _shared(self, unit: int | None, place: str) -> Reach:
        """Of all who stand in a unit at a place."""
        said = [self.by_unit[pk] for pk in self._chain(unit) if pk in self.by_unit]
        said.append(self.by_place.get(place.strip().casefold(), {}) if place.strip() else {})
        return replace(self.base, **{name: value for one in said for name, value in one.items()})

    def _chain(self, unit: int | None) -> list[int]:
        """From the top down, so that the nearest unit has the last word."""
        found: list[int] = []
        while unit is not None and unit not in found:
            found.append(unit)
            unit = self.above.get(unit)
        return found[::-1]


def within(reach: Reach, opens: time | None, closes: time | None) -> Reach:
    """A round may be narrower than a person's own hours, never wider; where nothing is left the person's hours hold."""
    if opens is None and closes is None:
        return reach
    narrow = max(reach.opens, opens or time.min), min(reach.closes, closes or time.max)
    return replace(reach, opens=narrow[0], closes=narrow[1]) if narrow[0] < narrow[1] else reach


def leaves_of(people: Iterable[int], since: date) -> dict[int, list[Span]]:
    """By person: spans that have not ended before a day."""
    found: dict[int, list[Span]] = defaultdict(list)
    for leave in Leave.objects.filter(person__in=list(people), last__gte=since):
        found[leave.person_id].append(Span(leave.first, leave.last))
    return found


def caps_of(company: Company) -> Cap:
    row = Caps.objects.filter(company=company).first() or Caps()
    return Cap(row.a_day, row.a_week)


def cap_for(one: Round, company: Cap) -> Cap:
    return Cap(company.a_day, min(company.a_week, one.at_most_a_week))
