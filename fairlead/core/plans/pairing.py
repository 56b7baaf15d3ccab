"""Which sentence of one edition became which sentence of the next? By best assignment on likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.plans.sentences import said

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from fairlead.core.values import FloatArray

# A×B likenesses in 0..1 of A and B texts. An encoder is passed in as such a function; scaled so that sentences which
# have nothing to do with each other lie below ALIKE, which a bare cosine often does not do.
Similarity = Callable[[Sequence[str], Sequence[str]], "FloatArray"]
ALIKE = 0.3  # below this, two sentences are two statements, not one reworded; chosen on invented editions


def likeness(before: Sequence[str], after: Sequence[str]) -> FloatArray:
    """Words in common, A×B: 2 Σ w(both) / (Σ w(one) + Σ w(other)) over the words that carry each sentence (Dice 1945).

    w = 1 + ln(N / n) for a word in n of the N sentences: a word that stands everywhere tells little.

    >>> likeness(["Call every client.", "Pay early."], ["We pay early."]).round(2).tolist()
    [[0.0], [1.0]]
    """
    rows, columns = [said(t).roots for t in before], [said(t).roots for t in after]
    many = Counter(root for roots in (*rows, *columns) for root in roots)
    place = {root: i for i, root in enumerate(many)}
    weight = np.array([1 + log((len(rows) + len(columns)) / n) for n in many.values()])
    one, other = _marked(rows, place), _marked(columns, place)
    both = (
        np.asarray((one * weight[None, :]) @ other.T.toarray())
        if many
        else np.zeros((len(rows), len(columns)))
    )
    mass = (one @ weight)[:, None] + (other @ weight)[None, :] if many else np.ones_like(both)
    return np.divide(2 * both, mass, out=np.zeros_like(both), where=mass > 0)


def _marked(rows: Sequence[frozenset[str]], place: dict[str, int]) -> csr_array:
    """Which words stand in which row, rows×words of 0 and 1."""
    from scipy.sparse import csr_array  # slow to load; `--help` need not wait for it

    at = [(i, place[root]) for i, roots in enumerate(rows) for root in sorted(roots)]
    index = np.array(at, dtype=np.int64).reshape(-1, 2).T
    return csr_array((np.ones(len(at)), (index[0], index[1])), shape=(len(rows), len(place)))


def pair(
    before: Sequence[str], after: Sequence[str], similarity: Similarity | None = None, least: float = ALIKE
) -> list[tuple[int, int]]:
    """Pairs (i, j) of texts that are one sentence before and after, at most one each; the sum of likeness is greatest.

    With `similarity` the greater of the two likenesses counts. Kuhn's assignment (1955), by SciPy.

    >>> pair(["Call every client.", "Pay early."], ["We pay early, always.", "Hire locals.", "We call each client."])
    [(0, 2), (1, 0)]
    """
    if not before or not after:
        return []
    from scipy.optimize import linear_sum_assignment

    alike = likeness(before, after)
    if similarity is not None:
        alike = np.maximum(alike, np.clip(np.asarray(similarity(before, after), dtype=np.float64), 0, 1))
    # Where two fit alike well, the order of the page decides.
    place = np.abs(np.linspace(0, 1, len(before))[:, None] - np.linspace(0, 1, len(after))[None, :])
    kept = np.where(alike >= least, alike - 1e-3 * place, 0.0)
    rows, columns = linear_sum_assignment(kept, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if kept[i, j] > 0]
