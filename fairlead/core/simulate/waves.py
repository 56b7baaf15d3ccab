"""Earlier waves of the pulse: the same people, a quarter apart, as things were before they came to what is true now."""

from dataclasses import replace

from fairlead.core.simulate.truth import Truth
from fairlead.core.verdict.rule import SPOKEN

_SEASONS = ("spring", "summer", "autumn", "winter")
_LAST = (2026, 2)  # autumn
LEAST, MOST = 0.02, 0.98  # no share drifts further than this


def pulse_name(ago: int) -> str:
    """The name of a pulse, so many quarters before the last.

    >>> [pulse_name(ago) for ago in range(5)]
    ['2026-autumn', '2026-summer', '2026-spring', '2025-winter', '2025-autumn']
    """
    year, season = divmod(_LAST[0] * 4 + _LAST[1] - ago, 4)
    return f"{year}-{_SEASONS[season]}"


def before(truth: Truth, drift: float, ago: int) -> Truth:
    """What was true so many waves ago: each wave since has added `drift` to the share behind each link that breaks, or
    to those of all links that people speak for where none of these breaks.

    >>> from fairlead.core.simulate.truth import truth_of
    >>> before(truth_of("not-lived"), -.1, 2).shares["lived"]  # .4 now, and .1 lost in each of two quarters
    0.6
    """
    broken = [link for link in SPOKEN if truth.breaks(link)] or list(SPOKEN)
    moved = {
        link: round(min(MOST, max(LEAST, truth.shares[link] - drift * ago)), 6) if ago else truth.shares[link]
        for link in broken
    }
    return replace(truth, shares={**truth.shares, **moved})
