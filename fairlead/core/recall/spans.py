"""An answer cut into spans: clauses, lines, the whole. A statement is looked for in each."""

import re
from dataclasses import dataclass

from fairlead.core.plans.words import tokens
from fairlead.core.recall.cues import denies, hedges

_LINES = re.compile(r"[\n\r;•▪◦|]+|(?<=[^\W\d])[.!?…]+(?=\s|$)|(?<=[\d\W])[.!?…]+(?=\s|$)|\s+/\s+")
_CLAUSES = re.compile(r",(?!\d)|\s[-–—]+>?\s|:\s|\bbut\b", re.IGNORECASE)
# Words gathered from further apart say less: a clause counts in full.
CLAUSE, LINE, WHOLE = 1.0, 0.97, 0.85


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an answer as written, its words in order, how far it counts, whether it denies or hedges."""

    text: str
    words: tuple[str, ...]
    factor: float
    denies: bool
    hedges: bool
    parts: int = 1  # how many of the spans before it make it up


def lines_of(text: str) -> list[str]:
    """The lines and sentences of a text, without empty ones.

    >>> lines_of("1. Call back.\\n2. Pay 1.5 % more; rest")
    ['1', 'Call back', '2', 'Pay 1.5 % more', 'rest']
    """
    return [line.strip() for line in _LINES.split(text) if line.strip()]


def spans_of(text: str) -> list[Span]:
    """Clauses, then lines of several clauses, then the whole if it has several lines.

    >>> [(" ".join(s.words), s.denies) for s in spans_of("Call back, do not wait")]
    [('call back', False), ('do not wait', True), ('call back do not wait', True)]
    """
    lines = lines_of(text)
    spans, whole = [], list[Span]()
    for line in lines:
        clauses = [span_of(clause) for clause in _CLAUSES.split(line) if clause.strip()]
        spans += clauses if len(clauses) < 2 else [*clauses, _joined(clauses, LINE, len(clauses))]
        whole += clauses
    return [*spans, _joined(whole, WHOLE, len(spans))] if len(lines) > 1 else spans


def span_of(text: str, factor: float = CLAUSE) -> Span:
    """A text as one span.

    >>> span_of("Call back, do not wait").denies
    True
    """
    return Span(text.strip(), tuple(tokens(text)), factor, denies(text), hedges(text))


def _joined(spans: list[Span], factor: float, parts: int) -> Span:
    words = tuple(word for span in spans for word in span.words)
    text = ", ".join(span.text for span in spans)
    return Span(text, words, factor, any(s.denies for s in spans), any(s.hedges for s in spans), parts)
