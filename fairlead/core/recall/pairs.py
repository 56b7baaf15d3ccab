"""What can be seen of an answer beside a statement: the features that a judgement rests on.

Each text is cut into spans; for each sentence (a statement or a paraphrase of it) the span that speaks most for it is
taken, and what is seen there is written down. No feature is shown to a reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fairlead.core.plans.words import STOP, content, stems, tokens
from fairlead.core.recall import cues
from fairlead.core.recall.encoder import Encoder
from fairlead.core.recall.encoder.protocol import Vectors
from fairlead.core.recall.letters import Letters
from fairlead.core.recall.mending import Mending
from fairlead.core.recall.reference import Reference, word_scores
from fairlead.core.recall.spans import CLAUSE, Span, span_of, spans_of
from fairlead.core.recall.vague import VAGUE

Dense = NDArray[np.float64]
BY_WORDS = (
    "words", "covered", "letters", "denied", "abandoned", "ended", "kept on", "opposed", "flipped", "hedged",
    "other figure", "same figure", "length", "one word",
)  # fmt: skip
BY_MEANING = ("meaning", "stands out", "margin", "leads", "vague", "turned", "whole")
FEATURES = BY_WORDS + BY_MEANING
CUES = ("abandoned", "ended", "kept on", "hedged")
AGREEING = ("denied", "ended")  # what a statement that refuses or lessens may do itself
IN_FULL = 1 - 1e-6
RIVALS = ("margin", "leads")  # say nothing where a statement stands alone


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """N texts beside S statements: `features` N×S×F; `spans` P×D vectors and `span` N×S, the place of the best in them.

    Without an encoder the features of meaning are 0 and `spans` is P×0.
    """

    features: NDArray[np.float32]
    spans: Vectors
    span: NDArray[np.int64]


class Pairing:
    """Statements made ready, so that any number of texts can be held beside them."""

    def __init__(self, reference: Reference, background: Sequence[str], encoder: Encoder | None) -> None:
        self.reference, self.encoder = reference, encoder
        self._own = [content(text) for text in reference.sentences]
        self._figures = [cues.figures(tokens(text)) for text in reference.sentences]
        self._turned_down = [cues.turned_down(text) for text in reference.sentences]
        self._own_cues = _cues_of(reference.sentences)
        own_words = [tokens(text) for text in reference.sentences]
        self._letters = Letters(own_words, [tokens(text) for text in background])
        self._mending = Mending([w for words in own_words for w in words], encoder.knows) if encoder else None
        self._background = [text for text in background if text not in reference.sentences]

    @cached_property
    def _vectors(self) -> tuple[Vectors, Vectors, Vectors]:
        """Of the sentences, of plans of other firms, and of what any firm says; without an encoder, no numbers."""
        groups = (self.reference.sentences, self._background, VAGUE)
        if self.encoder is None:
            none, of_plans, of_any = (np.zeros((len(group), 0), dtype=np.float32) for group in groups)
            return none, of_plans, of_any
        sentences, background, vague = (self.encoder.encode(group) for group in groups)
        return sentences, background, vague

    def see(self, texts: Sequence[str]) -> Seen:
        """The features of N texts. A text without a word has none: all 0."""
        cut = [spans_of(text) for text in texts]
        spans = [span for own in cut for span in own]
        lengths = np.array([len(own) for own in cut], dtype=np.int64)
        seen = self._of_spans(spans)
        vectors = self._encoded(spans)
        seen |= self._of_meaning(vectors)
        return self._picked(seen, spans, lengths, vectors)

    def _encoded(self, spans: Sequence[Span]) -> Vectors:
        if not self.encoder or not self._mending:
            return np.zeros((len(spans), 0), dtype=np.float32)
        single = [place for place, span in enumerate(spans) if span.factor == CLAUSE]
        vectors = np.zeros((len(spans), self._vectors[0].shape[1]), dtype=np.float32)
        if single:
            vectors[single] = self.encoder.encode(
                self._mending.texts([spans[place].text for place in single])
            )
        for place, span in enumerate(spans):
            if span.factor != CLAUSE:  # to encode these, too, costs half as much again and hardly tells more
                vectors[place] = _composed(spans, vectors, place)
        return vectors

    def _of_spans(self, spans: Sequence[Span]) -> dict[str, Dense]:
        words, covered = word_scores(self.reference, spans)
        letters = self._letters.against([span.words for span in spans])
        return {"words": words, "covered": covered, "letters": letters}

    def _of_meaning(self, spans: Vectors) -> dict[str, Dense]:
        if not self.encoder:
            return dict.fromkeys(BY_MEANING, np.zeros((len(spans), len(self.reference.sentences))))
        sentences, background, vague = self._vectors
        meaning = (spans @ sentences.T).astype(np.float64)
        others = spans @ background.T
        usual, spread = others.mean(axis=1)[:, None], others.std(axis=1)[:, None] + 1e-6
        best_other = _best_other(meaning, self.reference.column)
        rival = np.where(np.isfinite(best_other), best_other, usual)
        return {
            "meaning": meaning,
            "stands out": (meaning - usual) / spread / 5,
            "margin": meaning - rival,
            "leads": (meaning >= rival).astype(np.float64),
            "vague": meaning - (spans @ vague.T).max(axis=1)[:, None] if len(spans) else meaning,
        }

    def _picked(
        self, seen: dict[str, Dense], spans: Sequence[Span], lengths: NDArray[np.int64], vectors: Vectors
    ) -> Seen:
        n, statements = len(lengths), self.reference.statements
        features = np.zeros((n, statements, len(FEATURES)), dtype=np.float32)
        best = np.zeros((n, statements), dtype=np.int64)
        if not spans or not self.reference.sentences:
            return Seen(features, vectors, best)
        speaks = self._speaks(seen)
        starts = np.cumsum(lengths) - lengths
        answered = np.flatnonzero(lengths)
        span = _argmax_of_each(speaks, starts[answered], lengths[answered])
        sentence = self._best_sentence(np.take_along_axis(speaks, span, axis=0))
        best[answered] = np.take_along_axis(span, sentence, axis=1)
        features[answered] = self._written(seen, spans, best[answered], sentence)
        if self.encoder:
            whole = seen["meaning"][starts[answered] + lengths[answered] - 1]
            features[answered, :, FEATURES.index("whole")] = np.take_along_axis(whole, sentence, axis=1)
        return Seen(features, vectors, best)

    def _speaks(self, seen: dict[str, Dense]) -> Dense:
        """How much each span speaks for each sentence, P×K; only the order matters."""
        full = 9.0 * (seen["covered"] > IN_FULL)  # who says all of it is not judged by a part of it
        if self.encoder is None:
            return full + seen["words"] + 0.1 * seen["letters"]
        return full + seen["words"] + seen["letters"] + 2 * seen["meaning"] + seen["stands out"]

    def _best_sentence(self, speaks: Dense) -> NDArray[np.int64]:
        """The sentence of each statement that is spoken for most, N×S."""
        columns = [np.flatnonzero(self.reference.column == s) for s in range(self.reference.statements)]
        return np.stack([own[speaks[:, own].argmax(axis=1)] for own in columns], axis=1)

    def _written(
        self,
        seen: dict[str, Dense],
        spans: Sequence[Span],
        best: NDArray[np.int64],
        sentence: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        made = np.zeros((*best.shape, len(FEATURES)), dtype=np.float32)
        for name, matrix in seen.items():
            made[:, :, FEATURES.index(name)] = matrix[best, sentence]
        marks = {place: _Marks.of(spans[place]) for place in np.unique(best).tolist()}
        self._write_marks(made, best, marks, sentence)
        self._write_pairs(made, best, marks, sentence)
        if self.encoder:
            # A cue matters only where the thought is the statement's: both together are seen as one more feature.
            turning = made[
                :, :, [FEATURES.index(n) for n in ("denied", "abandoned", "ended", "opposed", "flipped")]
            ]
            made[:, :, FEATURES.index("turned")] = turning.max(axis=2) * made[:, :, FEATURES.index("meaning")]
        return made

    def _write_marks(
        self,
        made: NDArray[np.float32],
        best: NDArray[np.int64],
        marks: dict[int, "_Marks"],
        sentence: NDArray[np.int64],
    ) -> None:
        """What the span does; a cue that the statement itself has, or a "not" where it runs downward, agrees with it."""
        downward = self.reference.downward[sentence]
        place = {own: i for i, own in enumerate(marks)}
        rows = np.vectorize(place.__getitem__, otypes=[np.int64])(best)
        for name in ("denied", "abandoned", "ended", "kept on", "hedged", "length", "one word"):
            own = np.array([mark.features[name] for mark in marks.values()], dtype=np.float32)[rows]
            agrees = (downward & (name in AGREEING)) | self._own_cues[name][sentence]
            made[..., FEATURES.index(name)] = np.where(agrees, 0, own)

    def _write_pairs(
        self,
        made: NDArray[np.float32],
        best: NDArray[np.int64],
        marks: dict[int, "_Marks"],
        sentence: NDArray[np.int64],
    ) -> None:
        """What the span and the statement do together, where they have anything to do with each other."""
        at = [FEATURES.index(name) for name in ("opposed", "flipped", "other figure", "same figure")]
        least = {"words": 0.01, "letters": 0.05, "stands out": 0.1}
        near = np.any([made[..., FEATURES.index(name)] > value for name, value in least.items()], axis=0)
        for row, column in zip(*np.nonzero(near), strict=True):
            made[row, column, at] = self._together(marks[int(best[row, column])], int(sentence[row, column]))

    def _together(self, mark: "_Marks", sentence: int) -> tuple[float, ...]:
        own, figures = self._own[sentence], self._figures[sentence]
        return (
            float(min(2, cues.opposed(mark.stems, own))),
            cues.flipped(mark.stems, mark.turned_down, own, self._turned_down[sentence]),
            float(bool(figures and mark.figures) and figures.isdisjoint(mark.figures)),
            float(bool(figures & mark.figures)),
        )


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is read once of a span, whatever it is held against."""

    stems: frozenset[str]
    turned_down: frozenset[str]
    figures: frozenset[str]
    features: Mapping[str, float]

    @staticmethod
    def of(span: Span) -> "_Marks":
        features = {
            "denied": float(span.denies),
            "abandoned": float(cues.abandons(span.text)),
            "ended": float(cues.ends(span.text)),
            "kept on": float(cues.keeps_on(span.text)),
            "hedged": float(span.hedges),
            "length": float(np.log1p(len(span.words)) / 3),
            "one word": float(len(span.words) < 2),
        }
        own = frozenset(stems(word for word in span.words if word not in STOP))
        return _Marks(own, cues.turned_down(span.text), cues.figures(list(span.words)), features)


