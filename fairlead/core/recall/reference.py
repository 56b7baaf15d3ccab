"""What the statements look like to the scorer, and the search for the best span of each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fairlead.core.plans.words import STOP, content, stems, tokens
from fairlead.core.recall.commonplaces import commonplace
from fairlead.core.recall.cues import runs_downward
from fairlead.core.recall.likeness import alike
from fairlead.core.recall.spans import Span, spans_of
from fairlead.core.recall.sparse import by_rows, of_dense

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FAINT = 0.3  # what a commonplace weighs, beside 1 for another word
BONUS = 0.3  # how much of the missing coverage a span of nothing but right words is forgiven
FEWEST = (
    1.5  # matched stems (near ones count by their likeness) under which nothing is more than partly named
)
TOO_FEW = 0.44  # the score that too few matched stems can reach

Dense = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Sentences (statements and their paraphrases) by stem: `weight` W×K, columns summing to 1; `holds` W×K of 0/1.

    `column` K maps each sentence to its statement, `downward` K tells sentences that refuse or lessen.
    """

    sentences: tuple[str, ...]
    stems: tuple[str, ...]
    weight: csr_array
    holds: csr_array
    fewest: NDArray[np.float64]
    column: NDArray[np.int64]
    downward: NDArray[np.bool_]
    statements: int

    @staticmethod
    def made(
        statements: Sequence[tuple[str, str]],
        paraphrases: Mapping[str, Sequence[str]],
        background: Sequence[str],
    ) -> Reference:
        """The reference of statements (id, text), their paraphrases by id, and other plans' sentences."""
        column = {id: i for i, (id, _) in enumerate(statements)}
        said = [(column[id], text) for id, text in statements]
        said += [(column[id], text) for id, texts in paraphrases.items() for text in texts]
        bags = [content(text) or frozenset(stems(tokens(text))) for _, text in said]
        weigh = _weights(bags[: len(statements)], [content(text) for text in background])
        known = tuple(sorted(frozenset[str]().union(*bags)))
        holds = np.array([[float(stem in bag) for bag in bags] for stem in known]).reshape(
            len(known), len(bags)
        )
        weight = holds * np.array([weigh(stem) for stem in known])[:, None]
        total = weight.sum(axis=0)
        fewest = np.minimum(FEWEST, 0.75 * holds.sum(axis=0))
        downward = np.array([runs_downward(text) for _, text in said], dtype=bool)
        columns = np.array([i for i, _ in said], dtype=np.int64)
        weight = weight / np.where(total > 0, total, 1)
        texts = tuple(text for _, text in said)
        return Reference(
            texts, known, of_dense(weight), of_dense(holds), fewest, columns, downward, len(statements)
        )


def _weights(own: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> Weigh:
    count = Counter(stem for bag in (*own, *others) for stem in bag)
    return Weigh(count, len(own) + len(others))


@dataclass(frozen=True, slots=True)
class Weigh:
    """How telling a stem is: log(1 + N / n), with n of N sentences holding it; a commonplace weighs little."""

    count: Counter[str]
    sentences: int

    def __call__(self, stem: str) -> float:
        return log(1 + self.sentences / max(1, self.count[stem])) * (FAINT if is_faint(stem) else 1)


def is_faint(stem: str) -> bool:
    """Whether a stem tells little: a commonplace, or a number so small that it stands everywhere.

    >>> is_faint("grow"), is_faint("1"), is_faint("30")
    (True, True, False)
    """
    return stem in commonplace() or stem in ("1", "2")


def word_scores(reference: Reference, spans: Sequence[Span]) -> tuple[Dense, Dense]:
    """Score by words in common, and coverage, of P spans for K sentences, P×K each, in [0, 1].

    For a span and a sentence with stems W of weights w: coverage c = Σ w·m / Σ w, where m is 1 for a stem that the span
    holds, the likeness of the nearest word for one it nearly holds, else 0. Precision p is the share of the span's own
    content words that were used. The score is factor × (c + BONUS·p·(1 - c)): short answers made of the right words
    count for more than the same words in passing. With too few matched stems it stays below what names a statement.
    """
    if not spans or not reference.stems:
        nothing = np.zeros((len(spans), len(reference.column)))
        return nothing, nothing
    held, size = _held(reference, spans)
    coverage: Dense = (held @ reference.weight).toarray()
    matched = (held @ reference.holds).toarray()
    enough = matched >= reference.fewest
    precision = np.minimum(1, matched / np.maximum(size, 1)[:, None]) * enough
    factor = np.array([span.factor for span in spans])[:, None]
    score = factor * (coverage + BONUS * precision * (1 - coverage))
    return np.where(enough, score, np.minimum(score, TOO_FEW)), coverage


def _held(reference: Reference, spans: Sequence[Span]) -> tuple[csr_array, NDArray[np.int64]]:
    """How far each span holds each stem, P×W in [0, 1], and how many content words each span has, P."""
    place: dict[str, int] = {}
    wanted = frozenset(reference.stems)
    own = [[w for w in dict.fromkeys(span.words) if w not in STOP or w in wanted] for span in spans]
    columns = [[place.setdefault(word, len(place)) for word in words] for words in own]
    bags = by_rows(columns, [[1.0] * len(row) for row in columns], len(place))
    held: csr_array = (bags @ alike(stems(place), reference.stems)).tocsr()
    held.data = np.minimum(held.data, 1)
    return held, np.array([len(row) for row in columns], dtype=np.int64)


def matched_words(reference: Reference, text: str, statement: int) -> tuple[str, ...]:
    """The words of the text's best span that are like a stem of the statement or its paraphrases, in order."""
    spans = spans_of(text)
    sentences = np.flatnonzero(reference.column == statement)
    if not spans or not reference.stems:
        return ()
    scores = word_scores(reference, spans)[0][:, sentences]
    best, sentence = np.unravel_index(scores.argmax(), scores.shape)
    words = tuple(dict.fromkeys(spans[best].words))
    wanted = reference.holds.toarray()[:, sentences[sentence]]
    speaks = alike(stems(words), reference.stems).toarray() @ wanted > 0
    return tuple(word for word, yes in zip(words, speaks, strict=True) if yes)
