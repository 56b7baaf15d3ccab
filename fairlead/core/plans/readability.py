"""How hard a text is to read: LIX, chosen because it can be counted by hand and in any language with spaces."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"[.!?:]+(?=\s|$)")
LONG_LETTERS = 6  # Björnsson counts a word as long from seven letters


@dataclass(frozen=True, slots=True)
class Reading:
    """The counts behind a LIX: words, long words (seven letters or more), sentences."""

    words: int
    long: int
    sentences: int

    @property
    def lix(self) -> float:
        """words / sentences + 100 × long / words; 0 for an empty text."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0


def reading_of(text: str) -> Reading:
    """The counts from which the LIX of a text is made (C.-H. Björnsson, Läsbarhet, Stockholm 1968).

    LIX = words / sentences + 100 × (words of seven letters or more) / words. Björnsson's bands, as given by
    J. Anderson (Lix and Rix, Journal of Reading 26, 1983): 20 very easy, 30 easy, 40 medium, 50 difficult, 60 very
    difficult. A sentence ends with . ! ? or : before a space; a text without one is one sentence.

    >>> counts = reading_of("The road is closed. Traffic must go through the village.")
    >>> counts  # long: Traffic, through, village
    Reading(words=10, long=3, sentences=2)
    >>> counts.lix  # 10 / 2 + 100 × 3 / 10
    35.0
    """
    words = _WORD.findall(text)
    long = sum(len(re.sub(r"[\W_]", "", word)) > LONG_LETTERS for word in words)
    ends = len(_END.findall(text.strip()))
    unclosed = not _END.search(text.strip()[-2:])
    return Reading(len(words), long, max(1, ends + (unclosed and bool(words))))


# Björnsson calls 60 very difficult; of one sentence the count is rough, so short ones must be far above.
HARD = ((12, 59.0), (9, 85.0))  # words at least, LIX at least


def is_hard(text: str) -> bool:
    """Whether one sentence is very difficult to read.

    >>> is_hard("The road is closed."), is_hard("Facilitate interdepartmental harmonisation of procurement " * 2)
    (False, True)
    """
    counts = reading_of(text)
    return any(counts.words >= words and counts.lix >= lix for words, lix in HARD)
