"""Two managers put together what they know: the report, and the exact counts of their own units.

They may sharpen a figure (they sit in it); what they must not learn is that a group other than their own, or
what is hidden beside it, was unanimous, because then they know the answer of each person in it.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.found import Found
from fairlead.core.anonymity.inference import narrow
from fairlead.core.values import IntArray

ALL_PAIRS = 40  # up to so many shown units any two managers are tried, above it those of sibling units
SHARPEST = 3  # of many siblings only those whose knowledge narrows a sum most can tell on a third


def managers(
    trees: Forest, shown: BoolArray, low: IntArray, high: IntArray, tree_cut: str
) -> Iterator[Found]:
    """Groups that two managers of shown units learn to be unanimous."""
    known = _pairs(trees, shown, low, high, tree_cut)
    if not known.shape[1]:
        return
    truth = trees.positive[:, None]
    bounds = narrow(trees, shown, np.where(known, truth, low[:, None]), np.where(known, truth, high[:, None]))
    inside, above = _inside(trees, known), _above(trees, known)
    told = (shown & (trees.n > 0))[:, None] & ~inside & ~above
    yield from _unanimous(told, trees.n, bounds.low, bounds.high, rest=False)
    told = (shown & (bounds.rest_n > 0))[:, None] & ~inside
    yield from _unanimous(told, bounds.rest_n, bounds.rest_low, bounds.rest_high, rest=True)


def _unanimous(told: BoolArray, n: IntArray, low: IntArray, high: IntArray, rest: bool) -> Iterator[Found]:
    seen = told & ((high == 0) | (low == n[:, None]))
    for node in np.flatnonzero(seen.any(axis=1)).tolist():
        count = int(low[node, int(np.argmax(seen[node]))])
        what = "what is hidden in it" if rest else "it"
        says = f"two managers learn that {what} has {count} positive of {int(n[node])} answers"
        yield Found(node, "managers", says, count, count, rest)


def _pairs(trees: Forest, shown: BoolArray, low: IntArray, high: IntArray, tree_cut: str) -> BoolArray:
    """Whose exact counts each couple of managers knows, V×couples."""
    units = np.array([cut == tree_cut for cut, _ in trees.nodes]) & shown
    units[: trees.roots] = False
    places = np.flatnonzero(units)
    if places.size <= ALL_PAIRS:
        return _columns(len(units), list(combinations(places.tolist(), 2)) or [(p,) for p in places.tolist()])
    return _sibling_couples(trees, shown, places, low, high)


def _columns(size: int, couples: list[tuple[int, ...]]) -> BoolArray:
    known = np.zeros((size, len(couples)), dtype=bool)
    for column, couple in enumerate(couples):
        known[list(couple), column] = True
    return known


def _sibling_couples(
    trees: Forest, shown: BoolArray, places: IntArray, low: IntArray, high: IntArray
) -> BoolArray:
    """Couples of siblings, those of all parents in the same columns: more than two managers know, so
    that what is missed is only a couple from different branches."""
    anchor = trees.anchors(shown)
    ranks = []
    for gain in (trees.positive - low, high - trees.positive):
        order = places[np.lexsort((places, -gain[places], anchor[places]))]
        first = np.concatenate([[True], anchor[order][1:] != anchor[order][:-1]])
        start = np.maximum.accumulate(np.where(first, np.arange(order.size), 0))
        rank = np.full(len(anchor), SHARPEST)
        rank[order] = np.arange(order.size) - start
        ranks.append(rank)
    columns = [(rank == a) | (rank == b) for rank in ranks for a, b in combinations(range(SHARPEST), 2)]
    return np.stack(columns, axis=1)


def _inside(trees: Forest, known: BoolArray) -> BoolArray:
    """Nodes that are a known unit or lie below one."""
    inside = known.copy()
    for level in trees.levels[1:]:
        inside[level] |= inside[trees.parent[level]]
    return inside


def _above(trees: Forest, known: BoolArray) -> BoolArray:
    """Nodes that have a known unit below them: what matters in them is looked at in their parts."""
    above = np.zeros_like(known)
    for level in trees.levels[:0:-1]:
        np.logical_or.at(above, trees.parent[level], known[level] | above[level])
    return above
