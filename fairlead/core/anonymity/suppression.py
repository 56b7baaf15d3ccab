"""Rules 1 and 2: too few answers, and remainders of too few answers."""

import numpy as np

from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.values import IntArray


def enough(trees: Forest, k: int) -> BoolArray:
    """Which nodes may be shown by their bases alone, V; all False if the company has fewer than k."""
    shown = trees.n >= k
    if not shown[0]:
        return shown
    while (short := too_short(trees, shown, k)).size:
        shown[smallest_below(trees, shown, short)] = False
    return shown


def too_short(trees: Forest, shown: BoolArray, k: int) -> IntArray:
    """Shown nodes whose remainder is between 1 and k - 1."""
    left = trees.rest(trees.n, shown)
    return np.flatnonzero((left > 0) & (left < k))


def smallest_below(trees: Forest, shown: BoolArray, tops: IntArray) -> IntArray:
    """For each top the smallest shown node next below it; tops without one are left out."""
    below = shown.copy()
    below[: trees.roots] = False
    nodes = np.flatnonzero(below)
    anchor = trees.anchors(shown)[nodes]
    mine = np.isin(anchor, tops)
    nodes, anchor = nodes[mine], anchor[mine]
    order = np.lexsort((nodes, trees.n[nodes], anchor))
    first = np.unique(anchor[order], return_index=True)[1]
    smallest: IntArray = nodes[order][first]
    return smallest
