"""A share that is known exactly for a part of the answers and roughly for all: both together say more than either."""

import math
from dataclasses import dataclass

from fairlead.core.scales.intervals import ImpossibleCount, effective_n, wilson_share
from fairlead.core.values import Estimate

FEWEST = 3  # coded answers of either kind under which the rough method is left aside


@dataclass(frozen=True, slots=True)
class Part:
    """The part that was coded by hand, by what the rough method says of it: of `named` so many truly count
    (`named_yes`), of `passed_over` so many (`passed_over_yes`)."""

    named: int
    named_yes: int
    passed_over: int
    passed_over_yes: int

    @property
    def coded(self) -> int:
        """How many were coded."""
        return self.named + self.passed_over


def double_sampled(share: float, n: int, part: Part, *, population: int | None = None) -> Estimate:
    """The share that truly counts, from the rough `share` of n answers and a random part of them coded by hand.

    P = R p1 + (1 - R) p0, where p1 and p0 are the true shares among those that the rough method names and passes over
    (Tenenbein 1970, JASA 65:1350-1361). Variance by Cochran (1977, section 12.2): (1 - n/N) P(1 - P)/n for the answers
    as a sample of the people, and W² p(1 - p)/m (1 - m/n) in each of the two strata, p drawn in by one yes and one no so that
    three of three are not taken for certainty; then Wilson's interval on n_eff = P(1 - P)/V. With fewer than 3 coded in
    a stratum: the coded part alone. The part must be random among those named, and among those passed over.

    >>> e = double_sampled(.40, 100, Part(named=20, named_yes=20, passed_over=20, passed_over_yes=8))
    >>> round(e.value, 2), round(e.interval.low, 2), round(e.interval.high, 2)  # .4 × 1 + .6 × .4
    (0.64, 0.49, 0.77)
    """
    _refuse(share, n, part)
    rough = [(share, part.named, part.named_yes), (1 - share, part.passed_over, part.passed_over_yes)]
    if any(weight > 0 and coded < FEWEST for weight, coded, _ in rough):
        return _coded_alone(part, population)
    value = sum(weight * yes / coded for weight, coded, yes in rough if coded)
    variance = _of_people(value, n, population) + sum(_within(n, part.coded, *row) for row in rough if row[1])
    method = f"{part.coded} of {n} answers coded by hand, the others by the scorer as it errs on those"
    drawn = (value * part.coded + 1) / (part.coded + 2)
    worth = drawn * (1 - drawn) / variance if variance > 0 else math.inf
    return Estimate(value, wilson_share(value, worth), n, method, population=population)


def _within(n: int, coded_in_all: int, weight: float, coded: int, yes: int) -> float:
    """What the coding leaves open in one stratum; nothing where all of it is coded."""
    drawn = (yes + 1) / (coded + 2)
    left = max(0.0, 1 - coded / (weight * n)) if weight > 0 else 0.0
    spread = drawn * (1 - drawn) * left
    return spread * (weight**2 / coded + (1 - weight) / coded_in_all**2)


def _of_people(value: float, n: int, population: int | None) -> float:
    worth = effective_n(n, population)
    return 0.0 if math.isinf(worth) else value * (1 - value) / worth


def _coded_alone(part: Part, population: int | None) -> Estimate:
    yes = part.named_yes + part.passed_over_yes
    interval = wilson_share(yes / part.coded, effective_n(part.coded, population))
    return Estimate(
        yes / part.coded, interval, part.coded, "the answers coded by hand alone", population=population
    )


def _refuse(share: float, n: int, part: Part) -> None:
    fits = part.named_yes <= part.named and part.passed_over_yes <= part.passed_over and 0 < part.coded <= n
    if not (0 <= share <= 1 and fits and min(part.named_yes, part.passed_over_yes) >= 0):
        raise ImpossibleCount(
            f"{part.coded} coded of {n} answers, of which {share:g} named: count the coded answers once more."
        )
