"""Rows of the plan, made and written many at a time: an object of the model for each would cost more than the row."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from fairlead.communicate.here import Here
from fairlead.communicate.models import Planned, Slot
from fairlead.communicate.reaching import Reaches, among, cap_for, caps_of, leaves_of, within
from fairlead.communicate.times import Outcome, Wanted, place_one, week_of
from fairlead.people.models import Post

NO_ADDRESS, AT_ONCE = "no address", 500
NONE: Counter[date] = Counter()
Known = tuple[int, str, int | None]  # id, address and account of a person


class Row(NamedTuple):
    """The columns of `Planned` that a planner knows."""

    slot_id: int
    person_id: int
    unit_id: int | None
    day_cap: int
    week_cap: int
    state: str = "skipped"
    reason: str = ""
    moment: datetime | None = None
    day: date | None = None
    week: date | None = None
    of_day: int | None = None
    of_week: int | None = None


def rows_for(slot: Slot, people: Sequence[Known], now: datetime, *, seed: str, latest: date) -> list[Row]:
    """A moment with a place under the caps for each, or the reason why there is none."""
    one, keys = slot.round, [pk for pk, _email, _account in people]
    if not people:
        return []
    reaches, cap = Reaches(one.company, keys), cap_for(one, caps_of(one.company))
    posts, leaves, places = (
        posts_of(keys, slot.day),
        leaves_of(keys, slot.day),
        Places(keys, slot.day, latest),
    )
    wanted, here, rows = Wanted(seed, slot.day, latest, cap), Here(keys), []
    for pk, email, account in people:
        unit, where = posts.get(pk, (None, ""))
        reach = within(reaches.at(pk, unit, where, leaves.get(pk, ())), one.opens, one.closes)
        taken = places.days.get(pk, NONE)
        can = bool(email) or here.may_read(one, pk, account)
        outcome = place_one(wanted, reach, person=str(pk), taken=taken, not_before=now) if can else None
        rows.append(places.put(Row(slot.pk, pk, unit, cap.a_day, cap.a_week), outcome))
    return rows


def posts_of(people: Sequence[int], day: date) -> dict[int, tuple[int | None, str]]:
    """By person: unit and place on a day; of several posts the last."""
    posts = Post.objects.on(day).filter(among(people)).order_by("began", "pk")
    return {pk: (unit, where) for pk, unit, where in posts.values_list("person", "unit", "location")}


class Places:
    """The places under the caps that some people have left in the weeks around some days."""

    def __init__(self, people: Sequence[int], first: date, last: date) -> None:
        self.days: dict[int, Counter[date]] = defaultdict(Counter)
        self.used: dict[int, set[tuple[date, str, int]]] = defaultdict(set)
        rows = Planned.objects.filter(among(people), week__gte=week_of(first), week__lte=week_of(last))
        for person, day, week, of_day, of_week in rows.values_list(
            "person", "day", "week", "of_day", "of_week"
        ):
            self.days[person][day] += 1
            self.used[person] |= {(day, "day", of_day), (week, "week", of_week)}

    def put(self, row: Row, outcome: Outcome | None) -> Row:
        if outcome is None or outcome.day is None:
            return row._replace(reason=str(outcome.why) if outcome else NO_ADDRESS)
        day, week = outcome.day, week_of(outcome.day)
        return row._replace(
            state="planned", moment=outcome.moment, day=day, week=week,
            of_day=self._free(row.person_id, day, "day"), of_week=self._free(row.person_id, week, "week"),
        )  # fmt: skip

    def _free(self, person: int, of: date, what: str) -> int:
        used, number = self.used.get(person, ()), 1
        while (of, what, number) in used:
            number += 1
        return number


def write(rows: Sequence[Row]) -> int:
    """How many were written: a row whose person or place another has taken is left out, anything else wrong is an error."""
    with connection.cursor() as cursor:
        return sum(_write(cursor, rows[first : first + AT_ONCE]) for first in range(0, len(rows), AT_ONCE))


def _write(cursor: CursorWrapper, rows: Sequence[Row]) -> int:
    """`INSERT OR IGNORE`, which Django would write for SQLite, would leave out what a cap refuses, too."""
    others = _others()
    names = [*Row._fields, *others]
    one = f"({', '.join(['%s'] * len(names))})"
    into = f"INSERT INTO {Planned._meta.db_table} ({', '.join(names)}) VALUES {', '.join([one] * len(rows))}"
    values = [value for row in rows for value in (*_ready(row), *others.values())]
    cursor.execute(f"{into} ON CONFLICT DO NOTHING", values)
    return int(cursor.rowcount)


@lru_cache(maxsize=1)
def _others() -> dict[str, object]:
    """Columns that must have something, of which a planner knows nothing."""
    fields = [one for one in Planned._meta.concrete_fields if not one.primary_key and not one.null]
    return {one.attname: one.get_default() for one in fields if one.attname not in Row._fields}


def _ready(row: Row) -> tuple[object, ...]:
    """As the database keeps dates."""
    to = connection.ops
    return row._replace(
        moment=to.adapt_datetimefield_value(row.moment), day=to.adapt_datefield_value(row.day),
        week=to.adapt_datefield_value(row.week),
    )  # fmt: skip
