"""The arithmetic of FSRS-6 over arrays: one review of each of N pairs.

    S0 = w[G-1]                  D0 = w4 - e^(w5(G-1)) + 1, held within 1 to 10
    D' = w7·D0(4) + (1-w7)·(D - w6(G-3)(10-D)/9), held within 1 to 10; D0(4) as it is, not held
    named or partly, a day or more later:
        S' = S·(1 + e^w8 (11-D) S^(-w9) (e^(w10(1-R)) - 1)·[w15 if partly]·[w16 if own words])
    not named, a day or more later:
        S' = min(w11 D^(-w12) ((S+1)^w13 - 1) e^(w14(1-R)), S / e^(w17·w18))
    the same day: S' = S·e^(w17(G-3+w18)) S^(-w19), at least S unless it was not named

Powers are taken as e^(b·ln a), which numpy does several values at a time.
"""

import numpy as np
from numpy.typing import NDArray

from fairlead.core.memory.curve import PARAMETERS, recalls_after
from fairlead.core.values import FloatArray

W = PARAMETERS
LEAST_STABILITY, EASIEST, HARDEST = 0.001, 1.0, 10.0
G = np.arange(5)  # tables below are indexed by grade; index 0 is never used
FIRST_STABILITY = np.array([np.nan, *W[:4]])
FIRST_DIFFICULTY = np.clip(W[4] - np.exp(W[5] * (G - 1)) + 1, EASIEST, HARDEST)
MEAN_DIFFICULTY = W[7] * (W[4] - np.exp(W[5] * 3) + 1)
DAMPED = (1 - W[7]) * -W[6] * (G - 3) / 9
GROWTH = np.exp(W[8]) * np.array([np.nan, np.nan, W[15], 1, W[16]])
WITHIN_A_DAY = np.exp(W[17] * (G - 3 + W[18]))
LEAST_WITHIN_A_DAY = np.array([np.nan, 0, 1, 1, 1])
AFTER_A_LAPSE = float(np.exp(W[17] * W[18]))

Grades = NDArray[np.int8]
Mask = NDArray[np.bool_]


def next_difficulty(difficulty: FloatArray, grades: Grades) -> FloatArray:
    """D' of N reviewed pairs."""
    after = (10 - difficulty) * DAMPED[grades] + (1 - W[7]) * difficulty + MEAN_DIFFICULTY
    held: FloatArray = np.clip(after, EASIEST, HARDEST)
    return held


def next_stability(
    stability: FloatArray, difficulty: FloatArray, elapsed: FloatArray, grades: Grades
) -> FloatArray:
    """S' of N reviewed pairs; `elapsed` in whole days. Each formula runs over its own pairs only."""
    same, named = elapsed < 1, grades > 1
    after = np.empty_like(stability)
    for mask, formula in ((named & ~same, _kept), (~named & ~same, _lost), (same, _same_day)):
        at = np.flatnonzero(mask)
        if at.size:
            after[at] = formula(stability[at], difficulty[at], elapsed[at], grades[at])
    return np.maximum(after, LEAST_STABILITY)


def _kept(s: FloatArray, d: FloatArray, elapsed: FloatArray, grades: Grades) -> FloatArray:
    surprise = np.exp(W[10] * (1 - recalls_after(elapsed, s))) - 1
    after: FloatArray = s * (1 + GROWTH[grades] * (11 - d) * np.exp(-W[9] * np.log(s)) * surprise)
    return after


def _lost(s: FloatArray, d: FloatArray, elapsed: FloatArray, grades: Grades) -> FloatArray:
    del grades  # always the lowest
    left = np.exp(W[13] * np.log(s + 1)) - 1
    long = W[11] * np.exp(-W[12] * np.log(d) + W[14] * (1 - recalls_after(elapsed, s))) * left
    after: FloatArray = np.minimum(long, s / AFTER_A_LAPSE)
    return after


def _same_day(s: FloatArray, d: FloatArray, elapsed: FloatArray, grades: Grades) -> FloatArray:
    del d, elapsed
    factor = WITHIN_A_DAY[grades] * np.exp(-W[19] * np.log(s))
    after: FloatArray = s * np.maximum(factor, LEAST_WITHIN_A_DAY[grades])
    return after
