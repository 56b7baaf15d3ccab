"""What is seen of an answer beside a statement, by name. No feature is shown to a reader."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.encoder.protocol import Vectors

BY_WORDS = (
    "words", "covered", "letters", "denied", "abandoned", "ended", "kept on", "opposed", "flipped", "hedged",
    "other figure", "same figure", "length", "one word",
)  # fmt: skip
BY_MEANING = ("meaning", "stands out", "margin", "leads", "vague", "turned", "whole")
FEATURES = BY_WORDS + BY_MEANING
IN_FULL = 1 - 1e-6
RIVALS = ("margin", "leads")  # say nothing where a statement stands alone


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """N texts beside S statements: `features` N×S×F; `spans` P×D vectors and `span` N×S, the place of the best in them.

    Without an encoder the features of meaning are 0 and `spans` is P×0.
    """

    features: NDArray[np.float32]
    spans: Vectors
    span: NDArray[np.int64]
