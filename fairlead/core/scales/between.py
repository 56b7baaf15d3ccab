"""Between groups and between rankers: how much the team matters, how far leaders rank alike."""

import numpy as np

from fairlead.core.values import FloatArray, IntArray


def _mean_squares(n: IntArray, sums: FloatArray, squares: FloatArray) -> tuple[float, float, float]:
    """Mean squares between and within groups, and the mean size of a group."""
    kept = np.asarray(n) > 0
    size, total, square = (np.asarray(a, dtype=np.float64)[kept] for a in (n, sums, squares))
    groups, people = len(size), float(size.sum())
    if groups < 2 or people <= groups:
        return float("nan"), float("nan"), float("nan")
    within = float(np.sum(square - total**2 / size)) / (people - groups)
    between = float(np.sum(total**2 / size) - float(total.sum()) ** 2 / people) / (groups - 1)
    return between, within, people / groups


def icc1(n: IntArray, sums: FloatArray, squares: FloatArray) -> float:
    """ICC(1) = (MSB - MSW) / (MSB + (m - 1) MSW), m the mean group size: does the team matter?

    `n`, `sums` (Σx), `squares` (Σx²) per group, shape G. NaN under two groups, without a second
    answer in any, or when all answers are equal. Bliese (2000).

    >>> import numpy as np
    >>> icc1(np.array([2, 2]), np.array([2., 10.]), np.array([2., 50.]))  # (1, 1) and (5, 5)
    1.0
    """
    between, within, size = _mean_squares(n, sums, squares)
    spread = between + (size - 1) * within
    return (between - within) / spread if spread > 0 else float("nan")


def icc2(n: IntArray, sums: FloatArray, squares: FloatArray) -> float:
    """ICC(2) = (MSB - MSW) / MSB: can the means of teams be told apart? Under .70, do not compare them.

    >>> import numpy as np
    >>> icc2(np.array([2, 2]), np.array([4., 12.]), np.array([10., 74.]))  # (1, 3), (5, 7): MSB 16, MSW 2
    0.875
    """
    between, within, _ = _mean_squares(n, sums, squares)
    return (between - within) / between if between > 0 else float("nan")


def _ranks(row: FloatArray) -> tuple[FloatArray, IntArray]:
    """Ranks from 1, ties sharing their mean; and how many share each. (scipy.stats takes 0.4 s to import.)"""
    _, place, sizes = np.unique(row, return_inverse=True, return_counts=True)
    return (np.cumsum(sizes) - (sizes - 1) / 2)[place], sizes


def kendalls_w(rankings: FloatArray) -> float | None:
    """Kendall's W of m rankers (rows) over the same n things (columns): 1 = one order, 0 = none.

    12 S / (m² (n³ - n) - m Σ(t³ - t)), S the squared deviations of the rank totals, t the sizes of
    ties. Rows may be ranks or ratings. None with one ranker, one thing, or nothing but ties.
    Kendall, Babington Smith (1939), Ann Math Stat 10:275-287.

    >>> import numpy as np
    >>> kendalls_w(np.array([[1, 2, 3], [1, 2, 3]])), kendalls_w(np.array([[1, 2, 3], [3, 2, 1]]))
    (1.0, 0.0)
    """
    rows = np.atleast_2d(np.asarray(rankings, dtype=np.float64))
    m, n = rows.shape
    if m < 2 or n < 2:
        return None
    ranked = [_ranks(row) for row in rows]
    totals = np.sum([ranks for ranks, _ in ranked], axis=0)
    s = float(np.sum((totals - totals.mean()) ** 2))
    sizes = np.concatenate([ties for _, ties in ranked])
    most = m**2 * (n**3 - n) - m * float(np.sum(sizes**3 - sizes))
    return 12 * s / most if most > 0 else None
