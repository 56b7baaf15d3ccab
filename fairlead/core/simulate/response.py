"""Who answers, who cannot say, who skips."""

import numpy as np
from numpy.typing import NDArray

from fairlead.core.simulate.errors import UnableToSimulate
from fairlead.core.values import IntArray

Bools = NDArray[np.bool_]
FEW = 4  # fewer than can be shown


def chances(content: float, answering: float, odds: float) -> tuple[float, float]:
    """Chance to answer of (content, not content) people, so that `answering` of all do, at the stated odds ratio.

    p₀ solves k(1−c)p² + (cθ + 1 − c − ak)p − a = 0 with k = θ − 1, c the content share, a the answering share;
    then p₁ = θp₀ / (1 + kp₀).

    >>> p1, p0 = chances(.4, .7, 2)
    >>> round(p1, 3), round(p0, 3), round(.4 * p1 + .6 * p0, 3), round(p1 / (1 - p1) / (p0 / (1 - p0)), 3)
    (0.784, 0.644, 0.7, 2.0)
    """
    if not 0 < answering <= 1 or odds <= 0:
        raise UnableToSimulate(
            f"Answering {answering} with bias odds {odds} cannot be: give a share above 0 and up to 1, and odds above 0."
        )
    k = odds - 1
    b = content * odds + 1 - content - answering * k
    p0 = 2 * answering / (b + np.sqrt(b * b + 4 * (1 - content) * k * answering))
    return float(odds * p0 / (1 + k * p0)), float(p0)


def respondents(
    rng: np.random.Generator, content: Bools, *, answering: float, odds: float, few: bool = False
) -> IntArray:
    """Indices of those who answer, in random order; with `few`, four people at most."""
    p1, p0 = chances(float(content.mean()), answering, odds)
    shuffled = rng.permutation(len(content))
    if few:
        return shuffled[:FEW]
    return shuffled[rng.random(len(content)) < np.where(content, p1, p0)[shuffled]]


def lost(rng: np.random.Generator, shape: tuple[int, ...], cannot_say: float, skipped: float) -> IntArray:
    """0 an answer, 1 "cannot say", 2 skipped: at random, whatever the answer would have been."""
    u = rng.random(shape)
    gone: IntArray = np.select([u < cannot_say, u < cannot_say + skipped], [1, 2], 0)
    return gone
