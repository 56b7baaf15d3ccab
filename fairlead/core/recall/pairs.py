"""What can be seen of an answer beside a statement: the features that a judgement rests on.

Each text is cut into spans; for each sentence (a statement or a paraphrase of it) the span that speaks most for it is
taken, and what is seen there is written down. No feature is shown to a reader.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fairlead.core.plans.words import tokens
from fairlead.core.recall.encoder import Encoder
from fairlead.core.recall.encoder.protocol import Vectors
from fairlead.core.recall.features import BY_MEANING, FEATURES, IN_FULL, Seen
from fairlead.core.recall.letters import Letters
from fairlead.core.recall.marks import Marking
from fairlead.core.recall.mending import Mending
from fairlead.core.recall.nearness import Dense, argmax_of_each, best_other, composed
from fairlead.core.recall.reference import Reference, word_scores
from fairlead.core.recall.spans import CLAUSE, Span, spans_of
from fairlead.core.recall.vague import VAGUE


class Pairing:
    """Statements made ready, so that any number of texts can be held beside them."""

    def __init__(self, reference: Reference, background: Sequence[str], encoder: Encoder | None) -> None:
        self.reference, self.encoder = reference, encoder
        self._marking = Marking(reference)
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
                vectors[place] = composed(spans, vectors, place)
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
        other = best_other(meaning, self.reference.column)
        rival = np.where(np.isfinite(other), other, usual)
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
        span = argmax_of_each(speaks, starts[answered], lengths[answered])
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
        self._marking.write(made, spans, best, sentence)
        if self.encoder:
            # A cue matters only where the thought is the statement's: both together are seen as one more feature.
            turning = made[
                :, :, [FEATURES.index(n) for n in ("denied", "abandoned", "ended", "opposed", "flipped")]
            ]
            made[:, :, FEATURES.index("turned")] = turning.max(axis=2) * made[:, :, FEATURES.index("meaning")]
        return made
