"""From what a person named to whether the person knows the plan."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.outcomes import Outcome


class Level(IntEnum):
    """Whether a person names enough of the plan. Uncertain: only if what is uncertain were counted."""

    NOT = 0
    UNCERTAIN = 1
    NAMED = 2


def recall_level(named: int, uncertain: int, need: int) -> Level:
    """The level of one person from counts of statements: named, uncertain (partly), and needed. Partly counts 0.

    >>> recall_level(3, 0, 3).name, recall_level(2, 1, 3).name, recall_level(2, 0, 3).name
    ('NAMED', 'UNCERTAIN', 'NOT')
    """
    if need < 1:
        raise ValueError("without a priority there is nothing to know")
    if named >= need:
        return Level.NAMED
    return Level.UNCERTAIN if named + uncertain >= need else Level.NOT


def recall_levels(outcome: NDArray[np.int8], need: int) -> NDArray[np.int8]:
    """The levels of N people from their outcomes N×P over the priorities, shape N.

    >>> recall_levels(np.array([[2, 2, 0], [2, 1, 0], [0, 0, 1]], dtype=np.int8), need=2).tolist()
    [2, 1, 0]
    """
    if need < 1:
        raise ValueError("without a priority there is nothing to know")
    named = (outcome == Outcome.NAMED).sum(axis=1)
    perhaps = (outcome >= Outcome.PARTLY).sum(axis=1)
    levels: NDArray[np.int8] = (named >= need).astype(np.int8) + (perhaps >= need).astype(np.int8)
    return levels


def bound(levels: NDArray[np.int8]) -> tuple[float, float]:
    """The shares [named, named + uncertain] of N people, between which the share that knows the plan lies.

    >>> bound(np.array([2, 1, 0, 0], dtype=np.int8))
    (0.25, 0.5)
    """
    if not len(levels):
        raise ValueError("no answers, no share")
    return float(np.mean(levels == Level.NAMED)), float(np.mean(levels >= Level.UNCERTAIN))
