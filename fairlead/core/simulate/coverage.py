"""How often do intervals hold the truth? Exactly, over a grid of firms; and in the invented companies themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import hypergeom

from fairlead.core.scales import covering, wilson
from fairlead.core.simulate.characteristics import SIZES, Characteristics, Share
from fairlead.core.simulate.outcomes import Run
from fairlead.core.simulate.truth import truth_of
from fairlead.core.values import FloatArray, Interval

HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Covering:
    """Coverage in a firm of `people` of whom `answers` answered, over every share that there can be."""

    people: int
    answers: int
    mean: float
    least: float
    at: float  # the share that is covered least
    wilson_least: float  # the same for Wilson's interval as published


def exact_coverage(sizes: Sequence[int] = SIZES, answering: float = 0.7) -> tuple[Covering, ...]:
    """The coverage of `covering` where a share `answering` of so many people answer, by the hypergeometric law.

    No simulation: for each number of positive people in the firm, the chances of all samples whose interval holds it.

    >>> [(c.answers, round(c.mean, 2), round(c.least, 2)) for c in exact_coverage([20])]
    [(14, 0.99, 0.96)]
    """
    return tuple(_one_size(people, round(answering * people)) for people in sizes)


def _one_size(people: int, answers: int) -> Covering:
    ours, theirs = (_held(people, answers, interval) for interval in (covering, wilson))
    least = int(np.argmin(ours))
    return Covering(
        people, answers, float(ours.mean()), float(ours[least]), least / people, float(theirs.min())
    )


def _held(people: int, answers: int, interval: Callable[..., Interval]) -> FloatArray:
    ends = [interval(x, answers, population=people) for x in range(answers + 1)]
    low, high = np.array([e.low for e in ends]), np.array([e.high for e in ends])
    positive = np.arange(people + 1)
    share = positive[:, None] / people
    chances = hypergeom(people, positive[:, None], answers).pmf(np.arange(answers + 1)[None, :])
    held: FloatArray = (chances * ((low - HAIR <= share) & (share <= high + HAIR))).sum(axis=1)
    return held


def _can_hold(run: Run, name: str) -> bool:
    """Of a plan that is not written yet nobody knows the priorities: what people know of it has no true share."""
    return name != "recall" or not truth_of(run.cause).breaks("plan")


@dataclass(frozen=True, slots=True)
class Held:
    """Of the intervals that invented companies of one size were given, how many hold the truth."""

    people: int
    odds: float
    scales: Share  # of the questions on a scale
    recall: Share  # of what people know


def in_companies(table: Characteristics) -> tuple[Held, ...]:
    """Coverage in the runs of a table, by size and bias odds: released, rounded, pooled and scored as they are.

    >>> from fairlead.core.simulate.characteristics import Cell
    >>> from fairlead.core.simulate.outcomes import Outcome, Run
    >>> run = Run("holds", 20, 0, "holds", {}, Outcome.RIGHT, covered={"lived": True, "recall": False})
    >>> cell = Cell("holds", 20, right=Share(1, 1), wrong=Share(0, 1), cannot_tell=Share(0, 1))
    >>> (held,) = in_companies(Characteristics((cell,), (run,), seed=1, said=()))
    >>> held.scales.value, held.recall.value
    (1.0, 0.0)
    """
    kinds = dict.fromkeys((cell.people, cell.odds) for cell in table.cells)
    return tuple(_held_in(table, people, odds) for people, odds in kinds)


def _held_in(table: Characteristics, people: int, odds: float) -> Held:
    runs = [run for run in table.runs if (run.people, run.odds) == (people, odds)]
    pairs = [(name, held) for run in runs for name, held in run.covered.items() if _can_hold(run, name)]
    scales, recall = (
        [held for name, held in pairs if (name == "recall") is wanted] for wanted in (False, True)
    )
    return Held(people, odds, *(Share(sum(found), len(found)) for found in (scales, recall)))
