"""The judgement by words alone: no encoder, no fitted weights, two thresholds.

Named from .45 of the score by words (see `reference`), partly from .25; what is hedged is partly at most, what is turned
round is contradicted. The thresholds were chosen on invented plans (tests/cases.py). It names next to nothing that is not
there, and misses what is said by synonyms alone.
"""

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.features import FEATURES
from fairlead.core.recall.outcomes import CLASSES, Outcome

NAMED, PARTLY = 0.45, 0.25
TRUST = 0.8  # how far an outcome by words is trusted far from a threshold; half-way to none on it
REACH = 0.2  # how far from a threshold that is


def by_words(features: NDArray[np.float32]) -> NDArray[np.float64]:
    """How likely each class is, …×C, from features …×F."""
    words = features[..., FEATURES.index("words")].astype(np.float64)
    hedged = features[..., FEATURES.index("hedged")] > 0
    turns = [FEATURES.index(name) for name in ("denied", "abandoned")]
    turned = features[..., turns].any(axis=-1)
    outcome = np.select(
        [words < PARTLY, (words < NAMED) | hedged, turned],
        [Outcome.NOT, Outcome.PARTLY, Outcome.CONTRADICTED],
        Outcome.NAMED,
    )
    trust = _trust(np.minimum(np.abs(words - NAMED), np.abs(words - PARTLY)))
    return _spread(outcome, trust)


def _trust(distance: NDArray[np.float64]) -> NDArray[np.float64]:
    return TRUST / 2 + TRUST / 2 * np.minimum(1, distance / REACH) + 0.05


def _spread(outcome: NDArray[np.int_], trust: NDArray[np.float64]) -> NDArray[np.float64]:
    """`trust` for the outcome, the rest for its neighbours."""
    rest = {
        Outcome.NOT: (0, 0.8, 0.2, 0),
        Outcome.PARTLY: (0.5, 0, 0.5, 0),
        Outcome.NAMED: (0.1, 0.7, 0, 0.2),
        Outcome.CONTRADICTED: (0.2, 0.4, 0.4, 0),
    }
    likely = np.zeros((*outcome.shape, len(CLASSES)))
    for place, one in enumerate(CLASSES):
        those = outcome == one
        likely[those] = (1 - trust[those])[:, None] * np.array(rest[one])
        likely[those, place] += trust[those]
    return likely
