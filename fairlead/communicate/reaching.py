"""Where somebody's zone, week, hours, holidays and leave come from: person over place over unit over company."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from fairlead.communicate.models import Caps, Hours, Leave, Round, company_hours
from fairlead.communicate.times import Cap, Reach, Span
from fairlead.people.models import Company, Person, Post, Unit


class Reaches:
    """The hours of one company, read once; then asked for each of its people."""

    def __init__(self, company: Company) -> None:
        rows = [company_hours(company), *Hours.objects.filter(company=company)]
        self.by_unit = {row.unit_id: row for row in rows if row.unit_id}
        self.by_place = {row.place.casefold(): row for row in rows if row.place}
        self.by_person = {row.person_id: row for row in rows if row.person_id}
        self.base = replace(Reach(), **rows[0].said)
        self.above = dict(Unit.objects.filter(company=company).values_list("pk", "parent"))

    def of(self, person: Person, post: Post | None, away: Iterable[Span] = ()) -> Reach:
        said = [
            self.by_unit[pk].said for pk in self._chain(post.unit_id if post else None) if pk in self.by_unit
        ]
        place = self.by_place.get(post.location.strip().casefold()) if post else None
        own = self.by_person.get(person.pk)
        said += [row.said for row in (place, own) if row]
        merged = {name: value for one in said for name, value in one.items()}
        return replace(self.base, **merged, away=tuple(away))

    def of_unit(self, unit: int | None) -> Reach:
        """Of nobody in particular there."""
        said = [self.by_unit[pk].said for pk in self._chain(unit) if pk in self.by_unit]
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
