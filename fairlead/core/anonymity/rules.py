"""What may be shown. This page is the whole rule; everything else in the room applies or attacks it.

1. No figure rests on fewer than **k = 5** answers. Free texts need **10** respondents.
2. What is hidden is never the remainder of what is shown: if the answers that a shown group does not
   show again further down are between 1 and 4, its smallest part is hidden as well, and so on.
3. The company's count of positive answers is shown as it is from **20** answers on, if there are at
   least **3** positive and 3 other answers; if not, as "fewer than 3".
4. Every other count of positive answers is told in **steps of three** answers or more, so that even a reader
   who knows exactly how many answered is left with at least three possible counts. The first step begins at
   none, the last ends at all, so no group is seen to be unanimous. (By sums a reader may come closer to the
   count of a group of 20 or more, if 3 of it or more are positive and 3 or more are not.)
5. Under **20** answers the base is shown as a band (5-9, 10-14, 15-19), and the share is rounded to
   **5 points** and held within **5 and 95 %**.
6. Options of a histogram are shown from 20 answers on, and only those with at least 3 answers whose
   neighbours cannot be worked out from them.
7. Then the attacker tries (`attack`). Where it finds something, the smallest group concerned is hidden
   too, until it finds nothing. If anything goes wrong on the way, nothing is shown at all.

Thresholds can be raised, never lowered. Shapes: arrays in, arrays of the same shape out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from fairlead.core.anonymity.errors import ThresholdLowered
from fairlead.core.values import FloatArray, IntArray

LEAST: Final[int] = 3  # counts under this are "fewer than 3"; a hidden count keeps this many possible values
BAND: Final[int] = 5  # width of the bands 5-9, 10-14, 15-19
FLOORS: Final[Mapping[str, int]] = MappingProxyType({"k": 5, "exact_from": 20, "texts_from": 10})
POINTS: Final[int] = 20  # one step of a share under `exact_from` is 1/20: five points


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds: `k` answers behind any base and in any remainder, exact figures from
    `exact_from`, free texts from `texts_from` respondents. Raises ThresholdLowered.

    >>> Rules(k=8).k
    8
    >>> Rules(k=4)
    Traceback (most recent call last):
    fairlead.core.anonymity.errors.ThresholdLowered: The threshold k = 4 is below 5, the least that \
Fairlead keeps: leave it out or raise it.
    """

    k: int = FLOORS["k"]
    exact_from: int = FLOORS["exact_from"]
    texts_from: int = FLOORS["texts_from"]

    def __post_init__(self) -> None:
        for name, floor in FLOORS.items():
            asked = getattr(self, name)
            if not isinstance(asked, int) or asked < floor:
                raise ThresholdLowered(name, asked, floor)

    def texts(self, respondents: int) -> bool:
        """Whether free texts of so many respondents may be read.

        >>> Rules().texts(9), Rules().texts(10)
        (False, True)
        """
        return respondents >= self.texts_from

    def base(self, n: int) -> tuple[int, str]:
        """The base for formulas (the lower end of the band under `exact_from`) and as it is printed.

        >>> Rules().base(7), Rules().base(19), Rules().base(20)
        ((5, '5-9'), (15, '15-19'), (20, '20'))
        >>> Rules(k=7).base(8)
        (7, '7-9')
        """
        if n >= self.exact_from:
            return n, str(n)
        low = n - n % BAND
        return max(low, self.k), f"{max(low, self.k)}-{min(low + BAND, self.exact_from) - 1}"


def steps(n: IntArray, positive: IntArray) -> tuple[IntArray, IntArray]:
    """The step that each count of positives lies in: lowest and highest count, both inclusive.

    The n + 1 possible counts are cut into floor((n + 1) / 3) runs of equal length, the odd ones in the
    middle; each has three counts or more.

    >>> low, high = steps(np.array([5, 7, 9, 20]), np.array([0, 5, 5, 11]))
    >>> list(zip(low.tolist(), high.tolist()))
    [(0, 2), (4, 7), (3, 6), (9, 11)]
    """
    values = n + 1
    runs = np.maximum(values // LEAST, 1)
    run = (2 * positive + 1) * runs // (2 * values)
    return _start(run, values, runs), _start(run + 1, values, runs) - 1


def _start(run: IntArray, values: IntArray, runs: IntArray) -> IntArray:
    """The first count whose middle (count + 1/2) lies in the run."""
    first: IntArray = -((runs - 2 * values * run) // (2 * runs))
    return first


def share(n: IntArray, low: IntArray, high: IntArray, exact_from: int = 20) -> FloatArray:
    """The share that is shown for a step: its middle; under `exact_from` on the five-point grid.

    >>> share(np.array([5, 7, 9, 40]), np.array([0, 4, 3, 11]), np.array([2, 7, 6, 13])).tolist()
    [0.2, 0.8, 0.5, 0.3]
    """
    middle = (low + high) / 2 / np.maximum(n, 1)
    rounded = np.clip(np.round(middle * POINTS), 1, POINTS - 1) / POINTS
    shown: FloatArray = np.where(n < exact_from, rounded, middle)
    return shown


def company_step(n: int, positive: int, rules: Rules) -> tuple[int, int]:
    """The company's count: as it is, or "fewer than 3", or a step where the company itself is small.

    >>> [company_step(30, p, Rules()) for p in (2, 3, 28)], company_step(14, 7, Rules())
    ([(0, 2), (3, 3), (28, 30)], (6, 8))
    """
    if n < rules.exact_from:
        low, high = steps(np.array([n]), np.array([positive]))
        return int(low[0]), int(high[0])
    if positive < LEAST:
        return 0, LEAST - 1
    return (n - LEAST + 1, n) if n - positive < LEAST else (positive, positive)
