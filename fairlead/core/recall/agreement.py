"""Do two coders mean the same? Cohen's kappa, with its interval."""

from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairlead.core.errors import BadInput
from fairlead.core.values import Estimate, Interval

PROVISIONAL_BELOW = 0.60


class UnableToCompareCodersError(BadInput):
    """The two codings cannot be set side by side."""


def coding_table(one: ArrayLike, other: ArrayLike, categories: int) -> NDArray[np.int64]:
    """How often coder one said i where coder two said j: K×K, from N codes 0 … K-1 each.

    >>> coding_table([0, 1, 1], [0, 1, 0], 2).tolist()
    [[1, 0], [1, 1]]
    """
    a, b = np.asarray(one), np.asarray(other)
    if a.shape != b.shape:
        raise UnableToCompareCodersError(
            f"One coder has {a.size} codes and the other {b.size}: give both the same answers in the same order."
        )
    table = np.zeros((categories, categories), dtype=np.int64)
    np.add.at(table, (a, b), 1)
    return table


def cohens_kappa(
    table: NDArray[np.int64], *, weights: Literal["none", "quadratic"] = "none", level: float = 0.95
) -> Estimate:
    """Cohen's kappa of a K×K table of two coders, κ = (Po - Pe) / (1 - Pe), with its large-sample interval.

    Weights w: 1 on the diagonal, else 0; or quadratic, 1 - (i - j)² / (K - 1)². Variance of Fleiss, Cohen and
    Everitt (1969). Raises UnableToCompareCodersError for an empty table, or if both used one category alone.

    >>> e = cohens_kappa(np.array([[20, 5], [10, 15]]))
    >>> round(e.value, 2), round(e.interval.low, 2), round(e.interval.high, 2)
    (0.4, 0.15, 0.65)
    """
    n = int(table.sum())
    if n == 0 or np.count_nonzero(table.sum(axis=1) + table.sum(axis=0)) < 2:
        raise UnableToCompareCodersError(
            "Both coders used one code alone, or coded nothing: kappa needs answers of at least two kinds."
        )
    p, w = table / n, _agreement_weights(len(table), weights)
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    observed, expected = float((w * p).sum()), float(rows @ w @ columns)
    value = (observed - expected) / (1 - expected)
    half = NormalDist().inv_cdf((1 + level) / 2) * _standard_error(p, w, observed, expected, n)
    interval = Interval(max(-1.0, value - half), min(1.0, value + half), level)
    method = "Cohen's kappa" if weights == "none" else "Cohen's kappa, quadratic weights"
    return Estimate(value, interval, n, method, caveats=_caveats(value))


def _agreement_weights(k: int, weights: str) -> NDArray[np.float64]:
    if weights == "none":
        return np.eye(k)
    apart = np.subtract.outer(np.arange(k), np.arange(k))
    return 1 - (apart / max(1, k - 1)) ** 2


def _standard_error(
    p: NDArray[np.float64], w: NDArray[np.float64], observed: float, expected: float, n: int
) -> float:
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    marginal = np.add.outer(w @ columns, rows @ w)
    spread = (p * (w * (1 - expected) - marginal * (1 - observed)) ** 2).sum()
    rest = (observed * expected - 2 * expected + observed) ** 2
    return float(np.sqrt(max(0.0, spread - rest) / n) / (1 - expected) ** 2)


def _caveats(value: float) -> tuple[str, ...]:
    return (f"provisional: under {PROVISIONAL_BELOW:.2f}",) if value < PROVISIONAL_BELOW else ()


def kappa_over_answers(
    tables: NDArray[np.int64], *, weights: Literal["none", "quadratic"] = "none", level: float = 0.95
) -> Estimate:
    """Cohen's kappa of M answers with several statements each, M×K×K; the answers are what is independent.

    The codes of one answer hang together, so the interval is that of the jackknife over answers (Miller 1974,
    Biometrika 61:1-15): variance (M - 1) / M · Σ (κ₋ᵢ - mean)². n is the number of answers.
    Raises UnableToCompareCodersError as `cohens_kappa` does, and for fewer than two answers.

    >>> agreed = np.repeat([[[1, 0], [0, 1]]], 9, axis=0)
    >>> e = kappa_over_answers(np.concatenate([agreed, [[[0, 2], [0, 0]]]]))
    >>> round(e.value, 2), e.n, round(e.interval.low, 2), e.interval.high
    (0.8, 10, 0.41, 1.0)
    """
    total = tables.sum(axis=0)
    whole = cohens_kappa(total, weights=weights, level=level)
    if len(tables) < 2:
        raise UnableToCompareCodersError(
            "Only one answer was coded by both: kappa needs several, to say how sure it is."
        )
    without = np.array([_leaving_out(total - table, weights, level, whole.value) for table in tables])
    spread = float(np.sqrt((len(without) - 1) / len(without) * ((without - without.mean()) ** 2).sum()))
    half = NormalDist().inv_cdf((1 + level) / 2) * spread
    interval = Interval(max(-1.0, whole.value - half), min(1.0, whole.value + half), level)
    return Estimate(
        whole.value, interval, len(tables), f"{whole.method}, jackknife over answers", caveats=whole.caveats
    )


def _leaving_out(
    table: NDArray[np.int64], weights: Literal["none", "quadratic"], level: float, whole: float
) -> float:
    try:
        return cohens_kappa(table, weights=weights, level=level).value
    except (
        UnableToCompareCodersError
    ):  # without this answer one code alone is left: it says nothing of the spread
        return whole
