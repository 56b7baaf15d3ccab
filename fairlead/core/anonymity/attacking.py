"""The attacker: takes a release and the true counts, and lists what the release gives away.

It reads figures as the most knowing reader would: it knows these rules, the tree, and how many answered in
every group (as colleagues do in a small firm). The true counts serve it only for those bases, for
what two managers know of their own units, and to say whether a thing that it worked out matters.
"""

from collections.abc import Iterator

import numpy as np

from fairlead.core.anonymity.crossing import CELLS, Crossing, crossing_leaks
from fairlead.core.anonymity.figures import Figure, Release
from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.found import Found, key
from fairlead.core.anonymity.inference import Bounds, narrow, too_tight
from fairlead.core.anonymity.managers import managers
from fairlead.core.anonymity.rules import LEAST, Rules
from fairlead.core.anonymity.showing import told
from fairlead.core.anonymity.suppression import too_short
from fairlead.core.values import IntArray


def search(trees: Forest, release: Release, tree_cut: str, crossing: Crossing | None = None) -> list[Found]:
    """All that the attacks find in the figures of one item, the plainest first."""
    shown = shown_nodes(trees, release)
    if not shown.any():
        return []
    shown[: trees.roots] = True  # a hidden company still stands above its groups, with an open range
    low, high = bounds_read(trees, shown, release)
    found = [
        *small_bases(trees, shown, release),
        *remainders(trees, shown, release.rules),
        *options(trees, release, low, high),
        *ranges(trees, narrow(trees, shown, low[:, None], high[:, None]), shown, release.rules),
        *managers(trees, shown, low, high, tree_cut),
    ]
    if found or crossing is None or len(crossing.cells) > CELLS:
        return found  # the costly attack is tried on what withstands the others
    return list(crossing_leaks(trees, shown, low, high, crossing, release.rules))


def inferred(trees: Forest, shown: BoolArray, release: Release) -> Bounds:
    """What the figures leave possible, for a reader who knows how many answered in each group."""
    low, high = bounds_read(trees, shown, release)
    return narrow(trees, shown, low[:, None], high[:, None])


def shown_nodes(trees: Forest, release: Release) -> BoolArray:
    """Which nodes have a figure that is not derived from others, V."""
    figures = (release.by_key.get(key(trees, node)) for node in range(len(trees.nodes)))
    return np.array([figure is not None and not figure.derived for figure in figures])


def small_bases(trees: Forest, shown: BoolArray, release: Release) -> Iterator[Found]:
    """A figure on fewer than k answers."""
    for node in np.flatnonzero(shown & (trees.n < release.rules.k)).tolist():
        n = int(trees.n[node])
        if key(trees, node) in release.by_key:
            yield Found(node, "base", f"rests on {n} answers", n, n)


def remainders(trees: Forest, shown: BoolArray, rules: Rules) -> Iterator[Found]:
    """What a shown group holds beyond the groups shown below it: 1 to k - 1 answers. Every difference of two
    nested groups is such a remainder, or holds a whole shown group."""
    left = trees.rest(trees.n, shown)
    for node in too_short(trees, shown, rules.k).tolist():
        n = int(left[node])
        if n < trees.n[node]:
            yield Found(node, "remainder", f"less the groups shown below it leaves {n} answers", n, n, True)


def bounds_read(trees: Forest, shown: BoolArray, release: Release) -> tuple[IntArray, IntArray]:
    """The counts of positives that each figure leaves possible for a reader who knows n, V each."""
    low, high, value = told(trees, release.rules)
    figures = [release.by_key.get(key(trees, node)) if shown[node] else None for node in range(len(shown))]
    said = np.array([np.nan if figure is None else figure.value for figure in figures])
    open_ = np.isnan(said)
    off = ~open_ & ~np.isclose(said, value, atol=1e-9)  # not told in steps: as exact as it looks
    exact = np.nan_to_num(said) * trees.n
    low = np.where(off, np.ceil(exact - 0.5), np.where(open_, 0, low)).astype(np.int64)
    high = np.where(off, np.floor(exact + 0.5), np.where(open_, trees.n, high)).astype(np.int64)
    if figures[0] is not None and figures[0].histogram is not None:
        a, b = sides(trees, figures[0], int(low[0]), int(high[0]))
        low[: trees.roots], high[: trees.roots] = a, b
    return low, high


def sides(trees: Forest, company: Figure, low: int, high: int) -> tuple[int, int]:
    """The company's range of positives, narrowed by the options that the histogram shows."""
    n = int(trees.n[0])
    for side, total in ((trees.yes, (low, high)), (~trees.yes, (n - high, n - low))):
        shown, some_hidden = _shown_options(company, side)
        least, most = max(total[0], shown), total[1] if some_hidden else min(total[1], shown)
        low, high = (least, most) if side is trees.yes else (max(low, n - most), min(high, n - least))
    return low, high


def _shown_options(company: Figure, side: BoolArray) -> tuple[int, bool]:
    counts = [count for count, mine in zip(company.histogram or (), side, strict=True) if mine]
    return sum(count for count in counts if count is not None), None in counts


def options(trees: Forest, release: Release, low: IntArray, high: IntArray) -> Iterator[Found]:
    """Options of the histogram with fewer than three answers, shown or worked out."""
    company = release.by_key.get(key(trees, 0))
    if company is None or company.histogram is None:
        return
    n, a, b = int(trees.n[0]), int(low[0]), int(high[0])
    for side, total in ((trees.yes, (a, b)), (~trees.yes, (n - b, n - a))):
        shown = _shown_options(company, side)[0]
        hidden = [i for i in np.flatnonzero(side).tolist() if company.histogram[i] is None]
        least = max(0, total[0] - shown) if len(hidden) == 1 else 0
        for option in np.flatnonzero(side).tolist():
            count = company.histogram[option]
            c, d = (least, total[1] - shown) if count is None else (count, count)
            if d - c + 1 < LEAST and (c < LEAST or n < release.rules.exact_from):
                says = f"option {trees.company.options[option]} was chosen by {c} to {d}"
                yield Found(0, "histogram", says, c, d)


def ranges(trees: Forest, bounds: Bounds, shown: BoolArray, rules: Rules) -> Iterator[Found]:
    """Sums: positives of a shown group, or of what is hidden in it, with fewer than three possible values."""
    rest_n = bounds.rest_n[:, None]
    tight = shown & too_tight(trees.n[:, None], bounds.low, bounds.high, rules.exact_from)[:, 0]
    for node in np.flatnonzero(tight).tolist():
        a, b = int(bounds.low[node, 0]), int(bounds.high[node, 0])
        yield Found(node, "range", f"has {a} to {b} positive of {int(trees.n[node])} answers", a, b)
    tight = shown & too_tight(rest_n, bounds.rest_low, bounds.rest_high, rules.exact_from)[:, 0]
    for node in np.flatnonzero(tight & (bounds.rest_n < trees.n)).tolist():
        a, b = int(bounds.rest_low[node, 0]), int(bounds.rest_high[node, 0])
        says = f"less the groups shown below it has {a} to {b} positive of {int(bounds.rest_n[node])} answers"
        yield Found(node, "hidden range", says, a, b, True)
