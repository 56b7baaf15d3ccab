"""The logistic likelihood of grouped counts, plain or with Firth's penalty, and its maximum."""

import math
from dataclasses import dataclass

import numpy as np

from fairlead.core.errors import BadInput
from fairlead.core.values import FloatArray, IntArray

MOST_STEPS = 500  # Firth's steps close in by a factor, not quadratically; 20 is usual, 200 was the most seen
LONGEST_STEP = 5.0  # in log odds: from 1 % to 60 %; a longer one overshoots


class UnableToFit(BadInput):
    """The model cannot be estimated from these counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What the likelihood needs: design (P×K, first column ones), trials and successes (P)."""

    design: FloatArray
    trials: FloatArray
    successes: FloatArray
    firth: bool

    def information(self, b: FloatArray) -> FloatArray:
        """X'WX with W = m p (1 - p), shape K×K."""
        p = self._chance(b)
        return np.asarray((self.design * (self.trials * p * (1 - p))[:, None]).T @ self.design)

    def log_likelihood(self, b: FloatArray) -> float:
        """Σ s η - m log(1 + e^η), plus half the log determinant of the information under Firth."""
        eta = self.design @ b
        plain = float(self.successes @ eta - self.trials @ np.logaddexp(0.0, eta))
        if not self.firth:
            return plain
        sign, size = np.linalg.slogdet(self.information(b))
        return plain + 0.5 * float(size) if sign > 0 else -math.inf

    def score(self, b: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Its gradient, and the curvature to step with.

        Firth (1993), Biometrika 80:27-38: s - m p + h (1/2 - p) with leverages h, as if each pattern
        had h more trials, half of them successes. Stepping with those trials counted in keeps a
        table of single persons from overshooting for ever.
        """
        p = self._chance(b)
        successes, trials = self.successes, self.trials
        if self.firth:
            solved = np.linalg.solve(self.information(b), self.design.T).T
            reach = trials * p * (1 - p) * np.einsum("pk,pk->p", self.design, solved)
            successes, trials = successes + reach / 2, trials + reach
        curvature = (self.design * (trials * p * (1 - p))[:, None]).T @ self.design
        return np.asarray(self.design.T @ (successes - trials * p)), np.asarray(curvature)

    def _chance(self, b: FloatArray) -> FloatArray:
        # tanh never overflows, exp does.
        return np.asarray(0.5 * (1 + np.tanh(0.5 * (self.design @ b))))


def maximise(counts: Counts, start: FloatArray, fixed: int | None = None) -> FloatArray:
    """The coefficients of greatest likelihood, `fixed` held where it starts. Shape K.

    Scoring steps (iteratively reweighted least squares), halved until the likelihood does not fall.
    Raises UnableToFit when it does not settle.

    >>> import numpy as np
    >>> even = Counts(np.ones((1, 1)), np.array([4.0]), np.array([3.0]), firth=False)
    >>> bool(np.isclose(maximise(even, np.zeros(1))[0], np.log(3)))  # 3 of 4 are odds of 3
    True
    """
    free = np.array([k for k in range(len(start)) if k != fixed], dtype=np.int64)
    b, height = start.copy(), counts.log_likelihood(start)
    for _ in range(MOST_STEPS):
        step = _step(counts, b, free)
        b, height, moved = _climb(counts, b, height, step)
        if moved < 1e-10:
            return b
    raise UnableToFit(
        f"The model did not settle in {MOST_STEPS} steps: use fewer questions at once, or bring more answers."
    )


def _step(counts: Counts, b: FloatArray, free: IntArray) -> FloatArray:
    step = np.zeros_like(b)
    try:
        score, curvature = counts.score(b)
        step[free] = np.linalg.solve(curvature[np.ix_(free, free)], score[free])
    except np.linalg.LinAlgError as error:
        raise UnableToFit(
            "The model has no unique answer for these counts: use fewer questions at once, or bring more answers."
        ) from error
    longest = float(np.max(np.abs(step), initial=0.0))
    return step if longest <= LONGEST_STEP else step * (LONGEST_STEP / longest)


def _climb(counts: Counts, b: FloatArray, height: float, step: FloatArray) -> tuple[FloatArray, float, float]:
    slack = 1e-12 * (1 + abs(height))  # rounding makes the top look bumpy
    for _ in range(40):
        there = counts.log_likelihood(b + step)
        if there >= height - slack:
            return b + step, there, float(np.max(np.abs(step), initial=0.0))
        step = step / 2
    return b, height, 0.0


def profile_limit(counts: Counts, best: FloatArray, which: int, error: float, z: float, side: int) -> float:
    """Where twice the fall of the profile likelihood reaches z², above (+1) or below (-1) the best.

    With few answers the likelihood is lopsided, and best ± z × error is not where it falls.
    Infinite if it never falls so far. Each search starts from the nearest point already found: far
    out, Firth's likelihood can have a second, lower top. Heinze, Schemper (2002), Stat Med 21:2409-2419.

    >>> even = Counts(np.ones((1, 1)), np.array([2.0]), np.array([1.0]), firth=False)
    >>> limit = profile_limit(even, np.zeros(1), 0, 1.0, np.sqrt(2 * np.log(4 / 3)), 1)
    >>> round(float(limit / np.log(3)), 6)  # at odds of 3, p (1 - p) is 3/16 and no more 1/4
    1.0
    """
    floor = counts.log_likelihood(best) - z * z / 2
    inner, width = best, z * error
    for _ in range(12):
        outer = _at(counts, inner, which, float(best[which]) + side * width)
        if counts.log_likelihood(outer) < floor:
            return _crossing(counts, inner, outer, which, floor)
        inner, width = outer, width * 2
    return side * math.inf


def _at(counts: Counts, near: FloatArray, which: int, value: float) -> FloatArray:
    start = near.copy()
    start[which] = value
    return maximise(counts, start, fixed=which)


def _crossing(counts: Counts, inner: FloatArray, outer: FloatArray, which: int, floor: float) -> float:
    for _ in range(60):
        if abs(outer[which] - inner[which]) < 1e-7:
            break
        middle = _at(counts, inner, which, float(inner[which] + outer[which]) / 2)
        if counts.log_likelihood(middle) < floor:
            outer = middle
        else:
            inner = middle
    return float(inner[which] + outer[which]) / 2


def separated(counts: Counts) -> bool:
    """Whether some mix of the columns tells all successes from all failures, so that odds are endless.

    A linear programme: is there a direction d, not zero on all patterns, with x'd >= 0 wherever
    somebody succeeded and x'd <= 0 wherever somebody failed? Konis (2007).

    >>> import numpy as np
    >>> design = np.array([[1.0, 0.0], [1.0, 1.0]])
    >>> separated(Counts(design, np.array([5.0, 5.0]), np.array([2.0, 5.0]), firth=False))
    True
    >>> separated(Counts(design, np.array([5.0, 5.0]), np.array([2.0, 4.0]), firth=False))
    False
    """
    from scipy.optimize import linprog  # here: it takes 0.2 s to import, and most calls fit no model

    won, lost = counts.successes > 0, counts.successes < counts.trials
    signed = np.vstack([counts.design[won], -counts.design[lost]])
    found = linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(signed)), bounds=(-1, 1))
    return found.status == 0 and found.fun is not None and float(found.fun) < -1e-7
