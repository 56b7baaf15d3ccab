"""Talks of the sample: two were held in the branches, and the one that Dunmere has waited for is in its calendars."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from fairlead.communicate.models import Channel, Talk, TalkInvitation, Telling
from fairlead.communicate.talks.meant import meant
from fairlead.communicate.whose import people_in
from fairlead.home.sample.people import KEYS
from fairlead.home.sample.rounds import UNTOLD, WEEKS, first_monday
from fairlead.people.models import Company, Unit, User

ZONE = "Europe/London"
PLANNED_BEFORE = timedelta(days=21)
IN_TWO_WEEKS = WEEKS + 2


@dataclass(frozen=True, slots=True)
class Told:
    """Week and days after its Monday; how many of the branch were not there."""

    name: str
    unit: str
    keys: tuple[str, ...]
    week: int
    after: int
    at: time
    minutes: int
    place: str
    missing: int = 0


TALKS = (
    Told("Why Linden, and why nobody is moved there", "Coombe", ("open-linden", "call-back"), 6, 3, time(16), 45,
         "the yard office", missing=4),
    Told("One name for each client: what changes on your desk", "Garth", ("one-consultant", "paid-friday"), 14, 1,
         time(8, 30), 30, "upstairs, before the phones", missing=2),
    Told("Where we are going, for those who never heard it", UNTOLD, ("purpose", "open-linden", "one-consultant"),
         IN_TWO_WEEKS, 1, time(15), 60, "the canteen"),
)  # fmt: skip


def talks_of(company: Company, by: User, now: datetime) -> None:
    units = {unit.name: unit for unit in Unit.objects.filter(company=company)}
    for told in TALKS:
        talk = _planned(company, units[told.unit], told, by, now)
        _invited(talk)
        if talk.has_begun(now):
            _held(talk, told)


def _planned(company: Company, unit: Unit, told: Told, by: User, now: datetime) -> Talk:
    day = first_monday(timezone.localdate(now)) + timedelta(weeks=told.week, days=told.after)
    starts = datetime.combine(day, told.at, ZoneInfo(ZONE)).astimezone(UTC)
    return Talk.objects.create(
        company=company, key=uuid5(KEYS, told.name), name=told.name, channel=Channel.TALK, keys=list(told.keys),
        starts=starts, minutes=told.minutes, zone=ZONE, place=told.place, unit=unit, made_by=by,
        made_at=min(starts - PLANNED_BEFORE, now),
    )  # fmt: skip


def _held(talk: Talk, told: Told) -> None:
    """What `talks/keeping.hold` notes, on the day when it was."""
    talk.was_held(talk.ends)
    there = people_in(talk.unit) - told.missing
    Telling.objects.bulk_create(
        Telling(
            company=talk.company, told_on=talk.day, statement=key, channel=talk.channel, unit=talk.unit, people=there,
            audience=talk.name, told_by=talk.made_by, noted_at=talk.ends,
        )
        for key in talk.keys
    )  # fmt: skip


def _invited(talk: Talk) -> None:
    """As the worker leaves it once all were written to; it leaves samples alone."""
    talk.invite(talk.made_at)
    TalkInvitation.objects.bulk_create(
        TalkInvitation(talk=talk, person=person, sequence=talk.sequence)
        for person in meant(talk)
        if person.spells.filter(started__lte=talk.day).exists()
    )
