"""Does this answer name that statement?

What is seen of an answer beside a statement (`pairs`) is turned into how likely each outcome is (`model`, with weights
fitted on invented plans), and answers that people of this firm coded bend that judgement (`learning`). Without an encoder
only words are compared: synonyms are not seen then, and what is not seen is reported as not named, never guessed.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.commonplaces import is_blank, says_unknowing
from fairlead.core.recall.encoder import Encoder
from fairlead.core.recall.features import FEATURES, IN_FULL, Seen
from fairlead.core.recall.fitted import FITTED, FITTED_ALONE
from fairlead.core.recall.foils import TRADES
from fairlead.core.recall.language import is_foreign
from fairlead.core.recall.learning import Example, Judgement, Learnt
from fairlead.core.recall.model import Weights
from fairlead.core.recall.outcomes import CLASSES, GRADE, Outcome, Scores, Silence
from fairlead.core.recall.pairs import Pairing
from fairlead.core.recall.reference import Reference, matched_words
from fairlead.core.recall.rule import by_words

BATCH = 10_000  # texts held as matrices at a time: bounds the memory
LIKENESS = ("whole", "letters", "covered")  # what orders answers well where nothing was fitted
LEAN, LEAN_ALONE = 0.33, 0.75  # how far the score leans on likeness


class StatementScorer:
    """Judges texts against statements. With `coded` answers it learns how this firm's people put things.

    >>> scorer = StatementScorer([("call", "Every placement is called after one week."), ("pay", "Pay invoices early.")])
    >>> scorer.score(["call placements after 1 week", "dunno"]).outcome.tolist()
    [[2, 0], [0, 0]]
    """

    def __init__(
        self,
        plan_statements: Sequence[tuple[str, str]],
        *,
        encoder: Encoder | None = None,
        paraphrases: Mapping[str, Sequence[str]] | None = None,
        background: Sequence[str] | None = None,
        coded: Sequence[Example] = (),
        weights: Weights | None = None,
    ) -> None:
        """`background`: sentences of other plans, from which it is learnt how telling a word or a likeness is.

        `weights`: others than the fitted ones, for whoever fits anew (`model.fitted`) or leaves plans out.
        A plan that is not in English is read without the encoder, which knows no other language.
        """
        others = [text for texts in TRADES.values() for text in texts] if background is None else background
        self.statements: tuple[str, ...] = tuple(id for id, _ in plan_statements)
        self._reference = Reference.made(plan_statements, paraphrases or {}, others)
        self._pairing = Pairing(self._reference, others, encoder if reads(plan_statements) else None)
        self._weights = weights or (FITTED_ALONE if len(plan_statements) < 2 else FITTED)
        self._learnt = self._learn(coded)

    def score(self, texts: Sequence[str]) -> Scores:
        """Scores of N texts; identical texts are scored once."""
        place: dict[str, int] = {}
        which = np.array([place.setdefault(text.strip(), len(place)) for text in texts], dtype=np.int64)
        unique = list(place)
        parts = [self._whole(unique[i : i + BATCH]) for i in range(0, len(unique), BATCH)]
        whole = np.concatenate(
            [np.zeros((0, len(self.statements), len(CLASSES) + 1), dtype=np.float32), *parts]
        )
        silence = np.array([_silence(text) for text in unique], dtype=np.int8)
        return _scores(self.statements, whole, silence, which)

    def words(self, text: str, statement: str) -> tuple[str, ...]:
        """The words of a text that speak for a statement, in order.

        >>> StatementScorer([("call", "Call every placement.")]).words("We call the placments!", "call")
        ('call', 'placments')
        """
        return matched_words(self._reference, text, self.statements.index(statement))

    def _whole(self, texts: Sequence[str]) -> NDArray[np.float32]:
        seen = self._pairing.see(["" if is_blank(text) else text for text in texts])
        judged = self._judged(seen)
        foreign = np.array([is_foreign(text) for text in texts], dtype=bool)
        # Another language is compared by its words, and never trusted: a person is to look.
        judged.likely[foreign] = (by_words(seen.features[foreign]) + 1 / len(CLASSES)) / 2
        whole = (self._learnt.bent(judged, seen) if self._learnt else judged).whole
        whole[~seen.features.any(axis=2)] = _certain(Outcome.NOT)  # nothing seen, nothing named
        whole[_said_in_full(seen.features)] = _certain(Outcome.NAMED)
        return whole.astype(np.float32)

    def _learn(self, coded: Sequence[Example]) -> Learnt | None:
        if not coded:
            return None
        seen = self._pairing.see([example.text for example in coded])
        return Learnt.from_examples(coded, self.statements, seen, self._judged(seen))

    def _judged(self, seen: Seen) -> Judgement:
        """The judgement before anything was coded. The score leans on plain likeness where there is no rival to lead."""
        if self._pairing.encoder is None:
            likely = by_words(seen.features)
            return Judgement(
                likely, seen.features[..., FEATURES.index("words")].clip(0, 1).astype(np.float64)
            )
        alone = len(self.statements) < 2
        likely = self._weights.probabilities(seen.features, FEATURES)
        like = seen.features[..., [FEATURES.index(name) for name in LIKENESS]].clip(0, 1).mean(axis=-1)
        lean = LEAN_ALONE if alone else LEAN
        return Judgement(likely, (1 - lean) * (likely @ GRADE) + lean * like)


def reads(statements: Sequence[tuple[str, str]]) -> bool:
    """Whether the encoder can read these statements: whether they are in English.

    >>> reads([("a", "Call them.")]), reads([("a", "Wir rufen jeden nach einer Woche an.")])
    (True, False)
    """
    return not is_foreign(" ".join(text for _, text in statements))


def _certain(outcome: Outcome) -> NDArray[np.float64]:
    place = CLASSES.index(outcome)
    return np.append(np.eye(len(CLASSES))[place], GRADE[place])


def _said_in_full(features: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where a span has every stem of the statement and does nothing to turn it round, N×S."""
    turned = [FEATURES.index(name) for name in ("abandoned", "flipped", "opposed", "hedged")]
    covered = features[..., FEATURES.index("covered")] > IN_FULL
    found: NDArray[np.bool_] = covered & ~features[..., turned].any(axis=-1)
    return found


def _scores(
    statements: tuple[str, ...],
    whole: NDArray[np.float32],
    silence: NDArray[np.int8],
    which: NDArray[np.int64],
) -> Scores:
    """What each text says, from what each distinct text does."""
    likely = whole[..., :-1]
    outcome = np.array(CLASSES, dtype=np.int8)[likely.argmax(axis=2)]
    answers = (silence == Silence.UNKNOWING) & (np.abs(outcome).max(axis=1, initial=0) > 0)
    silence = np.where(answers, Silence.ANSWERED, silence).astype(
        np.int8
    )  # "I don't know, maybe call back?" answers
    return Scores(
        statements, outcome[which], whole[..., -1][which], likely.max(axis=2)[which], silence[which]
    )


def _silence(text: str) -> Silence:
    if is_blank(text):
        return Silence.EMPTY
    return Silence.UNKNOWING if says_unknowing(text) else Silence.ANSWERED
