"""Several questions at once: a logistic model on grouped covariate patterns."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fairlead.core.scales.intervals import quantile
from fairlead.core.scales.likelihood import Counts, UnableToFit, maximise, profile_limit, separated
from fairlead.core.values import Estimate, FloatArray, Interval

FEW = 10  # of the rarer outcome per question: under this plain estimates run away from zero (Peduzzi 1996)


@dataclass(frozen=True, slots=True, eq=False)
class LogisticFit:
    """A fitted model. Coefficients, errors and intervals in log odds; the first is the intercept."""

    names: tuple[str, ...]
    coefficients: FloatArray
    errors: FloatArray
    intervals: tuple[Interval, ...]
    n: int
    firth: bool
    method: str

    def odds_ratio(self, name: str) -> Estimate:
        """What one step of `name` multiplies the odds by, the other questions held equal.

        >>> fit([[0], [1]], [40, 40], [10, 20], names=["told"]).odds_ratio("told").value  # (20/20) / (10/30)
        3.0
        """
        k = self.names.index(name)
        interval = self.intervals[k]
        odds = Interval(_exp(interval.low), _exp(interval.high), interval.level)
        value = round(_exp(float(self.coefficients[k])), 9)  # the last steps of the fit are noise
        return Estimate(value, odds.joined(Interval(value, value)), self.n, self.method)


def _exp(log_odds: float) -> float:
    return math.exp(log_odds) if log_odds < 700 else math.inf


def fit(
    patterns: ArrayLike,
    n: ArrayLike,
    successes: ArrayLike,
    *,
    names: Sequence[str] = (),
    weight: ArrayLike | None = None,
    weight2: ArrayLike | None = None,
    firth: bool | None = None,
) -> LogisticFit:
    """Log odds of success as a sum over the columns of `patterns` (P×K; an intercept is added).

    `n` and `successes` (P) count people with that pattern. With weights give Σw and Σw² as well, and
    `successes` as the sum of the weights of those who succeeded; errors are then those of the weighted
    estimating equations. `firth=None` penalises when the plain estimate is endless (separation) or the
    rarer outcome has under 10 cases a question; its intervals follow the profile likelihood, the plain
    ones are best ± 1.96 errors. Raises UnableToFit with the reason in words.

    >>> told = fit([[0], [1]], [40, 40], [10, 20], names=["told"])
    >>> told.names, told.firth, told.n
    (('intercept', 'told'), False, 80)
    >>> round(float(told.coefficients[1] / np.log(3)), 6)
    1.0
    >>> round(float(told.errors[1] ** 2), 6)  # 1/10 + 1/30 + 1/20 + 1/20
    0.233333
    """
    rows = _design(patterns, n)
    people = np.asarray(n, dtype=np.float64)
    trials, squares, share = _weights(people, successes, weight, weight2)
    used = people > 0
    names = ("intercept", *(names or [f"x{k + 1}" for k in range(rows.shape[1] - 1)]))
    _distinct(rows[used], names)
    scale = trials[used].sum() / squares[used].sum()  # weights then sum to Kish's n, whatever their unit
    plain = Counts(rows[used], trials[used] * scale, (trials * share)[used] * scale, firth=False)
    penalise = _needs_penalty(plain) if firth is None else firth
    if not penalise and separated(plain):
        raise UnableToFit(
            "Some mix of the questions tells all of one outcome from all of the other, so the odds are endless: "
            "use Firth's penalty, or leave a question out."
        )
    counts = Counts(plain.design, plain.trials, plain.successes, firth=penalise)
    return _estimate(counts, squares[used] * scale**2, names, round(float(people.sum())))


def _design(patterns: ArrayLike, n: ArrayLike) -> FloatArray:
    x = np.asarray(patterns, dtype=np.float64)
    if x.ndim != 2 or x.shape[:1] != np.shape(n) or not np.all(np.isfinite(x)):
        raise UnableToFit(
            "Patterns must be a table of numbers with one row for each count: see how they were grouped."
        )
    return np.hstack([np.ones((len(x), 1)), x])


def _weights(
    people: FloatArray, successes: ArrayLike, weight: ArrayLike | None, weight2: ArrayLike | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Σw, Σw² and the weighted share of successes per pattern; without weights Σw = Σw² = n."""
    trials = people if weight is None else np.asarray(weight, dtype=np.float64)
    squares = trials if weight2 is None else np.asarray(weight2, dtype=np.float64)
    won = np.asarray(successes, dtype=np.float64)
    sound = trials.shape == people.shape == squares.shape == won.shape and np.all(
        np.isfinite(trials + squares)
    )
    if not sound or np.any(won < 0) or np.any(won > trials * (1 + 1e-9)) or people.sum() == 0:
        raise UnableToFit(
            "Each pattern needs people, and successes between 0 and their number: count them again."
        )
    share = np.divide(won, trials, out=np.zeros_like(won), where=trials > 0)
    return trials, squares, np.minimum(share, 1.0)


def _distinct(rows: FloatArray, names: Sequence[str]) -> None:
    for k in range(1, rows.shape[1]):
        if np.linalg.matrix_rank(rows[:, : k + 1]) <= k:
            raise UnableToFit(
                f"{names[k]!r} says nothing beyond the questions before it (all alike, or a copy): leave it out."
            )


def _needs_penalty(counts: Counts) -> bool:
    rarer = min(counts.successes.sum(), (counts.trials - counts.successes).sum())
    return bool(rarer < FEW * (counts.design.shape[1] - 1)) or separated(counts)


def _estimate(counts: Counts, squares: FloatArray, names: tuple[str, ...], n: int) -> LogisticFit:
    b = maximise(counts, np.zeros(counts.design.shape[1]))
    errors = _errors(counts, b, squares)
    z = quantile(0.95)
    if counts.firth:
        ends = [[profile_limit(counts, b, k, e, z, side) for side in (-1, 1)] for k, e in enumerate(errors)]
        method = "logistic model with Firth's penalty for few cases, 95 % profile interval"
    else:
        ends = [[float(c - z * e), float(c + z * e)] for c, e in zip(b, errors, strict=True)]
        method = "logistic model, 95 % Wald interval"
    return LogisticFit(names, b, errors, tuple(Interval(*end) for end in ends), n, counts.firth, method)


def _errors(counts: Counts, b: FloatArray, squares: FloatArray) -> FloatArray:
    """√ diagonal of A⁻¹ B A⁻¹: A counts each answer by its weight, B by its square. Unweighted, A = B."""
    bread = np.linalg.inv(counts.information(b))
    meat = Counts(counts.design, squares, counts.successes, firth=False).information(b)
    return np.asarray(np.sqrt(np.diag(bread @ meat @ bread)))
