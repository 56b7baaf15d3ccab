"""Slots of one person put on days: never in quiet hours, never over a cap; what finds no place has a reason."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fairlead.communicate.times.reach import Reach, Why, moment_on, why_not

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most messages a person gets, over all rounds, in a local day and in a local week from Monday."""

    a_day: int = 1
    a_week: int = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A slot of a round for one person: its day, the last day to which it may move, and what spreads it."""

    name: str
    day: date
    latest: date
    cap: Cap = Cap()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a slot was put, or why nowhere."""

    wanted: Wanted
    day: date | None = None
    moment: datetime | None = None
    why: Why | None = None


def week_of(day: date) -> date:
    """The Monday of a day.

    >>> week_of(date(2026, 11, 29))
    datetime.date(2026, 11, 23)
    """
    return day - timedelta(days=day.weekday())


def place(
    wanted: Sequence[Wanted],
    reach: Reach,
    *,
    person: str,
    taken: Iterable[date] = (),
    not_before: datetime | None = None,
) -> list[Outcome]:
    """Each slot on its day or the next on which the person may be reached; in the order given, on top of what is taken.

    Who is away on the day of a slot misses it; other obstacles move it, up to `latest`. The reason is that of the last day tried.

    >>> sunday = Wanted("slot 1", date(2026, 11, 29), date(2026, 12, 3))
    >>> [one.day for one in place([sunday], Reach(), person="Ann")]
    [datetime.date(2026, 11, 30)]
    >>> [one.why for one in place([sunday, sunday, sunday], Reach(), person="Ann")][2]
    <Why.CAP: 'cap'>
    """
    days = Counter(taken)
    found = []
    for one in wanted:
        outcome = place_one(one, reach, person=person, taken=days, not_before=not_before)
        days.update([outcome.day] if outcome.day else [])
        found.append(outcome)
    return found


def place_one(
    one: Wanted, reach: Reach, *, person: str, taken: Counter[date], not_before: datetime | None = None
) -> Outcome:
    """One slot, where it is known how many messages each day has.

    >>> sunday = Wanted("slot 1", date(2026, 11, 29), date(2026, 12, 3))
    >>> place_one(sunday, Reach(), person="Ann", taken=Counter([date(2026, 11, 30)])).day
    datetime.date(2026, 12, 1)
    """
    day, why = one.day, None
    while day <= one.latest:
        why = why_not(day, reach) or _over(day, one.cap, taken)
        if why is Why.AWAY and day == one.day:
            break
        if why is None:
            moment = moment_on(day, reach, f"{person}|{one.name}", not_before)
            if moment is not None:
                return Outcome(one, day, moment)
            why = Why.TOO_LATE if moment_on(day, reach, one.name) else Why.NO_SUCH_DAY
        day += ONE
    return Outcome(one, why=why or Why.TOO_LATE)


def _over(day: date, cap: Cap, taken: Counter[date]) -> Why | None:
    if not taken:
        return None
    monday = week_of(day)
    week = sum(taken[monday + ONE * number] for number in range(7))
    return Why.CAP if taken[day] >= cap.a_day or week >= cap.a_week else None
