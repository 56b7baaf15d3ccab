"""Every prior that the units allow, each with its weight.

One fitted prior forgets how little ten units say about their own spread: limits drawn from it alone
raise 10 to 20 false alarms in 100 firms of 10 to 20 units that differ a little. So all priors on a
grid of (mean, over-dispersion) speak, each as loudly as the counts make it plausible.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairlead.core.spread.prior import ENDLESS, UnableToCompare, counts, log_marginal
from fairlead.core.values import FloatArray

CELLS = 20  # a side of the grid: p is within 1 % of that of a grid of 60
MANY, CELLS_OF_MANY = (
    200,
    12,
)  # many units leave one smooth hill, which 12 cells a side hold to the last digit
NEGLIGIBLE = 11.0  # below the top, in logs: e^-11 is one in 60,000
MOST_PASSES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Plausible:
    """M priors and what U different pairs (k, n) say about them; `pair` maps G units to pairs."""

    mean: FloatArray  # M
    size: FloatArray  # M
    k: FloatArray  # U
    n: FloatArray  # U
    pair: NDArray[np.intp]  # G
    own: FloatArray  # U×M, log likelihood of one unit
    all: FloatArray  # M, of all units together

    @property
    def weights(self) -> FloatArray:
        """How plausible each prior is, given all units. Shape M, sums to 1."""
        weights: FloatArray = _normal(self.all[None, :])[0]
        return weights

    @property
    def weights_without(self) -> FloatArray:
        """The same, given all units but one of this pair. Shape U×M, rows sum to 1."""
        return _normal(self.all[None, :] - self.own)

    def kept(self, cells: NDArray[np.bool_]) -> "Plausible":
        """These priors alone."""
        picked = (self.mean[cells], self.size[cells], self.k, self.n, self.pair)
        return Plausible(*picked, self.own[:, cells], self.all[cells])

    @property
    def heard(self) -> NDArray[np.bool_]:
        """Priors that are not negligible to somebody: to all units, or to all but any one."""
        near = np.max(self.all[None, :] - self.own, axis=1, keepdims=True) - (self.all[None, :] - self.own)
        return np.asarray((near.min(axis=0) < NEGLIGIBLE) | (self.all > self.all.max() - NEGLIGIBLE))


def _normal(logs: FloatArray) -> FloatArray:
    scaled = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(scaled / scaled.sum(axis=1, keepdims=True))


def plausible(k: ArrayLike, n: ArrayLike) -> Plausible:
    """The priors that `k` of `n` in each unit (shape G) leave plausible.

    Beforehand all are alike on the scales arcsin √mean (Jeffreys) and √ρ (the units' standard
    deviation). The grid closes in until what it holds fills it. Raises UnableToCompare without people.

    >>> alike = plausible([3, 3, 3, 3, 3, 3], [10, 10, 10, 10, 10, 10])
    >>> round(float(alike.weights @ alike.mean), 2)  # 18 of 60, and a little doubt
    0.31
    """
    hits, bases = counts(k, n)
    if not np.any(bases > 0):
        raise UnableToCompare("No unit has an answer: bring answers before comparing units.")
    pairs, pair, units = np.unique(
        np.stack([hits, bases], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    box = np.array([[0.0, np.pi / 2], [0.0, 0.97]])  # ρ above .94 would mean units of one mind each
    side = CELLS if len(hits) < MANY else CELLS_OF_MANY
    for _ in range(MOST_PASSES):
        found = _on_grid(box, side, pairs, pair.ravel(), units)
        closer = _around(found, box, side)
        if np.all(np.diff(closer) > 0.6 * np.diff(box)):
            break
        box = closer
    return found.kept(found.heard)


def _on_grid(
    box: FloatArray, side: int, pairs: FloatArray, pair: NDArray[np.intp], units: NDArray[np.intp]
) -> Plausible:
    angle, deviation = (_middles(low, high, side) for low, high in box)
    mean = np.repeat(np.sin(angle) ** 2, side)
    size = np.tile(np.minimum(1 / deviation**2 - 1, ENDLESS), side)
    own = log_marginal(pairs[:, :1], pairs[:, 1:], mean[None, :], size[None, :])
    return Plausible(mean, size, pairs[:, 0], pairs[:, 1], pair, own, units @ own)


def _middles(low: float, high: float, side: int) -> FloatArray:
    return np.asarray(low + (high - low) * (np.arange(side) + 0.5) / side)


def _around(found: Plausible, box: FloatArray, side: int) -> FloatArray:
    """The part of the box that is heard, and one cell more on each side."""
    heard = found.heard.reshape(side, side)
    closer = box.copy()
    for axis in (0, 1):
        used = np.flatnonzero(heard.any(axis=1 - axis))
        low, width = box[axis, 0], (box[axis, 1] - box[axis, 0]) / side
        closer[axis] = low + width * max(used[0] - 1, 0), low + width * min(used[-1] + 2, side)
    return closer
