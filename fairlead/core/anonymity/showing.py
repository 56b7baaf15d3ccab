"""Rules 3 to 6: how a count that may be shown is told."""

from dataclasses import replace
from functools import cache

import numpy as np

from fairlead.core.anonymity.figures import Figure
from fairlead.core.anonymity.forest import BoolArray, Forest
from fairlead.core.anonymity.histogram import histogram, missing_counts
from fairlead.core.anonymity.rules import LEAST, POINTS, Rules, company_step, share, steps
from fairlead.core.values import FloatArray, IntArray


def told(trees: Forest, rules: Rules) -> tuple[IntArray, IntArray, FloatArray]:
    """Lowest and highest count of the step, and the share shown, of every node, V."""
    low, high = steps(trees.n, trees.positive)
    roots = slice(0, trees.roots)
    low[roots], high[roots] = company_step(int(trees.n[0]), int(trees.positive[0]), rules)
    value = share(trees.n, low, high, rules.exact_from)
    if trees.company.weighted:
        value = np.where(trees.n < rules.exact_from, _weighted(trees, POINTS), _weighted(trees, trees.n))
    return low, high, value


def _weighted(trees: Forest, grid: IntArray | int) -> FloatArray:
    """Weighted shares in steps of three answers: the middle of the step that the share lies in, V."""
    total = np.maximum(trees.weights[:, 0], np.finfo(float).tiny)
    runs = np.maximum((trees.n + 1) // LEAST, 1)
    middle = (np.minimum(np.floor(trees.weights[:, 1] / total * runs), runs - 1) + 0.5) / runs
    cells = np.maximum(np.asarray(grid), 1)
    coarse: FloatArray = np.clip(np.round(middle * cells), 1, cells - 1) / cells
    return np.where(cells == trees.n, middle, coarse)


def effective(trees: Forest) -> IntArray:
    """Kish's base after weighting, (sum w)² / sum w², in whole answers, V; n where all weigh one."""
    total, squares = trees.weights[:, 0], trees.weights[:, 2]
    kish: IntArray = np.floor(total**2 / np.maximum(squares, np.finfo(float).tiny) + 1e-9).astype(np.int64)
    return np.minimum(kish, trees.n)


Reading = tuple[tuple[int, int], tuple[float, float]]  # possible counts, possible shares


@cache
def small_readings(rules: Rules) -> dict[tuple[str, float], Reading]:
    """What a band and a share under `exact_from` can stand for: (band, share) -> counts, shares."""
    found: dict[tuple[str, float], Reading] = {}
    for n in range(rules.k, rules.exact_from):
        low, high = steps(np.full(n + 1, n), np.arange(n + 1))
        values = share(np.full(n + 1, n), low, high, rules.exact_from)
        for a, b, value in zip(low.tolist(), high.tolist(), values.tolist(), strict=True):
            key = rules.base(n)[1], value
            (c, d), (e, f) = found.get(key, ((a, b), (a / n, b / n)))
            found[key] = (min(a, c), max(b, d)), (min(a / n, e), max(b / n, f))
    return found


def reading(n: int, step: tuple[int, int], value: float, rules: Rules, weighted: bool) -> Reading:
    """All counts and shares that a reader must hold possible, given what is shown of a figure."""
    if n >= rules.exact_from and not weighted:
        return step, (step[0] / n, step[1] / n)
    if not weighted:
        return small_readings(rules)[rules.base(n)[1], value]
    doubt = LEAST / (2 * rules.base(n)[0]) + (1 / (2 * POINTS) if n < rules.exact_from else 0)
    most = n if n >= rules.exact_from else rules.exact_from - 1
    return (0, most), (max(0.0, value - doubt), min(1.0, value + doubt))


def tell(trees: Forest, shown: BoolArray, rules: Rules, options: bool = True) -> list[Figure]:
    """The company's figure and one for each group that is shown; none if the company is not.
    `options`: whether the company's histogram may be tried."""
    if not shown[0]:
        return []
    groups = np.flatnonzero(shown)[trees.roots :].tolist()
    low, high, value = told(trees, rules)
    columns = (trees.n, low, high, value, effective(trees))
    rows = zip(*(column[[0, *groups]].tolist() for column in columns), strict=True)
    names = [("company", "all"), *(trees.nodes[node] for node in groups)]
    wave = trees.wave
    made = []
    for (cut, group), (n, a, b, said, kish) in zip(names, rows, strict=True):
        base, printed = rules.base(n)
        counts, shares = reading(n, (a, b), said, rules, trees.company.weighted)
        made.append(Figure(*wave, cut, group, base, printed, said, counts, shares, min(base, kish)))
    if options:
        made[0] = _with_histogram(made[0], trees, rules)
    return made


def _with_histogram(figure: Figure, trees: Forest, rules: Rules) -> Figure:
    cannot_say, skipped = missing_counts(trees.company, rules)
    shown = histogram(trees.company, trees.yes, rules)
    return replace(figure, histogram=shown, cannot_say=cannot_say, skipped=skipped)
