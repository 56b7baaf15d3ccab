"""Does this answer name that statement? The lexical scorer: words in common, weighed by how telling they are.

For a span a and a statement s with stems W(s) of weights w: coverage c = Σ w·m(a) / Σ w, where m(a) is 1 for a
stem that the span holds, the likeness of the nearest word for one it nearly holds, else 0. Precision p is the
share of the span's own content words that were used. The score is factor × (c + BONUS·p·(1 - c)): short answers
made of the right words count for more than the same words in passing. The best span counts. No dictionary:
synonyms are not seen, and what is not seen is reported as not named, never guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.commonplaces import is_blank, says_unknowing
from fairlead.core.recall.foils import TRADES
from fairlead.core.recall.reference import Reference, best_spans, matched_words

BATCH = 20_000  # texts held as matrices at a time: bounds the memory


class Outcome(IntEnum):
    """What a text says of a statement. Partly also means: uncertain, to be looked at by a person."""

    NOT = 0
    PARTLY = 1
    NAMED = 2


class Silence(IntEnum):
    """Whether a text answers at all."""

    ANSWERED = 0
    EMPTY = 1
    UNKNOWING = 2


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """N texts against S statements: `outcome` N×S of Outcome, `score` N×S in [0, 1], `silence` N of Silence.

    The score orders answers; it is no probability and is not shown to a reader.
    """

    statements: tuple[str, ...]
    outcome: NDArray[np.int8]
    score: NDArray[np.float32]
    silence: NDArray[np.int8]

    def of(self, ids: Sequence[str]) -> "Scores":
        """The same texts against some of the statements, in the order given."""
        columns = [self.statements.index(id) for id in ids]
        return Scores(tuple(ids), self.outcome[:, columns], self.score[:, columns], self.silence)


class Scorer(Protocol):
    """Whatever can say which statements a text names. It is passed in as a value."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements, in the order of the columns."""

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of many texts."""

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words of a text that speak for a statement, to be shown beside the outcome."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score on a statement is named, or partly named. Chosen on invented plans (see tests/cases.py)."""

    named: float = 0.45
    partly: float = 0.25


class LexicalScorer:
    """Matches by stems, numbers and acronyms, forgiving slips of the pen. English stems; other languages as written.

    >>> scorer = LexicalScorer([("call", "Every placement is called after one week."), ("pay", "Pay invoices early.")])
    >>> scorer.score(["call placements after 1 week", "we never call placements after a week", "dunno"]).outcome.tolist()
    [[2, 0], [1, 0], [0, 0]]
    """

    def __init__(
        self,
        plan_statements: Sequence[tuple[str, str]],
        *,
        paraphrases: Mapping[str, Sequence[str]] | None = None,
        background: Sequence[str] | None = None,
        thresholds: Thresholds = Thresholds(),
    ) -> None:
        """`background`: sentences of other plans, from which it is learnt how telling a word is."""
        others = [text for texts in TRADES.values() for text in texts] if background is None else background
        self.statements: tuple[str, ...] = tuple(id for id, _ in plan_statements)
        self.thresholds = thresholds
        self._reference = Reference.made(plan_statements, paraphrases or {}, others)

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of N texts; identical texts are scored once."""
        place: dict[str, int] = {}
        which = np.array([place.setdefault(text.strip(), len(place)) for text in texts], dtype=np.int64)
        unique = list(place)
        silence = np.array([_silence(text) for text in unique], dtype=np.int8)
        parts = [self._scored(unique[i : i + BATCH]) for i in range(0, len(unique), BATCH)]
        shape = (0, len(self.statements))
        score = np.concatenate([np.zeros(shape, dtype=np.float32), *parts])
        outcome = self._outcome(score)
        unknowing = (silence == Silence.UNKNOWING) & (outcome.max(axis=1, initial=0) > 0)
        silence[unknowing] = Silence.ANSWERED  # "I don't know, maybe call back?" does answer
        return Scores(self.statements, outcome[which], score[which], silence[which])

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words of a text that speak for a statement, in order.

        >>> LexicalScorer([("call", "Call every placement.")]).words("We call the placments!", "call")
        ('call', 'placments')
        """
        return matched_words(self._reference, text, self.statements.index(statement))

    def _scored(self, texts: list[str]) -> NDArray[np.float32]:
        said = ["" if is_blank(text) else text for text in texts]
        return best_spans(self._reference, said, self.thresholds.named)

    def _outcome(self, score: NDArray[np.float32]) -> NDArray[np.int8]:
        named, partly = self.thresholds.named, self.thresholds.partly
        outcome: NDArray[np.int8] = (score >= named).astype(np.int8) + (score >= partly).astype(np.int8)
        return outcome


def _silence(text: str) -> Silence:
    if is_blank(text):
        return Silence.EMPTY
    return Silence.UNKNOWING if says_unknowing(text) else Silence.ANSWERED
