"""When may a person be reached? Values in, values out: no Django, no clock, no dice."""

from fairlead.communicate.times.calendars import EVERY, FORTNIGHTLY, SERIES, WEEKLY, slot_days
from fairlead.communicate.times.holding import is_known_place, is_public_holiday, parts_of
from fairlead.communicate.times.placing import Cap, Outcome, Wanted, place, place_one, week_of
from fairlead.communicate.times.reach import (
    Reach,
    Span,
    Why,
    closing,
    is_reachable,
    local_day,
    moment_on,
    why_not,
    zones,
)

__all__ = [
    "EVERY",
    "FORTNIGHTLY",
    "SERIES",
    "WEEKLY",
    "Cap",
    "Outcome",
    "Reach",
    "Span",
    "Wanted",
    "Why",
    "closing",
    "is_known_place",
    "is_public_holiday",
    "is_reachable",
    "local_day",
    "moment_on",
    "parts_of",
    "place",
    "place_one",
    "slot_days",
    "week_of",
    "why_not",
    "zones",
]
