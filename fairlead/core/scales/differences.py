"""The difference of two shares, with Newcombe's hybrid score interval."""

import math

from fairlead.core.scales.intervals import ImpossibleCount, wilson
from fairlead.core.scales.shares import NoAnswers
from fairlead.core.values import Estimate, Interval


def difference(positive_1: float, n_1: int, positive_2: float, n_2: int, *, n_shown: str = "") -> Estimate:
    """Share 1 minus share 2 of two separate groups of people.

    d - √((p1 - l1)² + (u2 - p2)²) to d + √((u1 - p1)² + (p2 - l2)²), l and u from Wilson's intervals.
    `n` is the smaller group. Used on the same people it is too wide when the answers go together, and
    safe for that reason; `paired_difference` is exact. Newcombe (1998), Stat Med 17:873-890, method 10.

    >>> e = difference(56, 70, 48, 80)
    >>> round(e.value, 2), round(e.interval.low, 3), round(e.interval.high, 3)
    (0.2, 0.052, 0.334)
    """
    if min(n_1, n_2) <= 0:
        raise NoAnswers("A difference needs answers in both groups: leave the empty one out.")
    p_1, p_2 = positive_1 / n_1, positive_2 / n_2
    interval = _square_and_add(p_1, wilson(positive_1, n_1), p_2, wilson(positive_2, n_2), 0.0)
    method = "difference of two shares, 95 % Newcombe interval"
    return Estimate(p_1 - p_2, interval, min(n_1, n_2), method, n_shown)


def paired_difference(
    both: int, only_first: int, only_second: int, neither: int, *, n_shown: str = ""
) -> Estimate:
    """Share 1 minus share 2 when the same people give both, such as claimed minus recalled.

    The four counts say how many people are positive on both, one, none. Newcombe (1998),
    Stat Med 17:2635-2650, method 10, with his correction for continuity in the correlation.

    >>> e = paired_difference(2, 6, 0, 2)  # 8 of 10 claim it, 2 of 10 recall it
    >>> e.value, e.n, round(e.interval.low, 2), round(e.interval.high, 2)
    (0.6, 10, 0.16, 0.8)
    """
    n = both + only_first + only_second + neither
    if min(both, only_first, only_second, neither) < 0:
        raise ImpossibleCount("A count of people is below 0: check how the pairs were counted.")
    if n == 0:
        raise NoAnswers("Nobody answered both items: compare them as separate groups.")
    first, second = both + only_first, both + only_second
    correlation = _correlation(both, only_first, only_second, neither)
    interval = _square_and_add(first / n, wilson(first, n), second / n, wilson(second, n), correlation)
    method = "difference of two shares among the same people, 95 % Newcombe interval"
    return Estimate((first - second) / n, interval, n, method, n_shown)


def _correlation(a: int, b: int, c: int, d: int) -> float:
    """Newcombe's phi: half a person a head is taken off a positive association, never beyond zero."""
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return 0.0
    cross, half = a * d - b * c, (a + b + c + d) / 2
    return (max(cross - half, 0.0) if cross > 0 else cross) / math.sqrt(margins)


def _square_and_add(p_1: float, ci_1: Interval, p_2: float, ci_2: Interval, phi: float) -> Interval:
    below_1, above_1 = p_1 - ci_1.low, ci_1.high - p_1
    below_2, above_2 = p_2 - ci_2.low, ci_2.high - p_2
    down = below_1**2 - 2 * phi * below_1 * above_2 + above_2**2
    up = above_1**2 - 2 * phi * above_1 * below_2 + below_2**2
    difference = p_1 - p_2
    return Interval(difference - math.sqrt(max(down, 0.0)), difference + math.sqrt(max(up, 0.0)), ci_1.level)
