"""Exact shares: who is positive is decided by rank, so that the company itself, not only its mean, has the truth.

A draw with probability .3 gives 20 people a share anywhere from .1 to .5; a quota gives 6 of 20. Answers are then a
sample from a population whose share is known, which is what an interval claims to cover.
"""

import numpy as np

from fairlead.core.values import FloatArray, IntArray

# How those above and below the middle spread over a scale of five: lower part 1, 2, 3; upper part 4, 5.
LOWER = (0.15, 0.50)  # cumulated
UPPER = 0.60
_HAIR = 1e-9  # .7 × 20 is 14, not 14.000000000000002


def quota(share: FloatArray, cut: float, sizes: IntArray) -> IntArray:
    """How many of `sizes` are positive, rounded away from the cut: a stated distance is never undercut.

    >>> quota(np.array([.3, .7]), .5, np.array([8, 8])).tolist()  # 2.4 and 5.6
    [2, 6]
    """
    exact = share * sizes
    away = np.where(share < cut, np.floor(exact + _HAIR), np.ceil(exact - _HAIR))
    return np.clip(away, 0, sizes).astype(np.int64)


def five_steps(positive: IntArray, sizes: IntArray) -> IntArray:
    """Ranks at which codes 2, 3, 4, 5 begin: shape G×4, for groups of `sizes` with `positive` people in the top two.

    >>> five_steps(np.array([10]), np.array([20])).tolist()
    [[2, 5, 10, 16]]
    """
    below = sizes - positive
    steps = [np.round(share * below) for share in LOWER] + [below, below + np.round(UPPER * positive)]
    return np.stack(steps, axis=1).astype(np.int64)


def coded(latent: FloatArray, group: IntArray, steps: IntArray, *, leniency: float = 0.0) -> IntArray:
    """Codes 1 … A of people by the rank of `latent` within their group; `steps` is G×(A−1), see `five_steps`.

    Leniency lifts what is answered, in standard deviations of the latent trait, above what is true.

    >>> coded(np.array([.1, .9, .5, .3]), np.zeros(4, int), np.array([[2]])).tolist()  # the upper two of four
    [1, 2, 2, 1]
    """
    ordered = latent[np.lexsort((latent, group))]
    sizes = np.bincount(group, minlength=len(steps))
    starts = np.cumsum(sizes) - sizes
    at = np.minimum(starts[:, None] + steps, max(len(latent) - 1, 0))
    thresholds = np.where(steps < sizes[:, None], ordered[at], np.inf)
    codes: IntArray = 1 + (latent[:, None] + leniency >= thresholds[group]).sum(axis=1)
    return codes
