"""How alike two words look, so that a slip of the pen still counts.

Pairs of neighbouring letters and of letters one apart (ends marked) are compared by the cosine of their sets:
|A ∩ B| / √(|A| |B|). Pairs one apart make it lenient with swapped letters ("recrods").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.recall.sparse import by_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ALIKE = 0.66  # chosen on invented slips: one letter wrong in a word of five
SHORTEST = 4  # below this, a slip and another word cannot be told apart


def pairs(word: str) -> frozenset[str]:
    """The letter pairs of a word.

    >>> sorted(pairs("ab"))
    ['^a', '^b', 'a$', 'ab', 'b$']
    """
    marked = f"^{word}$"
    near = {marked[i : i + 2] for i in range(len(marked) - 1)}
    return frozenset(near | {marked[i] + marked[i + 2] for i in range(len(marked) - 2)})


def alike(words: Sequence[str], stems: Sequence[str]) -> csr_array:
    """Likeness of V words to W stems, V×W: 1 where equal, the cosine where at least ALIKE and of one initial.

    A word that equals a stem is like no other; numbers and short words are only like themselves.

    >>> alike(["record", "recrod", "rat"], ["record", "rat"]).toarray().round(2).tolist()
    [[1.0, 0.0], [0.77, 0.0], [0.0, 1.0]]
    """
    place = {stem: i for i, stem in enumerate(stems)}
    likely = _cosines(words, stems)
    likely.data[likely.data < ALIKE] = 0
    known = np.array([word in place for word in words], dtype=bool)
    rows = np.repeat(np.arange(len(words)), np.diff(likely.indptr))
    initials = np.array([word[:1] for word in words] or [""]), np.array([stem[:1] for stem in stems] or [""])
    likely.data[known[rows] | (initials[0][rows] != initials[1][likely.indices])] = 0
    equal = [[place[word]] if word in place else [] for word in words]
    exact = by_rows(equal, [[1.0] * len(row) for row in equal], len(stems))
    total: csr_array = (likely + exact).tocsr()
    total.eliminate_zeros()
    return total


def _cosines(words: Sequence[str], stems: Sequence[str]) -> csr_array:
    index: dict[str, int] = {}
    for stem in stems:
        for pair in pairs(stem):
            index.setdefault(pair, len(index))
    a, b = _pair_matrix(words, index), _pair_matrix(stems, index)
    product: csr_array = (a @ b.T).tocsr()
    return product


def _pair_matrix(words: Sequence[str], index: dict[str, int]) -> csr_array:
    own = [pairs(word) if len(word) >= SHORTEST and word.isalpha() else frozenset[str]() for word in words]
    known = [sorted(index[pair] for pair in some if pair in index) for some in own]
    values = [[len(some) ** -0.5] * len(row) if row else [] for some, row in zip(own, known, strict=True)]
    return by_rows(known, values, len(index))
