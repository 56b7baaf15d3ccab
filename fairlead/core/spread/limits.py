"""Limits for many units at once, and the exact binomial funnel for one unit at a time."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr

from fairlead.core.errors import BadInput
from fairlead.core.spread.plausibility import Plausible, plausible
from fairlead.core.values import FloatArray, IntArray

AT_ONCE = 2_000_000  # numbers in one table of chances: 16 MB


class ImpossibleBase(BadInput):
    """A base share that is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Shape G each: the counts that the *other* units lead one to expect of this one."""

    low: IntArray
    high: IntArray
    p: FloatArray  # two-sided chance of a count as far out as this unit's, before any correction
    outside: IntArray  # -1 below, 0 inside, +1 above


def simultaneous_limits(
    k: ArrayLike, n: ArrayLike, *, level: float = 0.95, possible: ArrayLike | None = None
) -> Limits:
    """Limits that all units of a firm keep together with chance `level` if nothing special is afoot.

    For each unit: what all *other* units say about the prior, and what counts that makes likely here
    (the leave-one-out predictive beta-binomial, averaged over all plausible priors); a tail of
    (1 - level^(1/G)) / 2 each side (Šidák over the G units with people). Units may differ by nature:
    that is learnt from the others, and so is how little a few others can teach. Counts are rounded to whole people.
    `possible`: where counts are told in steps, the lowest and highest count that each may stand for (G×2); limits
    are then drawn with none where it may be none, and with all where it may be all.

    >>> flat = simultaneous_limits([2] * 11 + [10], [10] * 12)
    >>> flat.outside.tolist()
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    """
    hits, bases = (np.rint(np.asarray(column, dtype=np.float64)) for column in (k, n))
    if possible is None:
        return limits_among(plausible(hits, bases), level)
    ends = np.clip(np.rint(np.asarray(possible, dtype=np.float64)), 0, bases[:, None])
    limits = limits_among(plausible(at_the_edge(hits, bases, ends), bases), level)
    outside = np.where(hits < limits.low, -1, np.where(hits > limits.high, 1, 0))
    return replace(limits, outside=outside.astype(np.int64))


def at_the_edge(k: FloatArray, n: FloatArray, possible: FloatArray) -> FloatArray:
    """Counts told in steps, those that may be none taken for none, those that may be all for all.

    Told by the middle of their step, several units without a hit would look alike at one or two: that hides how much
    units differ by nature, and the unit with the most is flagged (in 20 % of quiet firms with few hits).

    >>> at_the_edge(np.array([1., 7.]), np.array([10., 10.]), np.array([[0., 2.], [6., 8.]])).tolist()
    [0.0, 7.0]
    """
    return np.asarray(np.where(possible[:, 0] <= 0, 0.0, np.where(possible[:, 1] >= n, n, k)))


def limits_among(priors: Plausible, level: float = 0.95) -> Limits:
    """The same from plausible priors that are at hand.

    >>> limits_among(plausible([2] * 12, [10] * 12)).outside.any()
    np.False_
    """
    units = int(np.sum(priors.n[priors.pair] > 0))
    tail = (1 - level ** (1 / units)) / 2
    low, high, p = _per_pair(priors, tail)
    outside = np.where(priors.k < low, -1, np.where(priors.k > high, 1, 0))
    return Limits(low[priors.pair], high[priors.pair], p[priors.pair], outside[priors.pair].astype(np.int64))


def _per_pair(priors: Plausible, tail: float) -> tuple[IntArray, IntArray, FloatArray]:
    weights = priors.weights_without
    low, high = (np.zeros(len(priors.k), dtype=np.int64) for _ in range(2))
    p = np.ones(len(priors.k))
    for size in np.unique(priors.n):
        here = np.flatnonzero(priors.n == size)
        chance = _predicted(int(size), priors, weights[here])
        at_most, at_least = np.cumsum(chance, axis=1), np.cumsum(chance[:, ::-1], axis=1)[:, ::-1]
        # The first count whose lower tail, the last whose upper tail is not yet too small to expect.
        low[here] = np.argmax(at_most > tail, axis=1)
        high[here] = int(size) - np.argmax(at_least[:, ::-1] > tail, axis=1)
        each, seen = np.arange(len(here)), priors.k[here].astype(np.int64)
        p[here] = np.minimum(1.0, 2 * np.minimum(at_most[each, seen], at_least[each, seen]))
    return low, high, p


def _predicted(size: int, priors: Plausible, weights: FloatArray) -> FloatArray:
    """Chances of 0..size in a unit of that size, for each row of weights (rows × size + 1)."""
    total = np.zeros((len(weights), size + 1))
    step = max(1, AT_ONCE // (size + 1))
    for start in range(0, len(priors.mean), step):
        part = slice(start, start + step)
        total += weights[:, part] @ beta_binomial(size, priors.mean[part], priors.size[part])
    return total


def beta_binomial(n: int, mean: FloatArray, size: FloatArray) -> FloatArray:
    """Chances of 0..n for M priors, shape M×(n + 1), each row summing to 1.

    From the ratio of neighbours, P(x + 1) / P(x) = (n - x) (x + a) / ((x + 1) (n - x - 1 + b)).

    >>> beta_binomial(2, np.array([0.5]), np.array([2.0])).round(4).tolist()  # a = b = 1: all alike
    [[0.3333, 0.3333, 0.3333]]
    """
    a, b = (mean * size)[:, None], ((1 - mean) * size)[:, None]
    x = np.arange(n, dtype=np.float64)[None, :]
    ratios = np.log((n - x) * (x + a) / ((x + 1) * (n - x - 1 + b)))
    logs = np.concatenate([np.zeros((len(mean), 1)), np.cumsum(ratios, axis=1)], axis=1)
    chances = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def funnel_flags(n: int, base: float, *, tail: float = 0.025) -> tuple[int | None, int | None]:
    """For ONE unit of n people against a stated base: flag at or below the first, at or above the second.

    The largest k with P(X <= k) <= tail and the smallest with P(X >= k) <= tail, X binomial; None
    where no count is that rare. For many units at once use `simultaneous_limits`.

    >>> funnel_flags(10, 0.15), funnel_flags(10, 0.15, tail=0.001)  # 5 of 10 leavers alert, 7 alarm
    ((None, 5), (None, 7))
    """
    if not 0 < base < 1 or n < 0:
        raise ImpossibleBase(
            f"A base of {base:g} for {n} people cannot be used: state a share between 0 and 1."
        )
    at_most = bdtr(np.arange(n + 1), n, base)
    # P(X >= k) counted from the far side: 1 - P(X < k) would lose its digits in the tail.
    at_least = bdtr(n - np.arange(n + 1), n, 1 - base)
    below, above = np.flatnonzero(at_most <= tail), np.flatnonzero(at_least <= tail)
    return (int(below[-1]) if len(below) else None), (int(above[0]) if len(above) else None)
