"""The forgetting curve, and the time until it has fallen to a wanted height.

R(t, S) = (1 + F·t/S)^(-w20) with F = .9^(-1/w20) - 1, so that R(S, S) = .9: stability S is the number of days after
which nine in ten still recall (FSRS-6, github.com/open-spaced-repetition/py-fsrs, MIT).
"""

import numpy as np

from fairlead.core.values import FloatArray

# The authors' defaults for everybody, stated here so that a new release of theirs cannot move a state of ours.
PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
PARAMETER_SET = (
    "fsrs-6"  # to be kept beside stored states: another set means rebuilding them from the reviews
)
DECAY = -PARAMETERS[20]
FACTOR = 0.9 ** (1 / DECAY) - 1
ONE_DAY = 1.0
SLACK = 5e-12  # of a day: more than a number of days since 1970 is off by, less than a microsecond (1.2e-11)


def recall_after(elapsed: float, stability: float) -> float:
    """The chance of recall after some days; less than one day is read as one.

    The curve was fitted to whole days and gives 1 within the day, which no learner reaches.

    >>> round(recall_after(10, 10), 6), round(recall_after(100, 10), 3)
    (0.9, 0.693)
    >>> recall_after(0, 10) == recall_after(.9, 10) == recall_after(1, 10)
    True
    """
    return float((1 + FACTOR * max(whole_days(elapsed), ONE_DAY) / stability) ** DECAY)


def recalls_after(elapsed: FloatArray, stability: FloatArray) -> FloatArray:
    """The same for N pairs.

    >>> recalls_after(np.array([10., 0.]), np.array([10., 1.])).round(3).tolist()
    [0.9, 0.9]
    """
    days = np.maximum(np.floor(elapsed + SLACK), ONE_DAY)
    chances: FloatArray = np.exp(DECAY * np.log(1 + FACTOR * days / stability))
    return chances


def whole_days(elapsed: float) -> int:
    """Whole spans of 24 hours, as FSRS counts them.

    >>> whole_days(.99), whole_days(1.1 - .1), whole_days(20000.3 - 19999.3)
    (0, 1, 1)
    """
    return int((elapsed + SLACK) // 1)


def interval(stability: float, retention: float = 0.9) -> int:
    """Days until the chance of recall has fallen to `retention`: S/F·(r^(-1/w20) - 1), half to even, at least one.

    >>> [interval(s) for s in (.2, 2.3065, 10.96)], interval(2.3065, .8)
    ([1, 2, 11], 8)
    """
    return max(round(stability * _reach(retention)), 1)


def intervals(stability: FloatArray, retention: float = 0.9) -> FloatArray:
    """The same for N stabilities.

    >>> intervals(np.array([.2, 2.3065, 10.96])).tolist()
    [1.0, 2.0, 11.0]
    """
    days: FloatArray = np.maximum(np.rint(stability * _reach(retention)), 1)
    return days


def _reach(retention: float) -> float:
    return float((retention ** (1 / DECAY) - 1) / FACTOR)