def _cues_of(sentences: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    """Which sentences have which cue themselves; a length is no cue."""
    marks = [_Marks.of(span_of(text)) for text in sentences]
    own = {name: np.array([bool(m.features[name]) for m in marks], dtype=bool) for name in CUES}
    nothing = np.zeros(len(sentences), dtype=bool)
    return own | dict.fromkeys(("denied", "length", "one word"), nothing)


def _composed(spans: Sequence[Span], vectors: Vectors, place: int) -> Vectors:
    """The vector of a span made of the clauses before it: their mean, each by its words, at length one.

    The encoder, too, takes the mean over words; so a text is encoded once, clause by clause.
    """
    parts = [p for p in range(place - spans[place].parts, place) if spans[p].factor == CLAUSE]
    total = np.array([1 + len(spans[p].words) for p in parts], dtype=np.float32) @ vectors[parts]
    unit: Vectors = total / max(float(np.linalg.norm(total)), 1e-6)
    return unit


def _best_other(meaning: Dense, column: NDArray[np.int64]) -> Dense:
    """For each span and sentence the nearest sentence of another statement, P×K; -inf where there is none."""
    found = np.full(meaning.shape, -np.inf)
    for statement in np.unique(column):
        others = column != statement
        if others.any():
            found[:, ~others] = meaning[:, others].max(axis=1)[:, None]
    return found


def _argmax_of_each(
    values: Dense, starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The row of the largest value within each run of rows, by column: R×K."""
    most = np.repeat(np.maximum.reduceat(values, starts, axis=0), lengths, axis=0)
    rows = np.where(values >= most, np.arange(len(values))[:, None], len(values))
    found: NDArray[np.int64] = np.minimum.reduceat(rows, starts, axis=0)
    return found
