"""The scorer that a diagnosis uses: by meaning where the encoder's weights were built, else by words alone."""

from collections.abc import Sequence
from typing import Literal

from fairlead.core.engines import CodedText, sentence_encoder
from fairlead.core.recall import Anchored, Example, Outcome, Scorer, StatementScorer, reads

Statements = Sequence[tuple[str, str]]


def scored_by(statements: Statements) -> Literal["meaning", "words"]:
    """What the scorer of these statements goes by: words alone without the encoder, or in another language."""
    return "meaning" if sentence_encoder() is not None and reads(statements) else "words"


def scorer_of(statements: Statements, coded: Sequence[CodedText] = ()) -> Scorer:
    """Judges texts against statements (id, text), taught by texts that people coded."""
    encoder = sentence_encoder()
    if not coded:
        return StatementScorer(statements, encoder=encoder)
    taught = [Example(c.text, dict.fromkeys(c.statements, Outcome.NAMED)) for c in coded]
    return Anchored(lambda some: StatementScorer(statements, encoder=encoder, coded=some), taught)
