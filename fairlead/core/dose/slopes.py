"""Change of a share between two waves against how often it was told in between, with whole units as what varies by chance.

For a line (a statement, or an item) in a unit, from one wave to the next,

    y = logit(k' / n') - logit(k / n),  logit = log((k + 1/2) / (n - k + 1/2))

(Haldane 1956, Ann Hum Genet 20:309-311; Gart, Zweifel 1967, Biometrika 54:181-187), and x is the step of the dose before
the later wave less that before the earlier one. The model is y = a + b x with an a of its own for each line and pair of
waves: units are compared with each other on the same sentence over the same months, so a unit that always knew it adds
nothing, and neither does a season or a catchy sentence. The weight of a row is n n' / (n + n'), which does not depend on
what was answered.

Answers of one unit are not independent, so its interval rests on units: the jackknife over them,
V = (G - 1) / G × Σ (b without unit g - b)² (Bell, McCaffrey 2002, Survey Methodology 28:169-181; MacKinnon, Nielsen,
Webb 2023, J Applied Econometrics 38:671-694: with few clusters it errs on the wide side). A few units that were told much
more than the others say most of it, and then there are fewer units than it looks: Student's t is on 1 / Σ h² - 1, h the
share of what the doses differ by that a unit carries (Satterthwaite 1946, Biometrics Bulletin 2:110-114; the effective
number of clusters of Carter, Schnepel, Steigerwald 2017, Rev Econ Stat 99:698-709). Where all carry the same that is G - 1.
"""

import math
from dataclasses import dataclass

import numpy as np

from fairlead.core.values import FloatArray, IntArray, Interval

SINGULAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """C rows: a line in a unit over a pair of waves. `unit` and `stratum` (line × pair) are numbers; `before` and `after` are
    shares with their bases `n_before`, `n_after`; `dose` is the difference in steps."""

    unit: IntArray
    stratum: IntArray
    before: FloatArray
    n_before: FloatArray
    after: FloatArray
    n_after: FloatArray
    dose: FloatArray

    @property
    def weight(self) -> FloatArray:
        """n n' / (n + n')."""
        found: FloatArray = self.n_before * self.n_after / np.maximum(self.n_before + self.n_after, 1)
        return found

    @property
    def change(self) -> FloatArray:
        """The difference of logits, later less earlier."""
        return _logit(self.after, self.n_after) - _logit(self.before, self.n_before)

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(np.unique(self.unit))


@dataclass(frozen=True, slots=True)
class Slope:
    """Log odds for a step of the dose. `carried`: the share of what the doses differ by that goes with one unit; `as_many`: by
    how many units, all alike, as much would be known."""

    value: float
    error: float
    units: int
    carried: float
    as_many: float

    def interval(self, level: float = 0.95) -> Interval:
        """Student's t on one less than the units are as many as."""
        from scipy.stats import t  # here: it takes a third of a second to import

        half = float(t.ppf((1 + level) / 2, max(self.as_many - 1, 1))) * self.error
        return Interval(self.value - half, self.value + half, level)


def _logit(share: FloatArray, n: FloatArray) -> FloatArray:
    found: FloatArray = np.log((share * n + 0.5) / ((1 - share) * n + 0.5))
    return found


def slope(cells: Cells) -> Slope | None:
    """The slope with its error; None where the doses do not differ, or all that differs is one unit.

    >>> unit, same = np.arange(4), np.zeros(4, dtype=np.int64)
    >>> n, before = np.full(4, 99.0), np.full(4, 49.5 / 99)  # odds of 1
    >>> after = np.array([49.5, 49.5, 74.5, 74.5]) / 99  # odds of 1 and of 3, half an answer more on either side
    >>> found = slope(Cells(unit, same, before, n, after, n, np.array([0.0, 0, 1, 1])))
    >>> round(found.value / math.log(75 / 25), 9), round(found.error, 9), found.units, round(found.as_many, 9)
    (1.0, 0.0, 4, 4.0)
    """
    fitted = _Fitted.of(cells)
    without = fitted.without_each
    if without is None:
        return None
    g = len(without)
    variance = (g - 1) / g * float(np.sum((without - fitted.value) ** 2))
    return Slope(fitted.value, math.sqrt(variance), g, fitted.carried, fitted.as_many)


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    """The strata partialled out: what a unit adds to Σw, Σwx, Σwy of each stratum and to Σwx², Σwxy over all."""

    sums: FloatArray  # G×K×3
    squares: FloatArray  # G×2

    @staticmethod
    def of(cells: Cells) -> "_Fitted":
        _names, unit = np.unique(cells.unit, return_inverse=True)
        _strata, stratum = np.unique(cells.stratum, return_inverse=True)
        w, x, y = cells.weight, cells.dose, cells.change
        sums = np.zeros((len(_names), len(_strata), 3))
        np.add.at(sums, (unit, stratum), np.stack([w, w * x, w * y], axis=1))
        squares = np.zeros((len(_names), 2))
        np.add.at(squares, unit, np.stack([w * x * x, w * x * y], axis=1))
        return _Fitted(sums, squares)

    @property
    def value(self) -> float:
        xx, xy = self._crossed(self.sums.sum(axis=0), self.squares.sum(axis=0))
        return float(xy) / float(xx) if xx > SINGULAR else math.nan

    @property
    def without_each(self) -> FloatArray | None:
        """The slope without each unit, G; None where leaving one out leaves nothing that differs."""
        xx, xy = self._crossed(*self._rest)
        if len(xx) < 2 or not np.all(xx > SINGULAR * max(1.0, float(self.squares[:, 0].sum()))):
            return None
        return np.asarray(xy / xx)

    @property
    def carried(self) -> float:
        """The largest share of Σwx² within strata that goes when one unit is left out."""
        whole, _ = self._crossed(self.sums.sum(axis=0), self.squares.sum(axis=0))
        rest, _ = self._crossed(*self._rest)
        return float(1 - rest.min() / whole) if whole > SINGULAR else 1.0

    @property
    def as_many(self) -> float:
        """1 / Σ h², h the share of Σw(x - x̄)² within strata that each unit carries."""
        w, wx, _wy = np.moveaxis(self.sums.sum(axis=0), -1, 0)
        mean = wx / np.where(w > SINGULAR, w, 1.0)
        each = self.squares[:, 0] + (self.sums[..., 0] * mean**2 - 2 * self.sums[..., 1] * mean).sum(axis=-1)
        return float(each.sum() ** 2 / np.sum(each**2)) if each.sum() > SINGULAR else 1.0

    @property
    def _rest(self) -> tuple[FloatArray, FloatArray]:
        return self.sums.sum(axis=0) - self.sums, self.squares.sum(axis=0) - self.squares

    @staticmethod
    def _crossed(sums: FloatArray, squares: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Σw(x - x̄)² and Σw(x - x̄)(y - ȳ), x̄ and ȳ of each stratum."""
        w, wx, wy = np.moveaxis(sums, -1, 0)
        base = np.where(w > SINGULAR, w, 1.0)
        xx = squares[..., 0] - (wx * wx / base).sum(axis=-1)
        xy = squares[..., 1] - (wx * wy / base).sum(axis=-1)
        return xx, xy


def earlier_share(cells: Cells) -> float:
    """The share before, all rows together: where a step of odds is told in points, it begins from here.

    >>> row = np.array([0, 1])
    >>> n = np.array([10.0, 30.0])
    >>> earlier_share(Cells(row, row, np.array([0.1, 0.5]), n, n * 0, n, n * 0))
    0.4
    """
    return float((cells.before * cells.n_before).sum() / cells.n_before.sum())
