"""Vectors that are kept: a text is encoded once, and a changed plan costs a matrix product."""

from collections.abc import Sequence

import numpy as np

from fairlead.core.recall.encoder.protocol import Encoder, Vectors

ROOM = 200_000  # vectors kept; as half floats some 150 MB


class Kept:
    """An encoder that remembers. When there is no more room, what came first is forgotten.

    >>> from types import SimpleNamespace
    >>> calls = []
    >>> plain = SimpleNamespace(name="x", encode=lambda texts: calls.append(texts) or np.ones((len(texts), 2), "f4"))
    >>> kept = Kept(plain)
    >>> kept.encode(["a", "b", "a"]).shape, kept.encode(["b"]).shape, calls
    ((3, 2), (1, 2), [['a', 'b']])
    """

    def __init__(self, encoder: Encoder, room: int = ROOM) -> None:
        self._encoder, self._room = encoder, room
        self._vectors: dict[str, np.ndarray] = {}

    @property
    def name(self) -> str:
        """The name of the encoder behind it."""
        return self._encoder.name

    def knows(self, word: str) -> bool:
        """Whether the encoder behind it has the word as a whole."""
        return self._encoder.knows(word)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """N texts as N×D; only those that are new are reckoned."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            for text, vector in zip(new, self._encoder.encode(new).astype(np.float16), strict=True):
                self._vectors[text] = vector
        found = np.array([self._vectors[text] for text in texts], dtype=np.float32)
        for text in list(self._vectors)[: max(0, len(self._vectors) - self._room)]:
            del self._vectors[text]
        return found
