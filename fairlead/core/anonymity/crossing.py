"""Cuts that cross: what follows from units and levels together, when it is known who sits where.

The unknowns are the positives of each cell (one unit and one level, say), whole numbers from 0 to
the answers in it; each shown figure bounds a sum of cells. HiGHS finds the smallest and the largest count
that a cell or a group can have. For two cuts the sums form a network, so the ranges are exact at once; for
more they are exact by branch and bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fairlead.core.anonymity.errors import UnableToRelease
from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.found import Found
from fairlead.core.anonymity.inference import too_tight
from fairlead.core.anonymity.rules import Rules
from fairlead.core.values import IntArray

CELLS = 400  # above so many cells the crossing is not attacked, and the release says so


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """The finest counts of one item: answers and positives of each cell. `cells`: its group in each of `cuts`.

    >>> Crossing("now", "told", ("unit", "level"), (("A", "Lead"),), np.array([2]), np.array([1])).cells
    (('A', 'Lead'),)
    """

    pulse: str
    item: str
    cuts: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    n: IntArray
    positive: IntArray


def crossing_leaks(
    trees: Forest, shown: BoolArray, low: IntArray, high: IntArray, crossing: Crossing, rules: Rules
) -> Iterator[Found]:
    """Nested groups of different cuts that differ by 1 to k - 1 answers; cells and groups with fewer than three
    possible counts. Raises UnableToRelease if the cells do not add up to the groups."""
    inside = membership(trees, crossing)
    if np.any(inside @ crossing.n != trees.n) or np.any(inside @ crossing.positive != trees.positive):
        raise UnableToRelease(
            f"The cells of {crossing.item} do not add up to the groups of "
            f"{' and '.join(crossing.cuts)}: count each answer in one cell."
        )
    yield from nested(trees, shown, inside, crossing.n, rules.k)
    yield from _tight(trees, shown, low, high, crossing, inside, rules)


def membership(trees: Forest, crossing: Crossing) -> IntArray:
    """Which cells lie in each node, V×cells."""
    place = {name: node for node, name in enumerate(trees.nodes)}
    inside = np.zeros((len(trees.nodes), len(crossing.cells)), dtype=np.int64)
    inside[: trees.roots] = 1
    for column, cell in enumerate(crossing.cells):
        for cut, group in zip(crossing.cuts, cell, strict=True):
            node = place.get((cut, group), -1)
            while node >= trees.roots:
                inside[node, column] = 1
                node = int(trees.parent[node])
    return inside


def nested(trees: Forest, shown: BoolArray, inside: IntArray, n: IntArray, k: int) -> Iterator[Found]:
    """Shown groups that hold another shown group and fewer than k answers more."""
    nodes = np.flatnonzero(shown & (np.arange(len(shown)) >= trees.roots))
    size = inside[nodes] @ n
    shared = (inside[nodes] * n) @ inside[nodes].T
    more = np.where(shared == size[:, None], size[None, :] - size[:, None], 0)
    for a, b in np.argwhere((more > 0) & (more < k) & (size[:, None] > 0)).tolist():
        left = int(more[a, b])
        says = f"holds {trees.nodes[nodes[a]][1]} and {left} answers more"
        yield Found(int(nodes[b]), "difference", says, left, left, hide=int(nodes[a]))


def _tight(
    trees: Forest,
    shown: BoolArray,
    low: IntArray,
    high: IntArray,
    crossing: Crossing,
    inside: IntArray,
    rules: Rules,
) -> Iterator[Found]:
    targets = np.vstack([inside[trees.roots :], np.eye(len(crossing.cells), dtype=np.int64)])
    n = targets @ crossing.n
    solver = _Solver(inside[shown], low[shown], high[shown], crossing.n)
    least, most = possible(solver, targets, targets @ crossing.positive, n, rules.exact_from)
    tight = too_tight(n[:, None], least[:, None], most[:, None], rules.exact_from)[:, 0]
    for target in np.flatnonzero(tight).tolist():
        a, b = int(least[target]), int(most[target])
        yield Found(
            _node(trees, target),
            "crossing",
            f"{_named(trees, crossing, target)} has {a} to {b} positive of {int(n[target])} answers",
            a,
            b,
            hide=_smallest_over(trees, shown, inside, targets[target]),
        )


def possible(
    solver: "_Solver", targets: IntArray, truth: IntArray, n: IntArray, exact_from: int
) -> tuple[IntArray, IntArray]:
    """Ranges of the targets. The true counts are one solution; each solution found widens the range of every
    target, and only those that are still tight are driven to their ends (which are then exact)."""
    least, most = truth.copy(), truth.copy()
    for target in range(len(targets)):
        for sign in (-1, 1):
            if not too_tight(n[target], least[target], most[target], exact_from):
                break
            counts = targets @ solver.extreme(sign * targets[target])
            least, most = np.minimum(least, counts), np.maximum(most, counts)
    return least, most


class _Solver:
    """The cells' counts that all shown figures allow."""

    def __init__(self, sums: IntArray, low: IntArray, high: IntArray, n: IntArray) -> None:
        self._sums, self._low, self._high, self._n = sums.astype(np.float64), low, high, n

    def extreme(self, objective: IntArray) -> IntArray:
        """Cells' counts with the smallest value of the objective."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # loaded only where cuts cross

        found = milp(
            objective.astype(np.float64),
            constraints=LinearConstraint(self._sums, self._low, self._high),
            bounds=Bounds(np.zeros(len(self._n)), self._n),
            integrality=np.ones(len(self._n), dtype=np.int64),
        )
        if found.status != 0:
            raise UnableToRelease(f"The check of crossing cuts stopped ({found.message}): nothing is shown.")
        cells: IntArray = np.rint(found.x).astype(np.int64)
        return cells


def _node(trees: Forest, target: int) -> int:
    groups = len(trees.nodes) - trees.roots
    return trees.roots + target if target < groups else 0


def _named(trees: Forest, crossing: Crossing, target: int) -> str:
    groups = len(trees.nodes) - trees.roots
    return "it" if target < groups else "the cell " + " × ".join(crossing.cells[target - groups])


def _smallest_over(trees: Forest, shown: BoolArray, inside: IntArray, target: IntArray) -> int:
    touching = shown & ((inside @ target) > 0)
    touching[: trees.roots] = False
    nodes = np.flatnonzero(touching)
    return int(nodes[np.argmin(trees.n[nodes])]) if nodes.size else 0
