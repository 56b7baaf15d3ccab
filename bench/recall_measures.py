"""Measures of agreement with labels, and their intervals by drawing whole groups anew."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

DRAWS = 2000
Thing = TypeVar("Thing")


def f1(truth: np.ndarray, said: np.ndarray, label: int) -> float:
    both = ((truth == label) & (said == label)).sum()
    return float(2 * both / max(1, (truth == label).sum() + (said == label).sum()))


def macro_f1(truth: np.ndarray, said: np.ndarray, labels: Sequence[int]) -> float:
    """The plain mean of the F1 of some labels."""
    return float(np.mean([f1(truth, said, label) for label in labels]))


def auc(positive: np.ndarray, rest: np.ndarray) -> float:
    """Mann and Whitney: how often a score of the first exceeds one of the second, ties half."""
    score = np.concatenate([positive, rest])
    ranks = ranked(score)[: len(positive)]
    return float((ranks.sum() - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(rest)))


def ranked(values: np.ndarray) -> np.ndarray:
    """Ranks from 1, ties at their mean."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    found: np.ndarray = (last - (count - 1) / 2)[place]
    return found


def pearson(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    return pearson(ranked(a), ranked(b))


def interval(
    groups: Sequence[Thing], measure: Callable[[list[Thing]], float], draws: int = DRAWS
) -> list[float]:
    """95 %, from the measure of as many groups drawn anew with replacement (seed 1)."""
    rng = np.random.default_rng(1)
    found = [measure([groups[i] for i in rng.integers(0, len(groups), len(groups))]) for _ in range(draws)]
    return [float(value) for value in np.quantile(found, [0.025, 0.975])]
