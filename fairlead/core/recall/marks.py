"""The cues of a span beside a statement: who denies, gives up, holds on, hedges, names another figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.plans.words import STOP, content, stems, tokens
from fairlead.core.recall import cues
from fairlead.core.recall.features import FEATURES
from fairlead.core.recall.reference import Reference
from fairlead.core.recall.spans import Span, span_of

CUES = ("abandoned", "ended", "kept on", "hedged")
AGREEING = ("denied", "ended")  # what a statement that refuses or lessens may do itself


@dataclass(frozen=True, slots=True)
class Marks:
    """What is read once of a span, whatever it is held against."""

    stems: frozenset[str]
    turned_down: frozenset[str]
    figures: frozenset[str]
    features: Mapping[str, float]

    @staticmethod
    def of(span: Span) -> "Marks":
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
        return Marks(own, cues.turned_down(span.text), cues.figures(list(span.words)), features)


class Marking:
    """Statements made ready for the cues of any number of spans."""

    def __init__(self, reference: Reference) -> None:
        self._downward = reference.downward
        self._own = [content(text) for text in reference.sentences]
        self._figures = [cues.figures(tokens(text)) for text in reference.sentences]
        self._turned_down = [cues.turned_down(text) for text in reference.sentences]
        self._own_cues = _cues_of(reference.sentences)

    def write(
        self,
        made: NDArray[np.float32],
        spans: Sequence[Span],
        best: NDArray[np.int64],
        sentence: NDArray[np.int64],
    ) -> None:
        """Writes the cues into N×S×F features, for the best span and sentence of each pair, N×S."""
        marks = {place: Marks.of(spans[place]) for place in np.unique(best).tolist()}
        self._write_alone(made, best, marks, sentence)
        self._write_together(made, best, marks, sentence)

    def _write_alone(
        self,
        made: NDArray[np.float32],
        best: NDArray[np.int64],
        marks: dict[int, "Marks"],
        sentence: NDArray[np.int64],
    ) -> None:
        """What the span does; a cue that the statement itself has, or a "not" where it runs downward, agrees with it."""
        downward = self._downward[sentence]
        place = {own: i for i, own in enumerate(marks)}
        rows = np.vectorize(place.__getitem__, otypes=[np.int64])(best)
        for name in ("denied", "abandoned", "ended", "kept on", "hedged", "length", "one word"):
            own = np.array([mark.features[name] for mark in marks.values()], dtype=np.float32)[rows]
            agrees = (downward & (name in AGREEING)) | self._own_cues[name][sentence]
            made[..., FEATURES.index(name)] = np.where(agrees, 0, own)

    def _write_together(
        self,
        made: NDArray[np.float32],
        best: NDArray[np.int64],
        marks: dict[int, "Marks"],
        sentence: NDArray[np.int64],
    ) -> None:
        """What the span and the statement do together, where they have anything to do with each other."""
        at = [FEATURES.index(name) for name in ("opposed", "flipped", "other figure", "same figure")]
        least = {"words": 0.01, "letters": 0.05, "stands out": 0.1}
        near = np.any([made[..., FEATURES.index(name)] > value for name, value in least.items()], axis=0)
        for row, column in zip(*np.nonzero(near), strict=True):
            made[row, column, at] = self._together(marks[int(best[row, column])], int(sentence[row, column]))

    def _together(self, mark: "Marks", sentence: int) -> tuple[float, ...]:
        own, figures = self._own[sentence], self._figures[sentence]
        return (
            float(min(2, cues.opposed(mark.stems, own))),
            cues.flipped(mark.stems, mark.turned_down, own, self._turned_down[sentence]),
            float(bool(figures and mark.figures) and figures.isdisjoint(mark.figures)),
            float(bool(figures & mark.figures)),
        )


def _cues_of(sentences: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    """Which sentences have which cue themselves; a length is no cue."""
    marks = [Marks.of(span_of(text)) for text in sentences]
    own = {name: np.array([bool(m.features[name]) for m in marks], dtype=bool) for name in CUES}
    nothing = np.zeros(len(sentences), dtype=bool)
    return own | dict.fromkeys(("denied", "length", "one word"), nothing)
