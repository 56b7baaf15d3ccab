"""Kernel ridge regression: what was got wrong on some examples is smoothed over all that is like them.

    f(x) = m(x) + k(x) a,   a = (K + diag(noise))⁻¹ (y - m)

with m what was thought before, and `noise` larger where an example is to count less. The same as the mean of a Gaussian
process (Rasmussen, Williams 2006, Gaussian Processes for Machine Learning, eq. 2.38).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def pull(kernel: Floats, off: Floats, noise: Floats | float) -> Floats:
    """The weights a, M×C, from the M×M kernel of the examples, how far each was off, M×C, and the noise of each.

    >>> pull(np.eye(2), np.array([[1.0], [2.0]]), 1.0).tolist()
    [[0.5], [1.0]]
    """
    each = np.broadcast_to(noise, len(kernel))
    found: Floats = np.linalg.solve(kernel + np.diag(each), off).astype(np.float64)
    return found


def bell(a: Floats, b: Floats, gamma: float) -> Floats:
    """exp(-gamma · |x - y|²) between the rows of N×D and M×D: N×M.

    >>> bell(np.array([[0.0], [1.0]]), np.array([[0.0]]), 1.0).round(3).tolist()
    [[1.0], [0.368]]
    """
    apart = (a * a).sum(axis=1)[:, None] + (b * b).sum(axis=1) - 2 * a @ b.T
    near: Floats = np.exp(-gamma * np.maximum(apart, 0))
    return near
