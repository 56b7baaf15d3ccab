"""Which of two sentences an answer holds: the one that was, the one that is, both, or neither."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.outcomes import Outcome, Scorer, Scores

NEITHER, NEW, BOTH, OLD = 0, 1, 2, 3
KINDS: Final = {"new": NEW, "both": BOTH, "old": OLD}


class Held:
    """A scorer whose columns say which sentence of each pair an answer holds; what is in none of them names neither.

    `pairs` are ids of `scorer`: (the sentence that was, the one that is now, or None where it was dropped). The columns are
    "0/new", "0/both", "0/old", "1/new" … What the scorer is not sure of is not named.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> scorer = StatementScorer([("was", "Open a branch in every county."), ("now", "Fill every night shift by noon.")])
    >>> held = Held(scorer, [("was", "now")])
    >>> held.kinds(["open a branch in every county", "fill each night shift by noon", "cake"])[:, 0].tolist()
    [3, 1, 0]
    """

    def __init__(self, scorer: Scorer, pairs: Sequence[tuple[str, str | None]]) -> None:
        self._scorer, self._pairs = scorer, tuple(pairs)
        self.statements: tuple[str, ...] = tuple(f"{k}/{kind}" for k in range(len(pairs)) for kind in KINDS)

    def kinds(self, texts: Sequence[str]) -> NDArray[np.int8]:
        """The kind of each of N texts for each of P pairs, N×P."""
        return self._kinds(self._scorer.score(texts))

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of N texts, one column a pair and kind: named where the answer is of that kind, else not."""
        found = self._scorer.score(texts)
        kinds = self._kinds(found)
        columns = [kinds[:, k] == kind for k in range(len(self._pairs)) for kind in KINDS.values()]
        named = np.stack(columns, axis=1) if columns else np.zeros((len(texts), 0), dtype=bool)
        outcome = np.where(named, Outcome.NAMED, Outcome.NOT).astype(np.int8)
        sure = np.ones(outcome.shape, dtype=np.float32)
        return Scores(self.statements, outcome, named.astype(np.float32), sure, found.silence)

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """Nothing: a kind is no sentence that words could speak for."""
        return ()

    def _kinds(self, found: Scores) -> NDArray[np.int8]:
        made = [self._kind(found, was, now) for was, now in self._pairs]
        return np.stack(made, axis=1) if made else np.zeros((len(found.silence), 0), dtype=np.int8)

    @staticmethod
    def _kind(found: Scores, was: str, now: str | None) -> NDArray[np.int8]:
        old = found.of([was]).cautious[:, 0]
        new = np.zeros_like(old) if now is None else found.of([now]).cautious[:, 0]
        names_old, names_new = old == Outcome.NAMED, new == Outcome.NAMED
        kinds = [names_old & names_new, names_old, names_new]
        kind: NDArray[np.int8] = np.select(kinds, [BOTH, OLD, NEW], NEITHER).astype(np.int8)
        return kind
