"""Shares where some answers speak for more people than others."""

import math

from fairlead.core.scales.intervals import ImpossibleCount, effective_n, wilson_share
from fairlead.core.scales.shares import in_words, need_answers, positive_options
from fairlead.core.values import Estimate, FloatArray, Tally


def weighted_positives(tally: Tally, reversed: bool, low: int, high: int) -> FloatArray:
    """Sum of the weights of positive answers per group, shape G.

    >>> from fairlead.core.values import tally
    >>> weighted_positives(tally("reached", {"all": [1, 0, 4, 6, 9]}), False, 1, 5).tolist()
    [15.0]
    """
    mask = positive_options(tally.options, reversed, low, high)
    weighed: FloatArray = tally.weight[:, mask].sum(axis=1)
    return weighed


def kish(weight: float, weight2: float) -> float:
    """Kish's effective number of answers: (Σw)² / Σw². Kish (1965), Survey Sampling, section 11.7.

    >>> kish(1 + 1 + 2, 1 + 1 + 4)  # 16 / 6
    2.6666666666666665
    """
    return weight * weight / weight2 if weight2 > 0 else 0.0


def design_effect(n: int, weight: float, weight2: float) -> float:
    """By how much weights widen the variance: n / n_eff, never below 1.

    >>> design_effect(3, 1 + 1 + 2, 1 + 1 + 4)
    1.125
    """
    return n / kish(weight, weight2)


def weighted_share(
    positive_weight: float,
    weight: float,
    weight2: float,
    n: int,
    *,
    population: int | None = None,
    n_shown: str = "",
    caveats: tuple[str, ...] = (),
) -> Estimate:
    """The share of the weights that are positive; the interval rests on Kish's n, not on n.

    Give sums over the `n` answers: of positive weights, of weights, of squared weights.

    >>> e = weighted_share(2, 4, 6, 3)
    >>> e.value, e.n, e.method
    (0.5, 3, '95 % Wilson interval, weighted (design effect 1.12)')
    """
    need_answers(n)
    _weights_fit(positive_weight, weight, weight2)
    n_eff = effective_n(kish(weight, weight2), population, answered=n)
    value = min(1.0, positive_weight / weight)
    words, more = in_words(n, population)
    method = f"{words}, weighted (design effect {design_effect(n, weight, weight2):.2f})"
    return Estimate(value, wilson_share(value, n_eff), n, method, n_shown, population, caveats + more)


def _weights_fit(positive_weight: float, weight: float, weight2: float) -> None:
    # A hair of slack: sums of the same weights in another order differ in the last digit.
    sound = 0 <= positive_weight <= weight * (1 + 1e-9) and weight > 0 and weight2 > 0
    if not sound or not math.isfinite(weight + weight2):
        raise ImpossibleCount(
            f"Weights that sum to {weight:g}, of which {positive_weight:g} positive, cannot be used: "
            "give each answer a weight above 0."
        )
