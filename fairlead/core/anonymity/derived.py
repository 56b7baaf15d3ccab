"""Figures that any reader could work out from the others, said aloud.

Where groups are hidden, what is shown around them still bounds what they add up to. That range is
published as a figure of its own: one hidden group by its name, several of a flat cut as "Lead + Manager". It
tells nothing new, so no attack needs to look at it; that it says no more than the sums do is checked.
"""

from collections.abc import Iterator

import numpy as np

from fairlead.core.anonymity.attacking import inferred, shown_nodes
from fairlead.core.anonymity.figures import Figure, Release
from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.found import Found
from fairlead.core.anonymity.rules import share
from fairlead.core.values import IntArray

AND = " + "


def derived_figures(trees: Forest, release: Release, tree_cut: str) -> Iterator[Figure]:
    """What the hidden groups beside shown ones add up to, where that is known to half of its people or better."""
    shown = shown_nodes(trees, release)
    if not shown[: trees.roots].all() or trees.company.weighted:
        return
    bounds = inferred(trees, shown, release)
    for node, members in _gathered(trees, shown, bounds.rest_n, tree_cut):
        n = int(bounds.rest_n[node])
        low, high = int(bounds.rest_low[node, 0]), int(bounds.rest_high[node, 0])
        if n >= release.rules.k and 2 * (high - low) <= n:
            yield _figure(trees, members, n, low, high, release)


def _gathered(
    trees: Forest, shown: BoolArray, rest_n: IntArray, tree_cut: str
) -> Iterator[tuple[int, list[int]]]:
    """Shown node and the hidden groups that make up all of its rest: one group, or several of a flat cut."""
    beside = np.flatnonzero(~shown & (trees.n > 0) & shown[trees.parent])  # roots are shown: none is meant
    above = trees.parent[beside]
    summed = np.zeros_like(trees.n)
    np.add.at(summed, above, trees.n[beside])
    members: dict[int, list[int]] = {}
    for member, node in zip(beside.tolist(), above.tolist(), strict=True):
        members.setdefault(node, []).append(member)
    for node in np.flatnonzero((summed > 0) & (summed == rest_n) & (rest_n < trees.n)).tolist():
        if len(members[node]) == 1 or trees.nodes[node][0] != tree_cut:
            yield node, members[node]


def _figure(trees: Forest, members: list[int], n: int, low: int, high: int, release: Release) -> Figure:
    cut = trees.nodes[members[0]][0]
    group = AND.join(trees.nodes[member][1] for member in members)
    base, printed = release.rules.base(n)
    value = share(np.array([n]), np.array([low]), np.array([high]), release.rules.exact_from)
    shares = (low / n, high / n)
    return Figure(
        *trees.wave, cut, group, base, printed, float(value[0]), (low, high), shares, base, derived=True
    )


def overstated(trees: Forest, release: Release, tree_cut: str) -> Iterator[Found]:
    """Figures called derived that say more than can be derived."""
    wave = trees.wave
    claimed = [f for f in release.figures if f.derived and (f.pulse, f.item) == wave]
    allowed = {f.key: f for f in derived_figures(trees, release, tree_cut)} if claimed else {}
    for figure in claimed:
        if allowed.get(figure.key) != figure:
            low, high = figure.positive
            yield Found(0, "derived", f"{figure.group} is said to follow from the others", low, high)
