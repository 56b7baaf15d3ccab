"""The planner: lays down the slots of the next days and puts each on a moment for each person, in bites."""

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef

from fairlead.communicate.audience import audience
from fairlead.communicate.choosing import approved, last_told, next_key, statements_of
from fairlead.communicate.models import Did, Kind, Planned, Round, Slot, State
from fairlead.communicate.rows import Known, rows_for, write
from fairlead.outbox.durable import without_the_disk

AHEAD, LEEWAY = timedelta(days=2), timedelta(days=6)
EARLIEST_ZONE, LATEST_ZONE = (
    timedelta(hours=14),
    timedelta(hours=-12),
)  # where a day begins first, and ends last
FOR_REASONS = timedelta(days=2)  # a worker may have been down
LOOK_AGAIN = timedelta(minutes=10)  # for joiners, and for what found no moment or lost its place
BITE = 2_000


def plan(now: datetime, *, seconds: float = 5.0) -> int:
    """Of all rounds that run; how many slots of people found a place or a reason. Where it stops, the next turn goes on."""
    until, count = time.monotonic() + seconds, 0
    for slot in sorted(open_slots(now), key=lambda slot: (slot.day, slot.pk)):
        more = True
        while more and time.monotonic() < until:
            done, more = plan_bite(slot, now)
            count += done
    return count


def how_far() -> list[str]:
    """Of slots in the middle of their planning."""
    half = Slot.objects.filter(looked_at=None, looked_to__gt=0, round__state=State.RUNNING).select_related(
        "round"
    )
    return [
        f"“{slot.round}” of {slot.day}: {Planned.objects.filter(slot=slot).count():,} of {slot.meant:,} people"
        for slot in half
    ]


def open_slots(now: datetime) -> Iterator[Slot]:
    """Those for which somebody may have no row yet; a round whose days are over ends."""
    today = (now + EARLIEST_ZONE).date()
    running = Round.objects.filter(state=State.RUNNING, company__is_sample=False)
    for one in running.select_related("company").order_by("pk"):
        if one.ends + LEEWAY < today - timedelta(days=1):
            one.step(Did.ENDED, None)
            continue
        yield from (
            slot for slot in lay_down(one, today) if is_open(slot, now) and not was_looked_at(slot, now)
        )


def is_open(slot: Slot, now: datetime) -> bool:
    """Whether somewhere one of its days is left, or was of late: who found no place has a row that says why."""
    return latest_day(slot) + FOR_REASONS >= (now + LATEST_ZONE).date()


def was_looked_at(slot: Slot, now: datetime) -> bool:
    return slot.looked_at is not None and slot.looked_at <= now < slot.looked_at + LOOK_AGAIN


def lay_down(one: Round, today: date) -> list[Slot]:
    """The slots near today; what was missed while the round was paused is not made up for."""
    for kind in one.kinds:
        there = set(Slot.objects.filter(round=one, kind=kind).values_list("day", flat=True))
        for _number, day in one.days(kind, today + AHEAD):
            if day not in there and day + LEEWAY >= today:
                _lay(one, kind, day)
    near = Slot.objects.filter(round=one, day__gte=today - LEEWAY - FOR_REASONS * 2, day__lte=today + AHEAD)
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
    """What spreads its messages over the morning, together with the person."""
    return f"{slot.round.key}|{slot.kind}|{slot.day}"


def latest_day(slot: Slot) -> date:
    """A slot moves by six days at most, and never to the day of the next."""
    days = [
        day
        for _n, day in slot.round.days(Kind(slot.kind), slot.day + LEEWAY + timedelta(days=1))
        if day > slot.day
    ]
    return min([slot.day + LEEWAY, *(day - timedelta(days=1) for day in days)])


def plan_bite(slot: Slot, now: datetime) -> tuple[int, bool]:
    """The next people of the audience who have no row yet: how many got one, and whether there may be more.

    One planner at a time has a slot; planners of other slots may take the same people's places, and the database lets
    one of them write. Whom that keeps out is in the next bite, which sees the place taken. What a machine forgets that
    loses its power is planned again, so nothing waits for the disk.
    """
    with without_the_disk(), transaction.atomic():
        held = _hold(slot)
        return _plan(held, slot, now) if held else (0, False)


def _plan(held: Slot, slot: Slot, now: datetime) -> tuple[int, bool]:
    people = _without_row(slot, held.looked_to)
    written = write(rows_for(slot, people, now, seed=seed_of(slot), latest=latest_day(slot)))
    if written < len(people):
        return written, True
    has_more = len(people) == BITE
    _note(held, people[-1][0] if has_more else None, now)
    return written, has_more


def _hold(slot: Slot) -> Slot | None:
    """None while another worker has it. SQLite's IMMEDIATE transaction is the lock."""
    mine = Slot.objects.filter(pk=slot.pk)
    if connection.features.has_select_for_update_skip_locked:
        mine = mine.select_for_update(skip_locked=True)
    return mine.first()


def _without_row(slot: Slot, after: int) -> list[Known]:
    done = Planned.objects.filter(slot=slot, person=OuterRef("pk"))
    people = audience(slot.round, slot.day).filter(~Exists(done), pk__gt=after).prefetch_related(None)
    return list(people.values_list("pk", "email", "account")[:BITE])


def _note(held: Slot, last: int | None, now: datetime) -> None:
    """How far it came: to a person, or to the end."""
    if held.meant is None:
        held.meant = audience(held.round, held.day).count()
    held.looked_to, held.looked_at = last or 0, held.looked_at if last else now
    held.save(update_fields=["meant", "looked_to", "looked_at"])
