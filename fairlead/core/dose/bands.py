"""Never, once, three, seven times: the steps in which a dose is told and counted."""

import math
from typing import Final

import numpy as np

from fairlead.core.values import FloatArray, IntArray

NEEDED: Final = 3  # tellings in the window from which the link *sent* takes a statement as told to a unit
SEVERAL: Final = 10**9
BANDS: Final = (("never", 0, 0), ("once", 1, 2), ("three", 3, 6), ("seven", 7, SEVERAL))  # from … to


def band(tellings: int) -> str:
    """The band that a number of tellings lies in.

    >>> [band(n) for n in (0, 1, 2, 3, 6, 7, 40)]
    ['never', 'once', 'once', 'three', 'three', 'seven', 'seven']
    """
    return next(name for name, low, high in BANDS if low <= tellings <= high)


def step(tellings: int) -> float:
    """log2(1 + tellings): never, once, three, seven times are the steps 0, 1, 2, 3, each twice as much to say as the one before.

    >>> [step(n) for n in (0, 1, 3, 7)]
    [0.0, 1.0, 2.0, 3.0]
    """
    return math.log2(1 + tellings)


def steps(tellings: IntArray) -> FloatArray:
    """The step of each number of tellings; arrays in, arrays of the same shape out.

    >>> steps(np.array([[0, 1], [3, 7]])).tolist()
    [[0.0, 1.0], [2.0, 3.0]]
    """
    found: FloatArray = np.log2(1.0 + tellings)
    return found
