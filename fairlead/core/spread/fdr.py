"""Many comparisons at once: of those called different, how many are false?"""

import numpy as np
from numpy.typing import ArrayLike

from fairlead.core.errors import BadInput
from fairlead.core.values import FloatArray


class ImpossibleChance(BadInput):
    """A p that is no chance."""


def false_discovery(p: ArrayLike) -> FloatArray:
    """Benjamini-Hochberg adjusted p, same order: call different what is <= .05, and 5 % of calls are false.

    p(i) × m / i, i the rank from the smallest, then no larger than that of any larger p. NaN stands
    for a comparison that was not made and stays NaN. Benjamini, Hochberg (1995), JRSS B 57:289-300.

    >>> false_discovery([0.01, 0.04, 0.03, 0.5]).round(4).tolist()  # .01 × 4, .04 × 4/3 twice, .5
    [0.04, 0.0533, 0.0533, 0.5]
    """
    given = np.asarray(p, dtype=np.float64)
    if np.any((given < 0) | (given > 1)):
        raise ImpossibleChance("A p lies between 0 and 1: see where these came from.")
    adjusted, made = np.full(given.shape, np.nan), np.flatnonzero(~np.isnan(given))
    order = made[np.argsort(given[made], kind="stable")]
    scaled = given[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted
