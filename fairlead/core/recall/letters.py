"""Likeness by runs of three to five letters: forgiving of endings and slips, blind to meaning."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._place: dict[str, int] = {}
        for words in statements:
            for run in runs(words):
                self._place.setdefault(run, len(self._place))
        self._seen, self._many = seen, len(background)
        self._statements = self._matrix(statements)

    def against(self, spans: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """The cosine of P spans (words) with S statements, P×S.

        >>> Letters([["pay", "early"]], []).against([["pay", "early"], ["call"]]).round(2).tolist()
        [[1.0], [0.0]]
        """
        found: NDArray[np.float64] = (self._matrix(spans) @ self._statements.T).toarray()
        return found

    def _matrix(self, texts: Sequence[Sequence[str]]) -> csr_array:
        columns, values = [], []
        for words in texts:
            weights = self._weights(runs(words))
            size = sum(w * w for w in weights.values()) ** 0.5 or 1.0
            known = [run for run in weights if run in self._place]
            columns.append([self._place[run] for run in known])
            values.append([weights[run] / size for run in known])
        return by_rows(columns, values, len(self._place))

    def _weights(self, own: Sequence[str]) -> dict[str, float]:
        count: dict[str, int] = {}
        for run in own:
            count[run] = count.get(run, 0) + 1
        return {run: (1 + log(n)) * self._tells(run) for run, n in count.items()}

    def _tells(self, run: str) -> float:
        return log(1 + max(self._many, 1) / (1 + self._seen.get(run, 0)))
