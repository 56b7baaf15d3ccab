"""Do people of one group say the same? All indices from counts per option.

`n` is G×A (groups × options), `options` the A codes in scale order; results have shape G.
NaN stands for undefined. `items` is a sequence of J such arrays, one an item, same groups.
"""

from collections.abc import Sequence

import numpy as np

from fairlead.core.values import FloatArray, IntArray

Codes = Sequence[int]


def _moments(n: IntArray, options: Codes) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Raters, mean and sample variance (divisor k - 1) per group; NaN where too few answered."""
    x = np.asarray(options, dtype=np.float64)
    k = np.asarray(n, dtype=np.float64).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = n @ x / k
        # Distances are taken from each group's own mean: Σx² - (Σx)²/k would lose digits.
        squares = (n * (x[None, :] - mean[:, None]) ** 2).sum(axis=1)
        return k, mean, np.where(k > 1, squares / (k - 1), np.nan)


def _expected(options: Codes) -> float:
    """The variance of people who answer at random, every option alike: (A² - 1) / 12."""
    return float((len(options) ** 2 - 1) / 12)


def r_wg(n: IntArray, options: Codes) -> FloatArray:
    """1 - min(s², E) / E: 1 = all the same, 0 = no more alike than at random.

    E = (A² - 1) / 12. James, Demaree, Wolf (1984), J Appl Psychol 69:85-98.

    >>> import numpy as np
    >>> r_wg(np.array([[0, 0, 1, 3, 1]]), (1, 2, 3, 4, 5)).tolist()  # 4 4 5 3 4: 1 - .5 / 2
    [0.75]
    """
    expected = _expected(options)
    variance = _moments(n, options)[2]
    return np.asarray(1 - np.minimum(variance, expected) / expected)


def r_wg_j(items: Sequence[IntArray], options: Codes) -> FloatArray:
    """Agreement on J items together: J (1 - q) / (J (1 - q) + q), q = min(mean s², E) / E.

    It rises with J even when people agree no more: read `r_star_wg_j` beside it.

    >>> import numpy as np
    >>> round(float(r_wg_j([np.array([[0, 0, 1, 3, 1]])] * 3, (1, 2, 3, 4, 5))[0]), 2)  # mean s² = .5
    0.9
    """
    expected, j = _expected(options), len(items)
    q = np.minimum(_mean_variance(items, options), expected) / expected
    return np.asarray(j * (1 - q) / (j * (1 - q) + q))


def r_star_wg_j(items: Sequence[IntArray], options: Codes) -> FloatArray:
    """1 - mean s² / E: does not rise with J, and falls below 0 where people take sides.

    Lindell, Brandt, Whitney (1999), Appl Psychol Meas 23:127-135.

    >>> import numpy as np
    >>> r_star_wg_j([np.array([[0, 0, 1, 3, 1]])] * 3, (1, 2, 3, 4, 5)).tolist()
    [0.75]
    """
    return np.asarray(1 - _mean_variance(items, options) / _expected(options))


def _mean_variance(items: Sequence[IntArray], options: Codes) -> FloatArray:
    return np.asarray(np.mean([_moments(n, options)[2] for n in items], axis=0))


def a_wg(n: IntArray, options: Codes) -> FloatArray:
    """1 - 2 s² / (((H + L) M - M² - H L) k / (k - 1)): agreement, given where the mean lies.

    NaN where the mean M is so near an end that no other value is possible, and under A - 1 raters,
    which is too few to read; 1 where all chose the same end. Brown, Hauenstein (2005), Organ Res Meth 8:165-184.

    >>> import numpy as np
    >>> round(float(a_wg(np.array([[0, 0, 1, 3, 1]]), (1, 2, 3, 4, 5))[0]), 4)  # 1 - 1 / (3 × 5/4)
    0.7333
    """
    low, high = min(options), max(options)
    k, mean, variance = _moments(n, options)
    with np.errstate(divide="ignore", invalid="ignore"):
        widest = ((high + low) * mean - mean**2 - high * low) * k / (k - 1)
        index = 1 - 2 * variance / widest
        outside = (mean < (low * (k - 1) + high) / k) | (mean > (high * (k - 1) + low) / k)
    at_an_end = (mean == low) | (mean == high)
    index = np.where(at_an_end, 1.0, np.where(outside, np.nan, index))
    return np.where(k >= max(2, len(options) - 1), index, np.nan)


def a_wg_j(items: Sequence[IntArray], options: Codes) -> FloatArray:
    """The mean of a_wg over J items; NaN if it is undefined for one of them.

    >>> import numpy as np
    >>> round(float(a_wg_j([np.array([[0, 0, 1, 3, 1]])] * 2, (1, 2, 3, 4, 5))[0]), 4)
    0.7333
    """
    return np.asarray(np.mean([a_wg(n, options) for n in items], axis=0))


def consensus(n: IntArray, options: Codes) -> FloatArray:
    """1 + Σ p_i log2(1 - |x_i - M| / (H - L)): 1 = all the same, 0 = half at each end.

    NaN where nobody answered. Tastle, Wierman (2007), Int J Approx Reason 45:531-545.

    >>> import numpy as np
    >>> consensus(np.array([[5, 0, 0], [3, 0, 3]]), (1, 2, 3)).tolist()
    [1.0, 0.0]
    """
    x = np.asarray(options, dtype=np.float64)
    k, mean, _ = _moments(n, options)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = n / k[:, None]
        near = 1 - np.abs(x[None, :] - mean[:, None]) / (x.max() - x.min())
        # Where nobody chose an option its term is 0, even where the logarithm is not finite.
        terms = np.where(p > 0, p * np.log2(np.where(p > 0, near, 1.0)), 0.0)
    return np.where(k > 0, 1 + terms.sum(axis=1), np.nan)
