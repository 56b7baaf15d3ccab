"""What a text can say of a statement, and what a scorer gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Outcome(IntEnum):
    """What a text says of a statement. Partly also means: half of it, or hedged. Contradicted: the opposite."""

    CONTRADICTED = -1
    NOT = 0
    PARTLY = 1
    NAMED = 2


CLASSES = (Outcome.NOT, Outcome.PARTLY, Outcome.NAMED, Outcome.CONTRADICTED)  # the order of probabilities
GRADE = np.array([0.0, 0.5, 1.0, 0.0])  # what each class is worth in a score


SURE = 0.6  # below this an outcome is to be looked at by a person


class Silence(IntEnum):
    """Whether a text answers at all."""

    ANSWERED = 0
    EMPTY = 1
    UNKNOWING = 2


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """N texts against S statements: `outcome`, `score` in [0, 1] and `sure` are N×S, `silence` is N of Silence.

    The score orders answers; it is no probability and is not shown to a reader. `sure` is how far the scorer trusts its
    own outcome, from 0 to 1; what it trusts little is to be coded by a person.
    """

    statements: tuple[str, ...]
    outcome: NDArray[np.int8]
    score: NDArray[np.float32]
    sure: NDArray[np.float32]
    silence: NDArray[np.int8]

    @property
    def cautious(self) -> NDArray[np.int8]:
        """The outcomes with all that the scorer is not sure of as partly, N×S: 2 named, 1 uncertain, 0 not."""
        unsure = self.sure < SURE
        found: NDArray[np.int8] = np.where(unsure, Outcome.PARTLY, self.outcome.clip(Outcome.NOT)).astype(
            np.int8
        )
        return found

    def of(self, ids: Sequence[str]) -> "Scores":
        """The same texts against some of the statements, in the order given."""
        columns = [self.statements.index(id) for id in ids]
        outcome, score, sure = self.outcome[:, columns], self.score[:, columns], self.sure[:, columns]
        return Scores(tuple(ids), outcome, score, sure, self.silence)


class Scorer(Protocol):
    """Whatever can say which statements a text names. It is passed in as a value."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements, in the order of the columns."""

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of many texts."""

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words of a text that speak for a statement, to be shown beside the outcome."""
