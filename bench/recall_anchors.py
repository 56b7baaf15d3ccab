"""What a few coded answers of a question add: correlation of the score with the label on the other answers.

The scorer is the product's own, trained on none of this: what `recall.grade` gives. Beside it the simple way of
research: the mean label of the coded answers, weighed by exp(8 cos), added up with the cosine and the likeness by letters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from recall_asag import Question
from recall_kept import OnDisk, say
from recall_measures import interval, pearson, spearman

from fairlead.core.plans.words import tokens
from fairlead.core.recall import Example, StatementScorer
from fairlead.core.recall.letters import Letters

CODED = (0, 4, 8, 16)
SPLITS = 2  # times that the coded ones are chosen anew
WEIGHTS = (3.0, 3.0, 2.5)  # of cosine, letters and the mean label in the simple way
FEWEST = 24  # answers that a question needs: with sixteen coded, eight are left

Measure = Callable[[np.ndarray, np.ndarray], float]


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """The answers of a question that were never coded: label, our score and the simple one at each number coded."""

    label: np.ndarray
    ours: dict[int, np.ndarray]
    simple: dict[int, np.ndarray]


def graded(questions: Sequence[Question], encoder: OnDisk) -> list[Graded]:
    """Of each question with answers enough, over the splits together."""
    enough = [q for q in questions if len(q.answers) >= FEWEST]
    found = []
    for place, question in enumerate(enough):
        found.append(_over_splits(question, encoder))
        if not (place + 1) % 20:
            say(f"  coded answers: question {place + 1} of {len(enough)}")
    return found


def _over_splits(question: Question, encoder: OnDisk) -> Graded:
    right = question.right
    orders = [np.random.default_rng(split).permutation(len(right)) for split in range(SPLITS)]
    rest = [order[max(CODED) :] for order in orders]
    ours = {
        n: np.concatenate([_ours(question, encoder, o[:n], r) for o, r in zip(orders, rest, strict=True)])
        for n in CODED
    }
    simple = {
        n: np.concatenate([_simple(question, encoder, o[:n], r) for o, r in zip(orders, rest, strict=True)])
        for n in CODED
    }
    return Graded(np.concatenate([right[rows] for rows in rest]), ours, simple)


def _ours(question: Question, encoder: OnDisk, coded: np.ndarray, rest: np.ndarray) -> np.ndarray:
    first, *others = question.references
    examples = [Example(question.answers[i], {"it": float(question.right[i])}) for i in coded]
    scorer = StatementScorer([("it", first)], paraphrases={"it": others}, encoder=encoder, coded=examples)
    return scorer.score([question.answers[i] for i in rest]).score[:, 0].astype(float)


def _simple(question: Question, encoder: OnDisk, coded: np.ndarray, rest: np.ndarray) -> np.ndarray:
    answers, references = encoder.encode(question.answers), encoder.encode(question.references)
    words = [tokens(text) for text in question.answers]
    letters = Letters([tokens(text) for text in question.references], words).against(words)
    total = WEIGHTS[0] * (answers[rest] @ references.T).max(axis=1) + WEIGHTS[1] * letters[rest].max(axis=1)
    if len(coded):
        weigh = np.exp(8 * answers[rest] @ answers[coded].T)
        total = total + WEIGHTS[2] * (weigh @ question.right[coded]) / weigh.sum(axis=1)
    return total


def figures(found: list[Graded]) -> dict[str, object]:
    """Pearson and Spearman at each number coded, with intervals by drawing questions anew."""
    made: dict[str, object] = {"questions": len(found), "answers": sum(len(g.label) for g in found) // SPLITS}
    for name, measure in (("Pearson", pearson), ("Spearman", spearman)):
        for who in ("ours", "simple"):
            made[f"{name}, {who}"] = {str(n): _row(found, measure, who, n) for n in CODED}
    return made


def _row(found: list[Graded], measure: Measure, who: str, number: int) -> list[float]:
    def of(some: list[Graded]) -> float:
        return measure(
            np.concatenate([getattr(g, who)[number] for g in some]), np.concatenate([g.label for g in some])
        )

    return [of(found), *interval(found, of, draws=500)]
