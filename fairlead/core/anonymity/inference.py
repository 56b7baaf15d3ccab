"""What can be worked out from sums: exact ranges by passing bounds up and down the trees.

Each shown node says p(node) = sum of p(shown nodes next below) + p(rest). With a range for each
p, one pass up and one down give the exact set of possible integers, because the sums form a tree
and whole-number ranges stay ranges when they are added and cut.
"""

from dataclasses import dataclass

import numpy as np

from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.rules import LEAST
from fairlead.core.values import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Possible counts of positives: of each shown node, and of what it holds beyond the shown nodes below.

    Arrays V×B: B attackers who know different things. `rest_n`: answers in the rest, V.
    """

    low: IntArray
    high: IntArray
    rest_low: IntArray
    rest_high: IntArray
    rest_n: IntArray


def narrow(trees: Forest, shown: BoolArray, low: IntArray, high: IntArray) -> Bounds:
    """All that follows from the ranges `low`, `high` (V×B) of the shown nodes."""
    low, high = low.copy(), high.copy()
    rest_n = trees.rest(trees.n, shown)
    sums_low, sums_high = np.zeros_like(low), np.zeros_like(high) + rest_n[:, None]
    anchor = trees.anchors(shown)
    levels = [level[shown[level]] for level in trees.levels]
    for level in reversed(levels):
        np.maximum.at(low, level, sums_low[level])
        np.minimum.at(high, level, sums_high[level])
        if level.size and anchor[level[0]] >= 0:
            np.add.at(sums_low, anchor[level], low[level])
            np.add.at(sums_high, anchor[level], high[level])
    roots = slice(0, trees.roots)  # each cut's tree stands under the same company
    low[roots], high[roots] = low[roots].max(axis=0), high[roots].min(axis=0)
    for level in levels[1:]:
        up = anchor[level]
        others_low, others_high = sums_low[up] - low[level], sums_high[up] - high[level]
        low[level], high[level] = (
            np.maximum(low[level], low[up] - others_high),
            np.minimum(high[level], high[up] - others_low),
        )
    rest = rest_n[:, None]
    return Bounds(
        low, high, np.maximum(0, low - (sums_high - rest)), np.minimum(rest, high - sums_low), rest_n
    )


def too_tight(n: IntArray, low: IntArray, high: IntArray, exact_from: int) -> BoolArray:
    """Whether a range tells too much of n answers: fewer than three possible counts, unless the group
    is large and both its positives and the others are at least three (then the count itself might be shown).

    >>> n, low, high = np.array([[7, 7, 40, 40, 1]]), np.array([[2, 2, 9, 1, 0]]), np.array([[3, 4, 9, 2, 1]])
    >>> too_tight(n, low, high, 20).tolist()
    [[True, False, False, True, False]]
    """
    few = high - low + 1 < np.minimum(LEAST, n + 1)
    harmless = (n >= exact_from) & (low >= LEAST) & (n - high >= LEAST)
    tight: BoolArray = (n > 0) & few & ~harmless
    return tight
