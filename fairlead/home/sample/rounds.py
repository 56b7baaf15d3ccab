"""Four months of two rounds: laid down and placed by the planner itself, on the days when it would have done so.

The mail is not written: rows say that it was sent. Dunmere is left out of the tellings, since its manager wished to say
it himself; he never has. In the middle the plan changes, and for two weeks the tellings are paused.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone

from fairlead.communicate.choosing import mark, next_key
from fairlead.communicate.models import (
    Caps,
    Channel,
    Did,
    Kind,
    Leave,
    Planned,
    Round,
    RoundEvent,
    Slot,
    State,
    Telling,
    Version,
    WordingKind,
    company_hours,
)
from fairlead.communicate.planning import AHEAD, plan_bite
from fairlead.home.sample.people import KEYS
from fairlead.people.models import Company, Person, Unit, User
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Edition, EditionStatement

WEEKS, LONGER = 17, 13  # gone by, and to come
PAUSED = (9, 10)  # the weeks in which the branches were at the autumn fair
UNTOLD = "Dunmere"
NO_SUCH = ("p077", "550 5.1.1 no such user")  # whose address was mistyped
AWAY = {"p004": 2, "p011": 2, "p023": 3, "p040": 3, "p047": 4, "p063": 5, "p071": 6, "p090": 7, "p099": 8, "p115": 11,
        "p126": 12, "p131": 15}  # fmt: skip
TELLING_SETS = {"name": "The plan, said every week", "tells": True, "practises": False, "weekday": 1}
PRACTICE_SETS = {"name": "A minute a week", "tells": False, "practises": True, "weekday": 3}


def first_monday(today: date) -> date:
    return today - timedelta(days=today.weekday(), weeks=WEEKS)


def rounds_of(company: Company, by: User, now: datetime) -> None:
    """Both run until some months from now."""
    first = first_monday(timezone.localdate(now))
    _hours(company)
    _leave(company, first)
    for sets in (TELLING_SETS, PRACTICE_SETS):
        one = _round(company, by, first, sets)
        for slot in list(_slots(one, now)):
            _place(slot)
            _went_out(slot, now)


def _hours(company: Company) -> None:
    row = company_hours(company)
    row.zone, row.country, row.part = "Europe/London", "GB", "ENG"
    row.save()
    Caps.objects.create(company=company, a_day=1, a_week=2)


def _leave(company: Company, first: date) -> None:
    people = Person.objects.filter(company=company, number__in=AWAY)
    Leave.objects.bulk_create(
        Leave(
            person=one,
            first=first + timedelta(weeks=AWAY[one.number]),
            last=first + timedelta(weeks=AWAY[one.number], days=11),
        )
        for one in people
    )


def _round(company: Company, by: User, first: date, sets: dict[str, Any]) -> Round:
    units = Unit.objects.filter(company=company, parent__isnull=False).exclude(name=UNTOLD)
    one = Round.objects.create(
        company=company, key=uuid5(KEYS, sets["name"]), made_by=by, state=State.RUNNING,
        begins=first, ends=first + timedelta(weeks=WEEKS + LONGER),
        units=[str(unit.key) for unit in units.order_by("name")] if sets["tells"] else [], **sets,
    )  # fmt: skip
    done = [(Did.MADE, -4), (Did.STARTED, -3)]
    if one.tells:
        done += [(Did.PAUSED, 7 * PAUSED[0] - 3), (Did.RESUMED, 7 * PAUSED[-1] + 5)]
    RoundEvent.objects.bulk_create(
        RoundEvent(round=one, did=did, by=by, at=_nine(first + timedelta(days=after))) for did, after in done
    )
    return one


def _nine(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def _slots(one: Round, now: datetime) -> Iterator[Slot]:
    """As the planner lays them down, each with the statement whose turn it was in the edition of its day."""
    (kind,), told = one.kinds, dict[str, int]()
    number = 0
    for _number, day in one.days(kind, timezone.localdate(now) + AHEAD):
        if one.tells and (day - one.begins).days // 7 in PAUSED:
            continue
        number += 1
        key = next_key([row.key for row in rows_on(one.company, day)], told) if one.tells else ""
        told[key] = number
        yield Slot.objects.create(round=one, kind=kind, number=number, day=day, statement=key)


def rows_on(company: Company, day: date) -> list[EditionStatement]:
    edition = Edition.on(company, datetime.combine(day, time.max, UTC))
    return in_order(edition.statements.all()) if edition else []


def _place(slot: Slot) -> None:
    """Two days before, as the worker does it: hours, holidays, days away, joiners and leavers, the caps."""
    more = True
    while more:
        _count, more = plan_bite(slot, _nine(slot.day - AHEAD))


def _went_out(slot: Slot, now: datetime) -> None:
    due = Planned.objects.filter(slot=slot, state=Planned.State.PLANNED, moment__lte=now)
    number, why = NO_SUCH
    # Her key first: with a join PostgreSQL, whose figures of rows that are not committed yet are old, goes over all people again and again.
    mistyped = Person.objects.get(company=slot.round.company, number=number)
    due.filter(person=mistyped).update(state=Planned.State.UNSENT, reason=why)
    if slot.kind == Kind.TELLING:
        _told(slot, Counter(due.values_list("unit", "day")))
    due.update(state=Planned.State.SENT, version=_version(slot))


def _told(slot: Slot, people: Counter[tuple[int, date]]) -> None:
    """A telling counts once a slot and unit, on the day of the first message."""
    rows: dict[int, Telling] = {}
    for (unit, day), count in sorted(people.items(), key=lambda item: item[0][1]):
        row = rows.setdefault(unit, _telling(slot, unit, day))
        row.people = (row.people or 0) + count
    Telling.objects.bulk_create(rows.values())


def _telling(slot: Slot, unit: int, day: date) -> Telling:
    return Telling(
        company=slot.round.company, slot=slot, unit_id=unit, told_on=day, statement=slot.statement, channel=Channel.MESSAGE,
        audience=slot.round.name, told_by=slot.round.made_by, noted_at=_nine(day),
    )  # fmt: skip


def _version(slot: Slot) -> Version | None:
    """The words that were approved for what the statement said on the day, in turn."""
    rows = {row.key: row for row in rows_on(slot.round.company, slot.day)}
    if slot.statement not in rows:
        return None
    found = Version.objects.filter(
        wording__company=slot.round.company, wording__statement=slot.statement,
        wording__kind=WordingKind.MESSAGE, mark=mark(rows[slot.statement]),
    ).order_by("wording__number")  # fmt: skip
    return found[slot.number % len(found)] if found else None
