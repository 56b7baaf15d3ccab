"""Slips of the pen set right before a text is encoded: an encoder knows words, not slips.

Only towards words of the plan, and only words that the encoder does not know: nothing is guessed beyond that.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from fairlead.core.plans.words import folded
from fairlead.core.recall.likeness import SHORTEST, alike

_WORD = re.compile(r"[^\W\d_]+")


class Mending:
    """Sets slips right towards some words.

    >>> mend = Mending(["nurses", "receptionists"], knows={"our", "dental"}.__contains__)
    >>> mend.texts(["our recepionists as dental nusres"])
    ['our receptionists as dental nurses']
    """

    def __init__(self, words: Sequence[str], knows: Callable[[str], bool]) -> None:
        self._words = sorted({word for word in words if len(word) >= SHORTEST and word.isalpha()})
        self._knows = knows
        self._kept: dict[str, str] = {word: word for word in self._words}

    def texts(self, texts: Sequence[str]) -> list[str]:
        """The texts, with words that are no words, and near one of the plan's, set right."""
        found = {folded(word) for text in texts for word in _WORD.findall(text)}
        unknown = [w for w in found if w not in self._kept and len(w) >= SHORTEST and not self._knows(w)]
        self._kept |= dict(zip(unknown, self._nearest(unknown), strict=True))
        return [_WORD.sub(lambda m: self._kept.get(folded(m[0]), m[0]), text) for text in texts]

    def _nearest(self, unknown: Sequence[str]) -> list[str]:
        if not self._words or not unknown:
            return list(unknown)
        near = alike(unknown, self._words).toarray()
        best = near.argmax(axis=1)
        rows = np.arange(len(unknown))
        return [
            self._words[j] if near[i, j] > 0 else word for i, j, word in zip(rows, best, unknown, strict=True)
        ]
