"""Do rankers agree more than they would if each had shuffled the things? The permutation test of Kendall's W.

Each row is shuffled on its own; S, the squared deviations of the column totals, is what W grows with while the rows
keep their values, ties included. Rows of 0 and 1 (named or not) make it Cochran's Q. Small cases are counted out
exactly: the columns are alike, so only the sorted totals must be kept. Friedman (1937), JASA 32:675-701; Kendall,
Babington Smith (1939), Ann Math Stat 10:275-287.
"""

from dataclasses import dataclass
from itertools import permutations
from math import factorial, prod

import numpy as np

from fairlead.core.scales.between import _ranks
from fairlead.core.values import FloatArray, IntArray

ALPHA = 0.05
MOST_ORDERS = 5_040  # orders of one row that are counted out
MOST_STEPS = 2_000_000  # totals × orders in one step
DRAWS = 9_999


@dataclass(frozen=True, slots=True)
class Chance:
    """How often chance alone agrees as far: `p`, the `smallest` p that these rows could give, and how it was found.

    `p` is None where nothing can be told: the smallest attainable p is above .05, or every row is all ties.
    `draws` is None where all orders were counted.
    """

    p: float | None
    smallest: float
    draws: int | None = None

    @property
    def can_tell(self) -> bool:
        """Whether the rows could have shown anything."""
        return self.p is not None


def by_chance(rows: FloatArray, rng: np.random.Generator | None = None, draws: int = DRAWS) -> Chance:
    """P(S as great as observed) where each of m rows (rankers) over n columns (things) is shuffled on its own.

    Exact where the orders can be counted; else by `draws` shuffles of `rng`, (1 + #) / (1 + draws), which raises
    ValueError without one.

    >>> import numpy as np
    >>> three = by_chance(np.array([[1, 2, 3], [1, 2, 3], [1, 2, 3]]))
    >>> round(three.p, 4), round(three.smallest, 4)  # all alike: 1 of 3! × 3!
    (0.0278, 0.0278)
    >>> by_chance(np.array([[1, 2, 3], [1, 2, 3]])).can_tell  # 1 of 6 at best
    False
    """
    ranked = np.array([2 * _ranks(row)[0] for row in np.atleast_2d(np.asarray(rows, dtype=np.float64))])
    whole = np.rint(ranked).astype(np.int64)  # doubled, mean ranks are whole numbers
    if len(whole) < 2 or whole.shape[1] < 2 or not np.ptp(whole, axis=1).any():
        return Chance(None, 1.0)
    observed = _spread(whole.sum(axis=0)[None, :])[0]
    counted = _counted(whole)
    if counted is None:
        return _drawn(whole, observed, rng, draws)
    spreads, shares = counted
    smallest = float(shares[spreads == spreads.max()].sum())
    p = float(shares[spreads >= observed].sum())
    return Chance(p if smallest <= ALPHA else None, smallest)


def _spread(totals: IntArray) -> IntArray:
    """n² times the squared deviations from the mean, whole: n Σ t² - (Σ t)², times n left out."""
    spread: IntArray = totals.shape[1] * (totals**2).sum(axis=1) - totals.sum(axis=1) ** 2
    return spread


def _counted(rows: IntArray) -> tuple[IntArray, FloatArray] | None:
    """The spreads that shuffles give and their shares; None where they are too many to count."""
    totals, shares = rows[:1], np.ones(1)
    for row in rows[1:]:
        if _orders_of(row) > MOST_ORDERS or len(totals) * _orders_of(row) > MOST_STEPS:
            return None
        totals, shares = _shuffled(totals, shares, row)
    return _spread(totals), shares


def _shuffled(totals: IntArray, shares: FloatArray, row: IntArray) -> tuple[IntArray, FloatArray]:
    """Totals after one more row in every order, and their shares."""
    orders = np.array(sorted(set(permutations(row.tolist()))), dtype=np.int64)
    # Later rows do not care which column is which, so equal totals in another order are one.
    every = np.sort((totals[:, None, :] + orders[None, :, :]).reshape(-1, len(row)), axis=1)
    found, place = np.unique(every, axis=0, return_inverse=True)
    added = np.bincount(place.ravel(), np.repeat(shares / len(orders), len(orders)))
    return found, np.asarray(added, dtype=np.float64)


def _orders_of(row: IntArray) -> int:
    """Different orders of a row: n! / Π t!, t the sizes of its ties."""
    sizes = np.unique(row, return_counts=True)[1]
    return factorial(len(row)) // prod(factorial(int(size)) for size in sizes)


def _drawn(rows: IntArray, observed: int, rng: np.random.Generator | None, draws: int) -> Chance:
    if rng is None:
        raise ValueError("so many orders are drawn, not counted: pass rng, a seeded generator")
    hits = 0
    for _ in range(draws):
        hits += int(_spread(rng.permuted(rows, axis=1).sum(axis=0)[None, :])[0] >= observed)
    return Chance((1 + hits) / (1 + draws), 1 / (1 + draws), draws)
