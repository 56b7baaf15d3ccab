"""The scorer that a diagnosis uses: by meaning where the encoder's weights were built, else by words alone."""

from collections.abc import Sequence

from fairlead.core.engines import CodedText, sentence_encoder
from fairlead.core.recall import Anchored, Example, Scorer, StatementScorer

Statements = Sequence[tuple[str, str]]


def scorer_of(statements: Statements, coded: Sequence[CodedText] = ()) -> Scorer:
    """Judges texts against statements (id, text), taught by texts that people coded."""
    encoder = sentence_encoder()
    if not coded:
        return StatementScorer(statements, encoder=encoder)
    taught = [Example(c.text, c.says) for c in coded]
    return Anchored(lambda some: StatementScorer(statements, encoder=encoder, coded=some), taught)
