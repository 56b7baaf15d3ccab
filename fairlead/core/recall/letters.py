"""Likeness by runs of three to five letters: forgiving of endings and slips, blind to meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.sparse import by_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SHORTEST, LONGEST = 3, 5


def runs(words: Sequence[str]) -> list[str]:
    """The runs of letters of words, with their ends marked.

    >>> runs(["pay"])
    [' pa', 'pay', 'ay ', ' pay', 'pay ', ' pay ']
    """
    marked = [f" {word} " for word in words]
    sizes = range(SHORTEST, LONGEST + 1)
    return [w[i : i + n] for w in marked for n in sizes for i in range(len(w) - n + 1)]


class Letters:
    """Compares by letters; how telling a run is, is learnt from a background: log(1 + N / (1 + n))."""

    def __init__(self, statements: Sequence[Sequence[str]], background: Sequence[Sequence[str]]) -> None:
        seen: dict[str, int] = {}
        for words in background:
            for run in set(runs(words)):
                seen[run] = seen.get(run, 0) + 1
        self._seen, self._many = seen, len(background)
        self._statements = statements

    def against(self, spans: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """The cosine of P spans (words) with S statements, P×S.

        >>> Letters([["pay", "early"]], []).against([["pay", "early"], ["call"]]).round(2).tolist()
        [[1.0], [0.0]]
        """
        matrix = self._matrix([*spans, *self._statements])
        found: NDArray[np.float64] = (matrix[: len(spans)] @ matrix[len(spans) :].T).toarray()
        return found

    def _matrix(self, texts: Sequence[Sequence[str]]) -> csr_array:
        """Texts by runs, rows at length one; a word is cut into runs once, however often it is written."""
        words: dict[str, int] = {}
        bags = [[words.setdefault(word, len(words)) for word in own] for own in texts]
        places: dict[str, int] = {}
        cut = [[places.setdefault(run, len(places)) for run in runs([word])] for word in words]
        ones = [[1.0] * len(row) for row in bags], [[1.0] * len(row) for row in cut]
        counts = (by_rows(bags, ones[0], len(words)) @ by_rows(cut, ones[1], len(places))).tocsr()
        counts.data = (1 + np.log(counts.data)) * self._tells(places)[counts.indices]
        size = np.sqrt(counts.multiply(counts).sum(axis=1))
        counts.data /= np.repeat(np.where(size > 0, size, 1), np.diff(counts.indptr))
        made: csr_array = counts
        return made

    def _tells(self, own: Iterable[str]) -> NDArray[np.float64]:
        return np.array([log(1 + max(self._many, 1) / (1 + self._seen.get(run, 0))) for run in own])
