"""How alike two words look, so that a slip of the pen still counts.

Pairs of neighbouring letters and of letters one apart (ends marked) are compared by the cosine of their sets:
|A ∩ B| / √(|A| |B|). Pairs one apart make it lenient with swapped letters ("recrods").
"""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

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


def alike(words: Sequence[str], stems: Sequence[str]) -> sp.csr_array:
    """Likeness of V words to W stems, V×W: 1 where equal, the cosine where at least ALIKE and of one initial.

    A word that equals a stem is like no other; numbers and short words are only like themselves.

    >>> alike(["record", "recrod", "rat"], ["record", "rat"]).toarray().round(2).tolist()
    [[1.0, 0.0], [0.77, 0.0], [0.0, 1.0]]
    """
    place = {stem: i for i, stem in enumerate(stems)}
    same = [(row, place[word]) for row, word in enumerate(words) if word in place]
    likely = _cosines(words, stems)
    likely.data[likely.data < ALIKE] = 0
    known = np.zeros(len(words), dtype=bool)
    known[[row for row, _ in same]] = True
    rows = np.repeat(np.arange(len(words)), np.diff(likely.indptr))
    initials = np.array([word[:1] for word in words] or [""]), np.array([stem[:1] for stem in stems] or [""])
    likely.data[known[rows] | (initials[0][rows] != initials[1][likely.indices])] = 0
    exact = sp.csr_array(
        (np.ones(len(same)), ([r for r, _ in same], [c for _, c in same])), shape=(len(words), len(stems))
    )
    total = (likely + exact).tocsr()
    total.eliminate_zeros()
    return total


def _cosines(words: Sequence[str], stems: Sequence[str]) -> sp.csr_array:
    index: dict[str, int] = {}
    for stem in stems:
        for pair in pairs(stem):
            index.setdefault(pair, len(index))
    a, b = _pair_matrix(words, index), _pair_matrix(stems, index)
    product: sp.csr_array = (a @ b.T).tocsr()
    return product


def _pair_matrix(words: Sequence[str], index: dict[str, int]) -> sp.csr_array:
    columns, ends, values = [], [0], []
    for word in words:
        own = pairs(word) if len(word) >= SHORTEST and word.isalpha() else frozenset[str]()
        known = [index[pair] for pair in own if pair in index]
        columns += known
        values += [max(1, len(own)) ** -0.5] * len(known)
        ends.append(len(columns))
    shape = (len(words), len(index))
    return sp.csr_array((np.array(values), np.array(columns, dtype=np.int64), np.array(ends)), shape=shape)
