"""The planner: lays down the slots of the next days and puts each on a moment for each person, in bites."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from fairlead.communicate.audience import audience, post_of
from fairlead.communicate.choosing import approved, last_told, next_key, statements_of
from fairlead.communicate.here import Here
from fairlead.communicate.models import Did, Kind, Planned, Round, Slot, State
from fairlead.communicate.reaching import Reaches, cap_for, caps_of, leaves_of, within
from fairlead.communicate.times import Outcome, Reach, Wanted, place, week_of
from fairlead.people.models import Person

AHEAD, LEEWAY = timedelta(days=2), timedelta(days=6)
EARLIEST_ZONE = timedelta(hours=14)  # where a day begins first
BITE = 1_000
NO_ADDRESS = "no address"


def plan(now: datetime, *, seconds: float = 5.0) -> int:
    """Of all rounds that run; how many slots of people found a place or a reason."""
    until, count, today = time.monotonic() + seconds, 0, (now + EARLIEST_ZONE).date()
    running = Round.objects.filter(state=State.RUNNING, company__is_sample=False)
    for one in running.select_related("company").order_by("pk"):
        if one.ends + LEEWAY < today - timedelta(days=1):
            one.step(Did.ENDED, None)
            continue
        for slot in lay_down(one, today):
            count += _plan_slot(slot, now, until)
    return count


def _plan_slot(slot: Slot, now: datetime, until: float) -> int:
    """Bite by bite through the audience, as long as there is time."""
    count, last = 0, 0
    while time.monotonic() < until and last is not None:
        done, last = plan_bite(slot, now, after=last)
        count += done
    return count


def lay_down(one: Round, today: date) -> list[Slot]:
    """The slots near today; what was missed while the round was paused is not made up for."""
    for kind in one.kinds:
        there = set(Slot.objects.filter(round=one, kind=kind).values_list("day", flat=True))
        for _number, day in one.days(kind, today + AHEAD):
            if day not in there and day + LEEWAY >= today:
                _lay(one, kind, day)
    near = Slot.objects.filter(round=one, day__gte=today - LEEWAY - timedelta(days=1), day__lte=today + AHEAD)
    return list(near.select_related("round__company").order_by("day", "kind", "number"))


def _lay(one: Round, kind: Kind, day: date) -> None:
    """A telling for which no words are approved is not laid down: nothing goes out that nobody approved."""
    key = ""
    if kind == Kind.TELLING:
        rows = statements_of(one.company, one.keys)
        ready = approved(one.company, rows)
        key = next_key([row.key for row in rows if row.key in ready], last_told(one))
        if not key:
            return
    last = Slot.objects.filter(round=one, kind=kind).aggregate(last=Max("number"))["last"] or 0
    Slot.objects.get_or_create(round=one, kind=kind, day=day, defaults={"number": last + 1, "statement": key})


def seed_of(slot: Slot) -> str:
    """What spreads its messages over the morning, together with the person's key."""
    return f"{slot.round.key}|{slot.kind}|{slot.day}"


def latest_day(slot: Slot) -> date:
    """A slot moves by six days at most, and never to the day of the next."""
    days = [
        day
        for _n, day in slot.round.days(Kind(slot.kind), slot.day + LEEWAY + timedelta(days=1))
        if day > slot.day
    ]
    return min([slot.day + LEEWAY, *(day - timedelta(days=1) for day in days)])


@transaction.atomic
def plan_bite(slot: Slot, now: datetime, after: int = 0) -> tuple[int, int | None]:
    """People of the audience who have no row yet: how many got one, and who was last; None at the end.

    Of two planners at once each row is written once. Whom a cap keeps out, since another took the place, comes again.
    """
    done = Planned.objects.filter(slot=slot, person=OuterRef("pk"))
    people = list(audience(slot.round, slot.day).filter(~Exists(done), pk__gt=after)[:BITE])
    if not people:
        return 0, None
    Planned.objects.bulk_create(list(_rows(slot, people, now)), ignore_conflicts=True)
    there = Planned.objects.filter(slot=slot, person__in=[one.pk for one in people]).count()
    return there, people[-1].pk


def _rows(slot: Slot, people: Sequence[Person], now: datetime) -> Iterator[Planned]:
    one, last = slot.round, latest_day(slot)
    reaches, cap = Reaches(one.company), cap_for(one, caps_of(one.company))
    leaves, taken = (
        leaves_of([p.pk for p in people], slot.day),
        Places([p.pk for p in people], slot.day, last),
    )
    wanted, here = Wanted(seed_of(slot), slot.day, last, cap), Here([p.pk for p in people])
    for person in people:
        post = post_of(person)
        reach = within(reaches.of(person, post, leaves.get(person.pk, ())), one.opens, one.closes)
        can = bool(person.email) or here.reads(one, person)
        outcome = _outcome(person, wanted, reach, taken, now) if can else None
        row = Planned(slot=slot, person=person, unit_id=post.unit_id if post else None)
        yield taken.put(row, outcome)


def _outcome(person: Person, wanted: Wanted, reach: Reach, taken: "Places", now: datetime) -> Outcome:
    days = taken.days[person.pk]
    return place([wanted], reach, person=str(person.key), taken=days, not_before=now)[0]


class Places:
    """The places under the caps that some people have left in the weeks around some days."""

    def __init__(self, people: Sequence[int], first: date, last: date) -> None:
        self.days: dict[int, list[date]] = defaultdict(list)
        self.used: dict[int, set[tuple[date, str, int]]] = defaultdict(set)
        rows = Planned.objects.filter(person__in=people, week__gte=week_of(first), week__lte=week_of(last))
        for person, day, week, of_day, of_week in rows.values_list(
            "person", "day", "week", "of_day", "of_week"
        ):
            self.days[person].append(day)
            self.used[person] |= {(day, "day", of_day), (week, "week", of_week)}

    def put(self, row: Planned, outcome: Outcome | None) -> Planned:
        if outcome is None or outcome.day is None:
            row.state = Planned.State.SKIPPED
            row.reason = str(outcome.why) if outcome else NO_ADDRESS
            return row
        row.moment, row.day, row.week = outcome.moment, outcome.day, week_of(outcome.day)
        row.day_cap, row.week_cap = outcome.wanted.cap.a_day, outcome.wanted.cap.a_week
        row.of_day = self._free(row.person_id, row.day, "day")
        row.of_week = self._free(row.person_id, row.week, "week")
        return row

    def _free(self, person: int, of: date, what: str) -> int:
        number = 1
        while (of, what, number) in self.used[person]:
            number += 1
        return number
