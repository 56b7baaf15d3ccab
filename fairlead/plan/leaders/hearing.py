"""A scorer that is listened to, and one that repeats what was heard: figures can be made anew without the first.

Kept of each text is the cautious outcome a statement: 2 named, 1 perhaps, 0 not.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from fairlead.core.recall import Scorer, Scores

Heard = dict[str, dict[str, int]]


class Listening:
    """Asks another scorer and writes down what it made of each text."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer, self.statements = scorer, scorer.statements
        self.heard: Heard = {}

    def score(self, texts: Sequence[str]) -> Scores:
        scores = self.scorer.score(texts)
        for text, row in zip(texts, scores.cautious.tolist(), strict=True):
            self.heard[text] = dict(zip(scores.statements, row, strict=True))
        return scores

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        return self.scorer.words(text, statement)


class Unheard(LookupError):
    """A text that no scorer has seen yet: the worker must count."""


class Repeating:
    """What was heard before. Raises Unheard for a text that is new."""

    def __init__(self, statements: Sequence[str], heard: Mapping[str, Mapping[str, int]]) -> None:
        self.statements, self.heard = tuple(statements), heard

    def score(self, texts: Sequence[str]) -> Scores:
        rows = [self._row(text) for text in texts]
        outcome = np.array(rows, dtype=np.int8).reshape(len(texts), len(self.statements))
        sure, silence = np.ones(outcome.shape, dtype=np.float32), np.zeros(len(texts), dtype=np.int8)
        return Scores(self.statements, outcome, (outcome / 2).astype(np.float32), sure, silence)

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        return ()

    def _row(self, text: str) -> list[int]:
        if text not in self.heard or set(self.heard[text]) != set(self.statements):
            raise Unheard(text)
        return [self.heard[text][id] for id in self.statements]
