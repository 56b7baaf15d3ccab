"""What the scorer asks of an encoder. It is passed in as a value; without one the scorer goes by words alone."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Whatever turns texts into vectors of length one whose product says how near two meanings are."""

    @property
    def name(self) -> str:
        """What to call it in a method line."""

    def knows(self, word: str) -> bool:
        """Whether it has a folded word as a whole, and not in pieces."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """N texts as N×D."""
