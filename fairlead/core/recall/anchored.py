"""A scorer that learns from a firm's coded answers, and is honest about those answers themselves.

Whoever judged a coded answer with what that very answer taught would look better than it is. So the coded answers are
cut into parts, and each part is judged by a scorer that learnt from the others only (cross-fitting); every other answer
is judged by the scorer that learnt from all.
"""

from collections.abc import Callable, Sequence

import numpy as np

from fairlead.core.recall.learning import Example
from fairlead.core.recall.outcomes import Scorer, Scores

PARTS = 5
Make = Callable[[Sequence[Example]], Scorer]


class Anchored:
    """`make` gives the scorer that has learnt from some examples; `coded` are all of them.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> plan = [("call", "Every placement is called after one week.")]
    >>> scorer = Anchored(lambda coded: StatementScorer(plan, coded=coded), [])
    >>> scorer.score(["call placements"]).outcome.tolist()
    [[2]]
    """

    def __init__(self, make: Make, coded: Sequence[Example]) -> None:
        self._whole = make(coded)
        self.statements: tuple[str, ...] = tuple(self._whole.statements)
        texts = list(dict.fromkeys(example.text.strip() for example in coded))
        self._part = {text: place % PARTS for place, text in enumerate(texts)}
        parts = range(min(PARTS, len(texts)))
        self._without = [make([e for e in coded if self._part[e.text.strip()] != part]) for part in parts]

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of N texts."""
        part = np.array([self._part.get(text.strip(), -1) for text in texts], dtype=np.int64)
        scorers = {-1: self._whole, **dict(enumerate(self._without))}
        found = self._whole.score([])
        shape = (len(texts), len(self.statements))
        outcome, score, sure = (np.zeros(shape, a.dtype) for a in (found.outcome, found.score, found.sure))
        silence = np.zeros(len(texts), dtype=np.int8)
        for number in np.unique(part):
            rows = np.flatnonzero(part == number)
            own = scorers[int(number)].score([texts[row] for row in rows.tolist()])
            outcome[rows], score[rows], sure[rows], silence[rows] = (
                own.outcome,
                own.score,
                own.sure,
                own.silence,
            )
        return Scores(self.statements, outcome, score, sure, silence)

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words that speak for a statement."""
        return self._whole.words(text, statement)
