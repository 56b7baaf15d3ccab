"""How often does a firm in which nothing special is afoot hear that a unit stands out?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.core.anonymity.rules import Rules, share, steps
from fairlead.core.diagnosis.cuts import LINK_OF
from fairlead.core.diagnosis.units import UnitRow, spread_findings, standing_out
from fairlead.core.simulate.characteristics import Share
from fairlead.core.simulate.dice import dice
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.values import Estimate, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Quiet:
    """A kind of firm in which no unit is special. `differ`: how much units differ by nature, as over-dispersion ρ; for
    a truth that no beta law holds, the standard deviation of their log odds, `logistic`."""

    name: str
    units: int
    sizes: tuple[int, int]
    mean: float
    differ: float
    logistic: bool = False


KINDS = (
    Quiet("10 units of 5 to 40, all alike", 10, (5, 40), 0.4, 0.0),
    Quiet("10 units of 5 to 40, differing (ρ = .10)", 10, (5, 40), 0.4, 0.10),
    Quiet("20 units of 5 to 60, differing a little (ρ = .02)", 20, (5, 60), 0.3, 0.02),
    Quiet("12 units of 30 to 120, differing (ρ = .05)", 12, (30, 120), 0.7, 0.05),
    Quiet("14 units of 5 to 40, few are positive, differing much (ρ = .30)", 14, (5, 40), 0.15, 0.30),
    Quiet("14 units of 5 to 40, most are positive, differing much (ρ = .30)", 14, (5, 40), 0.85, 0.30),
    Quiet("20 units of 5 to 60, log odds normal (σ = .8)", 20, (5, 60), 0.3, 0.8, logistic=True),
)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Of firms of one kind, how many heard of a unit that stands out, or of a one-off, in any of the questions."""

    kind: Quiet
    standing_out: Share
    one_off: Share


def false_alarms(
    kinds: Sequence[Quiet] = KINDS, *, firms: int = 200, seed: int = 1, progress: Progress = silent
) -> tuple[Alarms, ...]:
    """Alarms in `firms` quiet firms of each kind, over all questions of the chain, from counts told in steps as released.

    Questions are drawn apart, which brings more alarms than people who answer all alike.

    >>> (found,) = false_alarms(KINDS[:1], firms=5)
    >>> found.one_off.runs, found.one_off.count
    (5, 0)
    """
    found = []
    for at, kind in enumerate(kinds):
        progress(kind.name, at / len(kinds))
        heard = [_heard(dice(seed, f"{kind.name} {number}"), kind) for number in range(firms)]
        out, one_off = (Share(sum(said), firms) for said in zip(*heard, strict=True))
        found.append(Alarms(kind, out, one_off))
    return tuple(found)


def _heard(rng: np.random.Generator, kind: Quiet) -> tuple[bool, bool]:
    bases = rng.integers(*kind.sizes, kind.units)
    rows = tuple(_row(rng, construct, kind, bases) for construct in LINK_OF)
    return bool(standing_out(rows)), any(found.id == "one-off" for found in spread_findings(rows, {}))


def _row(rng: np.random.Generator, construct: str, kind: Quiet, bases: IntArray) -> UnitRow:
    low, high = steps(bases, rng.binomial(bases, _shares(rng, kind)))
    shown, rules = share(bases, low, high, Rules().exact_from), Rules()
    names = tuple(f"unit-{i}" for i in range(kind.units))
    told = tuple(_told(float(value), *rules.base(int(n))) for value, n in zip(shown, bases, strict=True))
    ends = [(float(a / n), float(b / n)) for a, b, n in zip(low, high, bases, strict=True)]
    return UnitRow(construct, LINK_OF[construct], names, told, possible=tuple(ends))


def _told(value: float, base: int, band: str) -> Estimate:
    return Estimate(value, None, base, "as released", band)


def _shares(rng: np.random.Generator, kind: Quiet) -> FloatArray:
    if kind.logistic:
        odds: FloatArray = rng.normal(np.log(kind.mean / (1 - kind.mean)), kind.differ, kind.units)
        return np.asarray(1 / (1 + np.exp(-odds)))
    if kind.differ == 0:
        return np.full(kind.units, kind.mean)
    size = 1 / kind.differ - 1
    return np.asarray(rng.beta(kind.mean * size, (1 - kind.mean) * size, kind.units))
