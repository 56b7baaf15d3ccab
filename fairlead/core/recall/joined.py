"""Several scorers side by side, as one: a plan and the invented plans that it is held against."""

from collections.abc import Sequence

import numpy as np

from fairlead.core.recall.outcomes import Scorer, Scores, Silence


class Joined:
    """Each scorer judges its own statements, as if the others were not there.

    >>> from fairlead.core.recall.scorer import StatementScorer
    >>> both = Joined([StatementScorer([("a", "Sell beer.")]), StatementScorer([("b", "Grow roses.")])])
    >>> both.statements, both.score(["we grow roses"]).outcome.tolist()
    (('a', 'b'), [[0, 2]])
    """

    def __init__(self, scorers: Sequence[Scorer]) -> None:
        self._scorers = tuple(scorers)
        self.statements: tuple[str, ...] = tuple(id for scorer in scorers for id in scorer.statements)

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of N texts against the statements of all."""
        own = [scorer.score(texts) for scorer in self._scorers]
        outcome, score, sure = (
            np.concatenate([getattr(s, name) for s in own], axis=1) for name in ("outcome", "score", "sure")
        )
        silence = np.stack([s.silence for s in own])
        answered = (silence == Silence.ANSWERED).any(axis=0)
        spoken = np.where(answered, Silence.ANSWERED, silence[0]).astype(np.int8)
        return Scores(self.statements, outcome, score, sure, spoken)

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words that speak for a statement, as its own scorer sees them."""
        own = next(scorer for scorer in self._scorers if statement in scorer.statements)
        return own.words(text, statement)
