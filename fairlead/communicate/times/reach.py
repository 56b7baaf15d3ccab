"""One person's days and hours, and the moment of a local day on which a message may go out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from fairlead.communicate.times.holding import is_public_holiday

MONDAY_TO_FRIDAY = frozenset(range(5))
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Why(StrEnum):
    """Why nothing goes out to somebody on a day."""

    AWAY = "away"
    DAY_OFF = "day off"
    HOLIDAY = "public holiday"
    NO_SUCH_DAY = "no such day"  # a zone that leaps over it
    CAP = "cap"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class Span:
    """Days away, both included; why is not known here."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Reach:
    """Zone, working week (Monday is 0), the hours that are not quiet (`opens` included, `closes` not), holidays, leave.

    `spread`: minutes from `opens` over which messages are spread.
    """

    zone: str = "UTC"
    week: frozenset[int] = MONDAY_TO_FRIDAY
    opens: time = time(8, 30)
    closes: time = time(17, 0)
    country: str = ""
    part: str = ""
    spread: int = 180
    away: tuple[Span, ...] = ()


def local_day(moment: datetime, reach: Reach) -> date:
    """
    >>> local_day(datetime(2026, 11, 26, 23, tzinfo=UTC), Reach(zone="Asia/Tokyo"))
    datetime.date(2026, 11, 27)
    """
    return moment.astimezone(zone_of(reach.zone)).date()


def why_not(day: date, reach: Reach) -> Why | None:
    """What keeps a person from being reached on a local day; None when nothing does.

    >>> why_not(date(2026, 11, 28), Reach())
    <Why.DAY_OFF: 'day off'>
    >>> why_not(date(2026, 12, 25), Reach(country="FR")), why_not(date(2026, 12, 28), Reach(country="FR"))
    (<Why.HOLIDAY: 'public holiday'>, None)
    """
    if any(span.first <= day <= span.last for span in reach.away):
        return Why.AWAY
    if day.weekday() not in reach.week:
        return Why.DAY_OFF
    if is_public_holiday(day, reach.country, reach.part):
        return Why.HOLIDAY
    return None


def is_reachable(moment: datetime, reach: Reach) -> bool:
    """Whether a message may go out at this moment: a day on which the person works, outside the quiet hours.

    >>> is_reachable(datetime(2026, 11, 26, 8, 0, tzinfo=UTC), Reach(zone="Europe/Paris"))
    True
    >>> is_reachable(datetime(2026, 11, 26, 7, 0, tzinfo=UTC), Reach(zone="Europe/Paris"))
    False
    """
    local = moment.astimezone(zone_of(reach.zone))
    return reach.opens <= local.time() < reach.closes and why_not(local.date(), reach) is None


def closing(moment: datetime, reach: Reach) -> datetime:
    """When the hours of the local day end, in UTC.

    >>> closing(datetime(2026, 11, 26, 8, 0, tzinfo=UTC), Reach(zone="Europe/Paris"))
    datetime.datetime(2026, 11, 26, 16, 0, tzinfo=datetime.timezone.utc)
    """
    zone = zone_of(reach.zone)
    return datetime.combine(moment.astimezone(zone), reach.closes, zone).astimezone(UTC)


def moment_on(day: date, reach: Reach, seed: str, not_before: datetime | None = None) -> datetime | None:
    """The moment of a local day, in UTC: spread by a hash of `seed` over the first hours that are not quiet.

    An hour that daylight saving skips moves to the next minute that exists; of an hour that comes twice the first
    counts, so that each local day has one moment or none. None: the zone leaps over the day, or it is too late.

    >>> moment_on(date(2026, 11, 26), Reach(zone="Asia/Tokyo", spread=1), "Ann, slot 1")
    datetime.datetime(2026, 11, 25, 23, 30, tzinfo=datetime.timezone.utc)
    >>> moment_on(date(2011, 12, 30), Reach(zone="Pacific/Apia"), "Ann, slot 1") is None
    True
    """
    first, last, late = _minute(reach.opens), _minute(reach.closes), not_before or LONG_AGO
    if not_before is not None:
        first = max(first, _minute_reached(day, not_before.astimezone(zone_of(reach.zone))))
    for minute in _minutes(first, last, max(reach.spread, 1), seed):
        moment = _utc(day, minute, reach.zone)
        if moment is not None and moment >= late:
            return moment
    return None


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _minute_reached(day: date, local: datetime) -> int:
    """The first whole minute of the day that has not passed; beyond the day when it has."""
    if local.date() != day:
        return 0 if local.date() < day else 24 * 60
    return _minute(local.time()) + bool(local.second or local.microsecond)


def _minutes(first: int, last: int, spread: int, seed: str) -> Iterator[int]:
    """Each minute over which is spread, beginning with that of the hash; then the rest of the day, if none of them exists."""
    wide = min(spread, last - first)
    if wide <= 0:
        return
    start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]) % wide
    yield from (first + (start + step) % wide for step in range(wide))
    yield from range(first + wide, last)


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """Of its own accord `ZoneInfo` remembers eight, and reads the others from the disk each time."""
    return ZoneInfo(name)


@lru_cache(maxsize=16_384)
def _utc(day: date, minute: int, name: str) -> datetime | None:
    """None for a wall time that does not exist there; of two the first (fold 0). Many people share a minute."""
    zone = zone_of(name)
    wall = datetime.combine(day, time.min) + timedelta(minutes=minute)
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    return moment if moment.astimezone(zone).replace(tzinfo=None) == wall else None


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Names a person may choose from: places, and UTC.

    >>> "Europe/Lisbon" in zones(), "UTC" in zones(), "Etc/GMT+5" in zones()
    (True, True, False)
    """
    places = (
        z
        for z in available_timezones()
        if "/" in z and not z.startswith(("Etc/", "SystemV/", "posix", "right"))
    )
    return ("UTC", *sorted(places))
