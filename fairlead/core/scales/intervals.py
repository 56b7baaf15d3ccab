"""Intervals of a share: Wilson's, corrected when it is known how many there are in all."""

import math
from statistics import NormalDist

from fairlead.core.errors import BadInput
from fairlead.core.values import Interval


class ImpossibleCount(BadInput):
    """Counts that contradict each other."""


def quantile(level: float) -> float:
    """The z of a two-sided normal interval.

    >>> round(quantile(.95), 2), round(quantile(.90), 3)
    (1.96, 1.645)
    """
    if not 0 < level < 1:
        raise ImpossibleCount(
            f"The level of an interval is {level}: choose one between 0 and 1, such as 0.95."
        )
    return NormalDist().inv_cdf((1 + level) / 2)


def effective_n(n: float, population: int | None, answered: float | None = None) -> float:
    """How many answers from an endless population these would be worth: n (N - 1) / (N - answered).

    `answered` differs from `n` where weights already made n smaller. Infinite when everyone answered.
    A population smaller than the answers is a wrong count: it is left out, which only widens.

    >>> effective_n(10, None), effective_n(10, 19), effective_n(10, 10), effective_n(10, 9)
    (10.0, 20.0, inf, 10.0)
    """
    reached = n if answered is None else answered
    if population is None or reached > population:
        return float(n)
    if reached == population:
        return math.inf
    return n * (population - 1) / (population - reached)


def wilson(positive: float, n: float, *, population: int | None = None, level: float = 0.95) -> Interval:
    """Wilson's score interval for `positive` of `n` answers.

    With a known population N, n_eff = n (N - 1) / (N - n) stands for n in the whole formula, not only
    in the half-width: shrinking the half-width alone would let 0 of 20 in a firm of 29 exclude 0.
    At n = N everyone answered and the interval is the share itself; without answers it is 0 to 1.
    Raises ImpossibleCount if not 0 <= positive <= n. Wilson (1927), JASA 22:209-212.

    >>> three_of_ten = wilson(3, 10)
    >>> round(three_of_ten.low, 2), round(three_of_ten.high, 2)
    (0.11, 0.6)
    >>> wilson(3, 10, population=10)
    Interval(low=0.3, high=0.3, level=0.95)
    """
    if not 0 <= positive <= n:
        raise ImpossibleCount(
            f"{positive:g} positive of {n:g} answers is impossible: check how they were counted."
        )
    if n == 0:
        return Interval(0.0, 1.0, level)
    return wilson_share(positive / n, effective_n(n, population), level)


def wilson_share(share: float, n_eff: float, level: float = 0.95) -> Interval:
    """Wilson's interval around a share that rests on `n_eff` answers (may be a fraction, or infinite).

    >>> wilson_share(0.5, float("inf")).high
    0.5
    >>> round(wilson_share(0.28, 100).low, 3)  # 28 of 100
    0.201
    """
    if math.isinf(n_eff):
        return Interval(share, share, level)
    z2 = quantile(level) ** 2
    centre = (share + z2 / (2 * n_eff)) / (1 + z2 / n_eff)
    half = math.sqrt(z2 * share * (1 - share) / n_eff + (z2 / (2 * n_eff)) ** 2) / (1 + z2 / n_eff)
    # The formula meets 0 and 1 exactly; floating point misses them by a hair, and a hair can decide a cut.
    low = 0.0 if share == 0 else max(0.0, centre - half)
    high = 1.0 if share == 1 else min(1.0, centre + half)
    return Interval(min(low, share), max(high, share), level)
