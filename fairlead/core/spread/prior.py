"""How alike are units? A beta-binomial prior of their true shares, fitted to k_i of n_i.

A unit's true share is drawn from Beta(mean × size, (1 - mean) × size); size is how many people of
its own a unit would need to weigh as much as all other units together. 1 / (1 + size) is the
over-dispersion ρ: 0 when units differ by chance only.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaln, digamma, expit, logit

from fairlead.core.errors import BadInput
from fairlead.core.values import FloatArray

ENDLESS = 1e6  # a prior of a million people: units alike, for every firm there is


class UnableToCompare(BadInput):
    """Counts per unit that do not fit together."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What units of this firm are like. `size` is infinite when they differ by chance only."""

    mean: float
    size: float

    @property
    def overdispersion(self) -> float:
        """ρ = 1 / (1 + size), between 0 (units alike) and 1.

        >>> Prior(0.3, 9).overdispersion, Prior(0.3, math.inf).overdispersion
        (0.1, 0.0)
        """
        return 1 / (1 + self.size)

    @property
    def spread(self) -> float:
        """Standard deviation of the units' true shares: √(mean (1 - mean) ρ).

        >>> Prior(0.5, 24).spread
        0.1
        """
        return math.sqrt(self.mean * (1 - self.mean) * self.overdispersion)


def counts(k: ArrayLike, n: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """The two columns as arrays of one shape. Raises UnableToCompare unless 0 <= k <= n everywhere.

    >>> counts([1, 2], [3, 4])[0].tolist()
    [1.0, 2.0]
    """
    hits, bases = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    if (
        hits.shape != bases.shape
        or hits.ndim != 1
        or not np.all((hits >= 0) & (hits <= bases) & np.isfinite(bases))
    ):
        raise UnableToCompare(
            "Each unit needs a count between 0 and its number of people: count the units again."
        )
    return hits, bases


def log_marginal(k: FloatArray, n: FloatArray, mean: FloatArray, size: FloatArray) -> FloatArray:
    """Log likelihood of k of n with the unit's own share integrated out, but for the binomial constant.

    >>> one = np.array([1.0])
    >>> round(float(np.exp(log_marginal(one, one, np.array([0.3]), np.array([5.0]))[0])), 9)
    0.3
    """
    a, b = mean * size, (1 - mean) * size
    return np.asarray(betaln(k + a, n - k + b) - betaln(a, b))


def moments(k: ArrayLike, n: ArrayLike) -> Prior:
    """A first guess: the mean over all people, and the excess of the spread over chance.

    ρ = (Σ n (p - m)² / (m (1 - m)) - (G - 1)) / (Σ n - Σ n² / Σ n - (G - 1)), cut to 0..0.9.

    >>> moments([5, 5, 5], [10, 10, 10]).size
    inf
    """
    hits, bases = counts(k, n)
    hits, bases = hits[bases > 0], bases[bases > 0]
    people, groups = float(bases.sum()), len(bases)
    if people == 0:
        raise UnableToCompare("No unit has an answer: bring answers before comparing units.")
    mean = (float(hits.sum()) + 0.5) / (people + 1)  # half a person each way keeps it off 0 and 1
    chi = float(np.sum(bases * (hits / bases - mean) ** 2)) / (mean * (1 - mean))
    room = people - float(np.sum(bases**2)) / people - (groups - 1)
    rho = min(0.9, (chi - (groups - 1)) / room) if room > 0 else 0.0
    return Prior(mean, 1 / rho - 1 if rho > 1 / ENDLESS else math.inf)


def fit_prior(k: ArrayLike, n: ArrayLike) -> Prior:
    """The prior of greatest marginal likelihood, from `k` of `n` in each unit (shape G).

    Units without people are left out. Raises UnableToCompare if none is left.

    >>> fit_prior([3, 3, 3, 3], [10, 10, 10, 10]).size  # more alike than chance would make them
    inf
    >>> fit_prior([0, 10, 0, 10], [10, 10, 10, 10]).overdispersion > 0.5
    True
    """
    from scipy.optimize import minimize  # here: it takes 0.2 s to import

    start = moments(k, n)
    hits, bases, units = _grouped(*counts(k, n))

    def cost(point: FloatArray) -> tuple[float, FloatArray]:
        mean, size = float(expit(point[0])), math.exp(float(point[1]))
        value = log_marginal(hits, bases, np.array(mean), np.array(size))
        return -float(units @ value), -_slope(hits, bases, units, mean, size)

    at = np.array([logit(start.mean), math.log(min(start.size, 1000.0))])
    limits = [(-12.0, 12.0), (-3.0, math.log(ENDLESS))]
    best = minimize(cost, at, jac=True, method="L-BFGS-B", bounds=limits).x
    mean, size = float(expit(best[0])), math.exp(float(best[1]))
    return Prior(mean, size if size < ENDLESS / 100 else math.inf)


def _grouped(k: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Each pair (k, n) once, and how many units have it: ten thousand units have a few hundred pairs."""
    pairs, units = np.unique(np.stack([k, n], axis=1)[n > 0], axis=0, return_counts=True)
    return pairs[:, 0], pairs[:, 1], units.astype(np.float64)


def _slope(k: FloatArray, n: FloatArray, units: FloatArray, mean: float, size: float) -> FloatArray:
    """Gradient of the log likelihood along logit mean and log size."""
    a, b = mean * size, (1 - mean) * size
    both = digamma(n + size) - digamma(size)
    by_a = float(units @ (digamma(k + a) - digamma(a) - both))
    by_b = float(units @ (digamma(n - k + b) - digamma(b) - both))
    return np.array([(by_a - by_b) * size * mean * (1 - mean), by_a * a + by_b * b])
