"""From an answer to a grade: by the scorer of recall, or by the key of a choice. Nobody grades themselves, unless it is unsure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from fairlead.communicate.practice.deck import Card
from fairlead.core.memory import Grade, grade
from fairlead.core.recall import Outcome, Silence, StatementScorer, read

Statements = tuple[tuple[str, str], ...]


class Verdict(StrEnum):
    """What is said back, in words; never a figure."""

    NAMED = "named"
    PARTLY = "partly"
    NOT = "not"
    OPPOSITE = "opposite"
    SILENT = "silent"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"
    SERVED = "served"
    STORY = "story"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Scored:
    verdict: Verdict
    grade: int


WORDS = {
    Outcome.NAMED: Verdict.NAMED,
    Outcome.PARTLY: Verdict.PARTLY,
    Outcome.NOT: Verdict.NOT,
    Outcome.CONTRADICTED: Verdict.OPPOSITE,
}


def said(text: str, card: Card, deck: Sequence[Card]) -> Scored:
    """What an answer in own words says of a statement, read beside all others that the person may read."""
    if not text.strip():
        return Scored(Verdict.SILENT, Grade.NOT)
    statements = tuple((one.lineage, one.statement.text) for one in deck)
    reading = read(text, statements, scorer_of(statements), words=False)
    found = next(one for one in reading.said if one.statement == card.lineage)
    if reading.silence is not Silence.ANSWERED:
        return Scored(Verdict.SILENT, Grade.NOT)
    if not found.sure:
        return Scored(Verdict.UNSURE, Grade.PARTLY)
    return Scored(WORDS[found.outcome], grade(found.outcome))


@lru_cache(maxsize=16)
def scorer_of(statements: Statements) -> StatementScorer:
    from fairlead.core.engines.encoders import sentence_encoder  # half a second, so not before it is needed

    return StatementScorer(statements, encoder=sentence_encoder())


def chosen(mark: str, right: str) -> Scored:
    if not mark:
        return Scored(Verdict.SILENT, Grade.NOT)
    return Scored(Verdict.RIGHT, Grade.NAMED) if mark == right else Scored(Verdict.WRONG, Grade.NOT)
