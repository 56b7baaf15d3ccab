"""Where somebody's zone, week, hours, holidays and leave come from: person over place over unit over company."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, time

from django.db.models import Q

from fairlead.communicate.models import Caps, Hours, Leave, Round, company_hours
from fairlead.communicate.times import Cap, Reach, Span
from fairlead.people.models import Company, Person, Post, Unit


class Reaches:
    """The hours of one company, read once, with the own hours of some people; then asked for each of them."""

    def __init__(self, company: Company, people: Collection[int]) -> None:
        shared = Hours.objects.filter(company=company, person=None)
        rows = [company_hours(company), *shared]
        self.by_unit = {row.unit_id: row.said for row in rows if row.unit_id}
        self.by_place = {row.place.casefold(): row.said for row in rows if row.place}
        self.by_person = {row.person_id: row.said for row in Hours.objects.filter(among(people))}
        self.base = replace(Reach(), **rows[0].said)
        self.above = dict(Unit.objects.filter(company=company).values_list("pk", "parent"))
        self.known: dict[tuple[int | None, str], Reach] = {}

    def of(self, person: Person, post: Post | None, away: Iterable[Span] = ()) -> Reach:
        unit, place = (post.unit_id, post.location) if post else (None, "")
        return self.at(person.pk, unit, place, away)

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


def among(people: Collection[int]) -> Q:
    """Rows of these persons; of neighbours perhaps of some between them, since that asks for two numbers and not for all."""
    first, last = min(people, default=0), max(people, default=0)
    is_dense = last - first < 2 * len(people)
    return Q(person__gte=first, person__lte=last) if is_dense else Q(person__in=list(people))


def leaves_of(people: Collection[int], since: date) -> dict[int, list[Span]]:
    """By person: spans that have not ended before a day."""
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Leave.objects.filter(among(people), last__gte=since).order_by("first", "pk")
    for person, first, last in rows.values_list("person", "first", "last"):
        found[person].append(Span(first, last))
    return found


def caps_of(company: Company) -> Cap:
    row = Caps.objects.filter(company=company).first() or Caps()
    return Cap(row.a_day, row.a_week)


def cap_for(one: Round, company: Cap) -> Cap:
    return Cap(company.a_day, min(company.a_week, one.at_most_a_week))
