"""Which tellings count before which wave: those after the wave before, up to the day of this one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included, that count before a wave."""

    wave: str
    since: date
    until: date


def windows(waves: Sequence[str], days: Mapping[str, date]) -> tuple[Window, ...]:
    """A window for each wave, first to last: it begins on the day after the wave before it.

    Before the first wave there is none to begin from: its window is as long as the second. A single wave, or one
    without a day, or days that do not rise, leave nothing to compare: ().

    >>> june, july, october = date(2026, 6, 30), date(2026, 7, 31), date(2026, 10, 31)
    >>> [(w.wave, str(w.since), str(w.until)) for w in windows(["a", "b"], {"a": june, "b": july})]
    [('a', '2026-05-31', '2026-06-30'), ('b', '2026-07-01', '2026-07-31')]
    >>> windows(["a"], {"a": june}), windows(["a", "b"], {"a": july, "b": june})
    ((), ())
    """
    if len(waves) < 2 or not set(waves) <= set(days):
        return ()
    on = [days[wave] for wave in waves]
    if any(later <= earlier for earlier, later in pairwise(on)):
        return ()
    begins = [on[0] - (on[1] - on[0]), *on[:-1]]
    each = zip(waves, begins, on, strict=True)
    return tuple(Window(wave, before + timedelta(days=1), until) for wave, before, until in each)
