"""The days of a round: fixed beforehand, the same for all, whatever anybody answers."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

WEEKLY, FORTNIGHTLY, SERIES = "weekly", "fortnightly", "series"
EVERY = {WEEKLY: 7, FORTNIGHTLY: 14}
EXPANDING = (0, 3, 10, 24, 52, 101)  # days after the first: each wait about twice as long as the one before


def slot_days(
    rhythm: str, first: date, until: date, *, weekday: int = 0, series: Sequence[int] = EXPANDING
) -> list[tuple[int, date]]:
    """Number and local day of each slot from `first` to `until`, both included.

    >>> slot_days(WEEKLY, date(2026, 11, 26), date(2026, 12, 8), weekday=1)
    [(1, datetime.date(2026, 12, 1)), (2, datetime.date(2026, 12, 8))]
    >>> [str(day) for _n, day in slot_days(SERIES, date(2026, 11, 26), date(2026, 12, 31), series=(0, 3, 10))]
    ['2026-11-26', '2026-11-29', '2026-12-06']
    """
    days = _series(first, series) if rhythm == SERIES else _steps(first, until, weekday, EVERY[rhythm])
    return [(number, day) for number, day in enumerate(days, 1) if day <= until]


def _series(first: date, series: Sequence[int]) -> Iterator[date]:
    yield from (first + timedelta(days=after) for after in sorted(set(series)))


def _steps(first: date, until: date, weekday: int, every: int) -> Iterator[date]:
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= until:
        yield day
        day += timedelta(days=every)
