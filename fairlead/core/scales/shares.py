"""The share of people who answer positively, with its doubt."""

import math
from collections.abc import Sequence

import numpy as np

from fairlead.core.errors import BadInput
from fairlead.core.scales.covering import covering
from fairlead.core.scales.intervals import ImpossibleCount, quantile
from fairlead.core.values import Estimate, IntArray, Interval, Tally


class NoAnswers(BadInput):
    """A share was asked of nobody."""


def share(
    positive: float,
    n: int,
    *,
    population: int | None = None,
    n_shown: str = "",
    caveats: tuple[str, ...] = (),
) -> Estimate:
    """The share `positive` / `n` as an estimate. Raises NoAnswers at n = 0.

    The method's words never name n: under 20 it may be shown as a band only.

    >>> e = share(3, 10)
    >>> e.value, e.n, e.method
    (0.3, 10, '95 % Wilson interval')
    >>> share(3, 10, population=10).method
    'everyone answered: an exact share, without sampling doubt'
    """
    need_answers(n)
    interval = covering(positive, n, population=population)
    method, more = in_words(n, population)
    return Estimate(positive / n, interval, n, method, n_shown, population, caveats + more)


def need_answers(n: float) -> None:
    """Raises NoAnswers where there is no base.

    >>> need_answers(1)
    """
    if n <= 0:
        raise NoAnswers(
            "There are no valid answers to take a share of: bring answers, or leave the item out."
        )


def in_words(n: float, population: int | None) -> tuple[str, tuple[str, ...]]:
    if population is None:
        return "95 % Wilson interval", ()
    if n > population:
        return "95 % Wilson interval", (
            f"more answers than the {population} people asked: count the people again",
        )
    if n == population:
        return "everyone answered: an exact share, without sampling doubt", ()
    return f"95 % Wilson interval, corrected for the {population} people there are in all", ()


def positive_options(options: Sequence[int], reversed: bool, low: int, high: int) -> list[bool]:
    """Which codes are a positive answer: strictly above the scale's midpoint, after reversal.

    >>> positive_options([1, 2, 3, 4, 5], False, 1, 5)
    [False, False, False, True, True]
    >>> positive_options([1, 2, 3, 4, 5], True, 1, 5)
    [True, True, False, False, False]
    """
    middle = (low + high) / 2
    return [(code < middle) if reversed else (code > middle) for code in options]


def positives(tally: Tally, reversed: bool, low: int, high: int) -> IntArray:
    """Positive answers per group, shape G: the two highest of five, a ticked box.

    >>> from fairlead.core.values import tally
    >>> positives(tally("reached", {"North": [1, 0, 4, 6, 9], "South": [5, 0, 0, 0, 0]}), False, 1, 5).tolist()
    [15, 0]
    """
    counted: IntArray = tally.n[:, positive_options(tally.options, reversed, low, high)].sum(axis=1)
    return counted


def worst_case(share: float, responded: int, population: int) -> Interval:
    """Where the share of all people may lie if nothing is assumed about those who did not answer.

    With response rate r: from r × share (all the others negative) to r × share + 1 - r.
    It is a bound, not a sampling interval, so its level is 1.

    >>> worst_case(0.5, 20, 40)
    Interval(low=0.25, high=0.75, level=1.0)
    """
    if not 0 <= responded <= population or population == 0:
        raise ImpossibleCount(f"{responded} answers of {population} people: check how many were asked.")
    low = responded / population * share
    return Interval(low, min(1.0, low + (population - responded) / population), 1.0)


def pooled_share(
    items: Sequence[tuple[float, int]],
    *,
    population: int | None = None,
    n_shown: str = "",
    caveats: tuple[str, ...] = (),
) -> Estimate:
    """One share for a construct that several items measure: the mean of their shares.

    `items` holds (positive, n) of each. The interval is that of one item with the fewest answers.

    >>> e = pooled_share([(6, 10), (8, 20)])
    >>> e.value, e.n, e.method
    (0.5, 10, 'mean of 2 items, 95 % Wilson interval for the one with the fewest answers')
    """
    if not items:
        raise NoAnswers("There is no item to pool: name at least one.")
    # The same people answer all items, so ten people who answer twice are not twenty people. The standard
    # deviation of a mean is at most the mean of the standard deviations, and that is at most that of the
    # mean share on the fewest answers: the interval errs on the wide side only.
    fewest = min(n for _, n in items)
    need_answers(fewest)
    value = float(np.mean([positive / n for positive, n in items]))
    one = share(value * fewest, fewest, population=population, n_shown=n_shown, caveats=caveats)
    if len(items) == 1:
        return one
    method = f"mean of {len(items)} items, {one.method} for the one with the fewest answers"
    return Estimate(value, one.interval, fewest, method, n_shown, population, one.caveats)


def answers_needed(
    share: float, cut: float, population: int | None = None, *, reachable: float = 0.9, level: float = 0.95
) -> int | None:
    """How many answers would put the interval wholly on one side of the cut, if the share stays as it is.

    Wilson's interval excludes the cut when the score test at the cut rejects it, so
    n_eff > z² cut (1 - cut) / (share - cut)², and n = n_eff N / (N - 1 + n_eff).
    None: more than `reachable` (0.9) of the people would have to answer, so the firm is too small to settle it.

    >>> answers_needed(0.7, 0.5), answers_needed(0.7, 0.5, 45)  # 3.84 × 0.25 / 0.04 = 24.01
    (25, 16)
    >>> answers_needed(0.52, 0.5, 45) is None
    True
    """
    if share == cut:
        return None
    n_eff = quantile(level) ** 2 * cut * (1 - cut) / (share - cut) ** 2
    if population is None:
        return math.floor(n_eff) + 1
    needed = math.floor(n_eff * population / (population - 1 + n_eff)) + 1
    return needed if needed <= reachable * population else None
