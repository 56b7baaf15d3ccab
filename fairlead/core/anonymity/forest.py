"""The groups of one item as trees under the company: one tree a cut, people counted at every level.

Node arrays have the shape V. The first C nodes are the roots, one a cut, and each stands for the company.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.anonymity.errors import UnableToRelease
from fairlead.core.values import FloatArray, IntArray, Tally

BoolArray = NDArray[np.bool_]
Parents = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """`n`, `positive`: answers and positive answers of a node with all below it. `parent`: -1 for roots.
    `levels`: node numbers by depth, roots first. `weights`: sum, positive sum, sum of squares, V×3.
    `yes`: which options count as positive, A."""

    company: Tally
    nodes: tuple[tuple[str, str], ...]  # cut, group; roots have the group ""
    parent: IntArray
    n: IntArray
    positive: IntArray
    weights: FloatArray
    levels: tuple[IntArray, ...]
    roots: int
    yes: BoolArray

    @property
    def wave(self) -> tuple[str, str]:
        """Pulse and item."""
        return self.company.pulse, self.company.item

    def anchors(self, shown: BoolArray) -> IntArray:
        """The nearest shown node above each node, V; -1 for roots. Roots must be shown."""
        anchor = self.parent.copy()
        for level in self.levels[1:]:
            up = self.parent[level]
            anchor[level] = np.where(shown[up], up, anchor[up])
        return anchor

    def rest(self, counts: IntArray, shown: BoolArray) -> IntArray:
        """What each shown node holds beyond the shown nodes next below it, V (0 at hidden nodes)."""
        below = shown.copy()
        below[: self.roots] = False
        left = np.where(shown, counts, 0)
        np.subtract.at(left, self.anchors(shown)[below], counts[below])
        return left


def forest(
    company: Tally, cuts: Sequence[Tally], positive: Collection[int], parents: Parents, tree_cut: str
) -> Forest:
    """The trees of one item. Raises UnableToRelease if groups hold more answers than the company, or
    if a unit lies above itself."""
    nodes: list[tuple[str, str]] = [(tally.cut, "") for tally in cuts] or [("", "")]
    parent, counts = [-1] * len(nodes), [_counts(company, positive)[0]] * len(nodes)
    for root, tally in enumerate(cuts):
        rows = dict(zip(tally.groups, _counts(tally, positive), strict=True))
        above = _above(rows, parents if tally.cut == tree_cut else {})
        place = {group: len(nodes) + i for i, group in enumerate(above)}
        nodes += [(tally.cut, group) for group in above]
        parent += [root if up is None else place[up] for up in above.values()]
        counts += [rows.get(group, np.zeros(5)) for group in above]
    yes = np.isin(company.options, list(positive))
    return _summed(company, tuple(nodes), np.array(parent, dtype=np.int64), np.array(counts), yes)


def _counts(tally: Tally, positive: Collection[int]) -> FloatArray:
    """Per group: answers, positives, weight, positive weight, squared weight; G×5."""
    yes = np.isin(tally.options, list(positive))
    columns = (tally.n, tally.n[:, yes], tally.weight, tally.weight[:, yes], tally.weight2)
    return np.stack([column.sum(axis=1).astype(np.float64) for column in columns], axis=1)


def _above(rows: Mapping[str, FloatArray], parents: Parents) -> dict[str, str | None]:
    """Each group and all that lie above it -> the group next above. The empty name is "not known"."""
    above: dict[str, str | None] = {}
    for group in (*rows, *parents):
        step: str | None = group
        while step and step not in above:
            above[step] = parents.get(step) or None
            step = above[step]
    return above


def _summed(
    company: Tally, nodes: tuple[tuple[str, str], ...], parent: IntArray, counts: FloatArray, yes: BoolArray
) -> Forest:
    levels = tuple(_levels(parent, nodes))
    for level in levels[:1:-1]:  # the roots have the company's counts already
        np.add.at(counts, parent[level], counts[level])
    whole = counts[:, :2].round().astype(np.int64)
    made = Forest(
        company, nodes, parent, whole[:, 0], whole[:, 1], counts[:, 2:], levels, levels[0].size, yes
    )
    if np.any(made.rest(made.n, np.ones(len(nodes), dtype=bool)) < 0):
        raise UnableToRelease(
            f"The groups of {company.item} hold more answers than the company ({int(whole[0, 0])}): "
            f"count each person once in each cut."
        )
    return made


def _levels(parent: IntArray, nodes: tuple[tuple[str, str], ...]) -> Iterator[IntArray]:
    placed = parent < 0
    level = np.flatnonzero(placed)
    while level.size:
        yield level
        level = np.flatnonzero(~placed & placed[parent])
        placed[level] = True
    if not placed.all():
        unit = nodes[int(np.flatnonzero(~placed)[0])][1]
        raise UnableToRelease(f"The unit {unit} lies above itself: mend the column parent of units.")
