"""Kernel ridge regression: what was got wrong on some examples is smoothed over all that is like them.

    f(x) = m(x) + k(x) a,   a = (K + diag(noise))⁻¹ (y - m)

with m what was thought before, and `noise` larger where an example is to count less. The same as the mean of a Gaussian
process (Rasmussen, Williams 2006, Gaussian Processes for Machine Learning, eq. 2.38).
"""

from collections.abc import Mapping
from math import exp, log

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


def weighed_pull(kernel: Floats, off: Floats, prior: Mapping[float, float], *, leading: int = -1) -> Floats:
    """The weights a, M×C, averaged over how strongly the kernel is believed in: scale s of it, with `prior` chances.

    Each s is as likely as the column `leading` of `off` is under off ~ N(0, τ (s K + I)), τ⁻¹ ~ Gamma(1, BASE):
    log p = -½ log |s K + I| - (M / 2 + 1) log(BASE + ½ offᵀ (s K + I)⁻¹ off) + constant (Rasmussen, Williams 2006,
    chapter 5; τ integrated out). So what cannot be told from noise bends little: with s = 0 nothing is bent.

    >>> same, one_each = np.ones((2, 2)), np.array([[1.0], [1.0]])
    >>> weighed_pull(same, one_each, {0.0: 1.0}).tolist()
    [[0.0], [0.0]]
    >>> weighed_pull(same, one_each, {1.0: 1.0}).round(3).tolist()
    [[0.333], [0.333]]
    """
    own, axes = np.linalg.eigh(kernel)
    own, turned = own.clip(0), axes.T @ off
    logs = {s: log(chance) + _evidence(1 + s * own, turned[:, leading]) for s, chance in prior.items()}
    most = max(logs.values())
    chances = {s: exp(value - most) for s, value in logs.items()}
    total = sum(chances.values())
    shrunk = sum(chance / total * s / (1 + s * own) for s, chance in chances.items())
    found: Floats = axes @ (turned * np.asarray(shrunk)[:, None])
    return found


BASE = 0.05  # how far a judgement is off by itself, squared and halved, before anything is seen


def _evidence(spread: Floats, off: Floats) -> float:
    misfit = float((off**2 / spread).sum())
    return -0.5 * float(np.log(spread).sum()) - (len(off) / 2 + 1) * log(BASE + misfit / 2)
