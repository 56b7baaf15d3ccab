"""Which pulse came later: pulses have names, not dates, so the names are read."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

_PARTS = {
    "q": lambda n: 3 * n,
    "h": lambda n: 6 * n,
    "m": lambda n: n,
}
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 12}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PART = re.compile(r"(?<![a-z])([qhm])\s?-?(\d{1,2})(?!\d)")
_NUMBER = re.compile(r"^\D{0,2}(\d{1,2})(?!\d)(?:\D{1,2}(\d{1,2})(?!\d))?")

Key = tuple[int, int, int, tuple[tuple[int, int, str], ...]]


def in_order(pulses: Iterable[str]) -> tuple[str, ...]:
    """Names of pulses from the earliest to the latest: by year, then by month, quarter or season, then by number.

    Names without a year come before those with one, ordered as people number things. A winter is taken to
    end its year.

    >>> in_order(["2026-autumn", "2025-q4", "2026-spring", "2026-09-15", "Wave 10", "Wave 9"])
    ('Wave 9', 'Wave 10', '2025-q4', '2026-spring', '2026-09-15', '2026-autumn')
    """
    return tuple(sorted(set(pulses), key=_when))


def day_of(pulse: str) -> date | None:
    """The last day that the name of a pulse speaks of: its day, else the end of its month; None where it names no month.

    >>> [str(day_of(name)) for name in ("2026-09-15", "2026-q3", "2026-autumn", "Feb 2028", "2026", "Wave 3")]
    ['2026-09-15', '2026-09-30', '2026-10-31', '2028-02-29', 'None', 'None']
    """
    year, month, day, _name = _when(pulse)
    if not (year and 1 <= month <= 12):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day if 1 <= day <= last else last)


def _when(pulse: str) -> Key:
    name = pulse.lower()
    year = _YEAR.search(name)
    if year is None:
        return 0, 0, 0, _natural(name)
    month, day = _within(name[: year.start()], name[year.end() :])
    return int(year.group(1)), month, day, _natural(name)


def _within(before: str, after: str) -> tuple[int, int]:
    rest = f"{before} {after}"
    if part := _PART.search(rest):
        return _PARTS[part.group(1)](int(part.group(2))), 0
    for word, month in (*_SEASONS.items(), *((m, i) for i, m in enumerate(_MONTHS, start=1))):
        if re.search(rf"(?<![a-z]){word}", rest):
            return month, 0
    number = _NUMBER.search(after)
    return (int(number.group(1)), int(number.group(2) or 0)) if number else (0, 0)


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (0, int(bit), "") if bit.isdecimal() else (1, 0, bit) for bit in re.split(r"(\d+)", name) if bit
    )
