"""One-off, widespread, or can one not tell?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincc

from fairlead.core.scales import share
from fairlead.core.spread.limits import Limits, limits_among, simultaneous_limits
from fairlead.core.spread.plausibility import Plausible, plausible
from fairlead.core.spread.prior import counts
from fairlead.core.values import Estimate, FloatArray, Status

FEWEST_UNITS = 10  # fewer cannot say how much units differ by nature
ALIKE = 0.9  # units are alike when this share of them lies above the base


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the units say together. `id` is one-off, widespread or cannot-tell."""

    id: str
    says: str
    units: int
    company: Estimate | None = None
    base: float | None = None
    outside: tuple[str, ...] = ()  # units above the simultaneous limits


def one_off_or_widespread(
    k: ArrayLike,
    n: ArrayLike,
    *,
    names: Sequence[str] = (),
    base: float | None = None,
    population: int | None = None,
    level: float = 0.95,
    possible: ArrayLike | None = None,
) -> Pattern:
    """Read `k` of `n` people per unit (shape G) for whom it goes badly: who left, who does not know.

    One-off: one unit above the simultaneous limits, and no other outside. Widespread: the company's interval lies
    above a `base` that the user stated beforehand, no unit is outside, and at least nine units of ten
    are thought to lie above it too. Else it cannot be told; always so under ten units with people.
    `level`: how often all units of a firm stay within their limits if nothing is afoot; where m questions are
    asked of the same units, .95^(1/m) keeps that for all of them together. `possible`: see `simultaneous_limits`.
    Give `population` for answers only: leavers of a year are all of them, and still a sample of years.

    >>> one_off_or_widespread([2] * 11 + [10], [10] * 12, names=list("ABCDEFGHIJKL")).says
    'L stands out: more than the other 11 units lead one to expect.'
    >>> one_off_or_widespread([5] * 12, [10] * 12, base=0.15).id
    'widespread'
    >>> one_off_or_widespread([1, 9], [10, 10]).says
    'Only 2 units can be compared; under 10 it cannot be told whether one stands out.'
    """
    hits, bases = counts(k, n)
    names = [name for name, people in zip(names or _numbered(len(hits)), bases, strict=True) if people > 0]
    ends = None if possible is None else np.asarray(possible, dtype=np.float64)[bases > 0]
    hits, bases = hits[bases > 0], bases[bases > 0]
    units = len(names)
    if units < FEWEST_UNITS:
        these = "unit" if units == 1 else "units"
        says = f"Only {units} {these} can be compared; under {FEWEST_UNITS} it cannot be told whether one stands out."
        return Pattern("cannot-tell", says, units, base=base)
    company = share(float(hits.sum()), int(bases.sum()), population=population)
    priors = plausible(np.rint(hits), np.rint(bases))
    limits = limits_among(priors, level) if ends is None else _of_steps(hits, bases, ends, level)
    above = tuple(name for name, side in zip(names, limits.outside, strict=True) if side > 0)
    if np.any(limits.outside != 0):
        return Pattern(*_standing_out(limits, above, units), units, company, base, above)
    return Pattern(*_together(company, base, _share_above(priors, base)), units, company, base)


def _of_steps(hits: FloatArray, bases: FloatArray, ends: FloatArray, level: float) -> Limits:
    return simultaneous_limits(hits, bases, level=level, possible=ends)


def _numbered(units: int) -> list[str]:
    return [f"Unit {i + 1}" for i in range(units)]


def _standing_out(limits: Limits, above: tuple[str, ...], units: int) -> tuple[str, str]:
    outside = int(np.sum(limits.outside != 0))
    if outside == 1 and above:
        return "one-off", f"{above[0]} stands out: more than the other {units - 1} units lead one to expect."
    if not above:
        better = "One unit does" if outside == 1 else f"{outside} units do"
        return "cannot-tell", f"{better} better than the others lead one to expect; none does worse."
    return (
        "cannot-tell",
        f"{outside} of {units} units lie outside their limits: neither one alone nor all alike.",
    )


def _share_above(priors: Plausible, base: float | None) -> float:
    """What share of units like these has a true share above the base."""
    if base is None:
        return 0.0
    above = betaincc(priors.mean * priors.size, (1 - priors.mean) * priors.size, base)
    return float(priors.weights @ above)


def _together(company: Estimate, base: float | None, above: float) -> tuple[str, str]:
    alike = "No unit stands out"
    if base is None or company.interval is None:
        return (
            "cannot-tell",
            f"{alike}; without a base stated beforehand it cannot be told whether all are high.",
        )
    stated = f"the {100 * base:.0f} % stated beforehand"
    status = company.interval.against(base)
    if status is Status.HOLDS and above >= ALIKE:
        return "widespread", f"{alike}, and the company as a whole lies above {stated}: it is widespread."
    if status is Status.HOLDS:
        return (
            "cannot-tell",
            f"{alike} and the company lies above {stated}, but its units differ too much to say all do.",
        )
    if status is Status.FAILS:
        return (
            "cannot-tell",
            f"{alike}, and the company as a whole lies below {stated}: neither is to be seen.",
        )
    return (
        "cannot-tell",
        f"{alike}, and whether the company lies above {stated} cannot be told from so few answers.",
    )
