"""What is seen of a student's answer beside the reference answers of its question: for the bench only.

The floor sees tokens in common. Ours adds what the product's scorer sees (`pairs`), how well the words of either side are
met by the other's, and the question: a word that the question gave away tells nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from recall_asag import Question
from recall_kept import OnDisk

from fairlead.core.plans.words import STOP, stems, tokens
from fairlead.core.recall.cues import NEGATIONS, opposed
from fairlead.core.recall.foils import TRADES
from fairlead.core.recall.letters import Letters
from fairlead.core.recall.pairs import Pairing
from fairlead.core.recall.reference import Reference

BACKGROUND = [text for texts in TRADES.values() for text in texts]
FAINT = 0.2  # what a word of the question weighs
HARDEST = 4  # a quarter of the words, those that are met worst


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Of N answers: the floor's N×5, ours N×F, and how the answer's vector lies to the best reference's, N×2D."""

    floor: np.ndarray
    ours: np.ndarray
    pair: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text read once: words, stems, the vectors of its words, its own vector."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    each: np.ndarray
    vector: np.ndarray

    @property
    def telling(self) -> frozenset[str]:
        return frozenset(self.stems) - STOP


def features(question: Question, encoder: OnDisk, rare: Counter[str]) -> Features:
    """Features of all answers of a question; `rare` counts in how many texts a stem stands (answers are no labels)."""
    asked = read([question.text], encoder)[0]
    own, references = read(question.answers, encoder), read(question.references, encoder)
    letters = Letters([r.words for r in references], []).against([a.words for a in own])
    best = np.array([[a.vector @ r.vector for r in references] for a in own]).argmax(axis=1)
    rows = [np.array([beside(a, r, asked, rare) for r in references]) for a in own]
    ours = [_over(row, letters[i], int(best[i])) for i, row in enumerate(rows)]
    floor = [np.array([overlap(a, r) for r in references]).max(axis=0) for a in own]
    pair = [np.concatenate(_pair(a.vector, references[b].vector)) for a, b in zip(own, best, strict=True)]
    return Features(np.array(floor), np.hstack([np.array(ours), product(question, encoder)]), np.array(pair))


def read(texts: Sequence[str], encoder: OnDisk) -> list[Text]:
    """Texts with their vectors."""
    words = [tuple(tokens(text)) for text in texts]
    known = list(dict.fromkeys(word for own in words for word in own))
    each = dict(zip(known, encoder.encode(known), strict=True)) if known else {}
    whole = encoder.encode(texts)
    blank = np.zeros((0, whole.shape[1]), dtype=np.float32)
    return [
        Text(own, tuple(stems(own)), np.array([each[w] for w in own]) if own else blank, vector)
        for own, vector in zip(words, whole, strict=True)
    ]


def overlap(answer: Text, reference: Text) -> list[float]:
    """The floor: stems in common as a count, over the reference's, over the answer's, dice, cosine."""
    a, b = set(answer.stems), set(reference.stems)
    both = len(a & b)
    return [
        both, both / max(1, len(b)), both / max(1, len(a)),
        2 * both / max(1, len(a) + len(b)), both / max(1, len(a) * len(b)) ** 0.5,
    ]  # fmt: skip


def beside(answer: Text, reference: Text, asked: Text, rare: Counter[str]) -> list[float]:
    """What is seen of one answer beside one reference."""
    a, b, given = answer.telling, reference.telling, frozenset(asked.stems)
    both, new = a & b, b - given
    near = float(answer.vector @ reference.vector)
    no = len(NEGATIONS & set(answer.words)), len(NEGATIONS & set(reference.words))
    figures = [frozenset(w for w in text.words if w[:1].isdigit()) for text in (answer, reference)]
    sizes = 1 + len(answer.words), 1 + len(reference.words)
    return [
        *overlap(answer, reference)[1:],
        len(both) / max(1, len(b)), len(both) / max(1, len(a)),
        _telling(both, rare) / max(1e-9, _telling(b, rare)), _telling(both, rare) / max(1e-9, _telling(a, rare)),
        len(both & new) / len(new) if new else 0.5, len(a - b - given) / max(1, len(a)), float(len(a - given)),
        near, float(answer.vector @ asked.vector), float((answer.vector - reference.vector) @ asked.vector),
        *_met(answer, reference, given, rare), *_met(reference, answer, given, rare),
        float(abs(no[0] % 2 - no[1] % 2)), float(no[0] - no[1]),
        float(opposed(a, b)), float(len(figures[1] - figures[0])), float(len(figures[0] - figures[1])),
        log(sizes[0]), log(sizes[1]), log(sizes[0] / sizes[1]),
    ]  # fmt: skip


def _telling(own: frozenset[str], rare: Counter[str]) -> float:
    return sum(log(1 + rare.total() / (1 + rare[stem])) for stem in own)


def _met(by: Text, what: Text, given: frozenset[str], rare: Counter[str]) -> list[float]:
    """How well the words of a text are met by the nearest of another's: weighed, without the question's, the worst."""
    if not by.words or not what.words:
        return [0.0] * 4
    best = (what.each @ by.each.T).max(axis=1)
    weigh = np.array([_telling(frozenset([stem]), rare) for stem in what.stems])
    faint = weigh * np.array([FAINT if stem in given else 1.0 for stem in what.stems])
    worst = np.sort(best)[: max(1, len(best) // HARDEST)]
    return [
        float(best @ weigh / weigh.sum()), float(best @ faint / faint.sum()), float(best.min()), float(worst.mean()),
    ]  # fmt: skip


def _over(row: np.ndarray, letters: np.ndarray, best: int) -> np.ndarray:
    """Over the references: the most, that of the nearest, the mean."""
    row = np.hstack([row, letters[:, None]])
    return np.concatenate([row.max(axis=0), row[best], row.mean(axis=0)])


def _pair(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return one * other, np.abs(one - other)


def product(question: Question, encoder: OnDisk) -> np.ndarray:
    """The features of the product's own scorer, the reference answers as one statement and its paraphrases."""
    first, *rest = question.references
    reference = Reference.made([("it", first)], {"it": rest}, BACKGROUND)
    return Pairing(reference, BACKGROUND, encoder).see(question.answers).features[:, 0].astype(float)


def rarity(questions: Sequence[Question]) -> Counter[str]:
    """In how many texts each stem stands."""
    texts = (text for q in questions for text in (*q.references, *q.answers))
    return Counter(stem for text in texts for stem in set(stems(tokens(text))))
