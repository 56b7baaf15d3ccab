"""What stands in one of two sentences only, after spelling, slips of the pen and words written in one were set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fairlead.core.plans.sentences import Said, Word
from fairlead.core.plans.signs import SMALL
from fairlead.core.plans.spelling import is_slip, is_slip_of_small


@dataclass(frozen=True, slots=True)
class Sides:
    """The words on one side only, each once, and how many words carry both sides together."""

    gone: tuple[Word, ...]
    new: tuple[Word, ...]
    total: int


def unmatched(one: Said, other: Said) -> Sides:
    """The words that a sentence lost and won.

    >>> from fairlead.core.plans.sentences import said
    >>> sides = unmatched(said("We recieve health care bills."), said("We receive healthcare letters."))
    >>> [w.said for w in sides.gone], [w.said for w in sides.new], sides.total
    (['bills'], ['letters'], 7)
    """
    if one.letters == other.letters:  # a space in the wrong place
        return Sides((), (), len(one.words) + len(other.words))
    gone = [w for w in _left(one.words, other.words) if not _is_set_aside(w.plain, one, other)]
    new = [w for w in _left(other.words, one.words) if not _is_set_aside(w.plain, other, one)]
    for word in list(gone):
        slip = next((w for w in new if is_slip(word.plain, w.plain)), None)
        if slip and not (word.plain in other.plains and slip.plain in one.plains):
            gone.remove(word)
            new.remove(slip)
    gone = [w for w in gone if not _is_spare(w.plain, other, one)]
    new = [w for w in new if not _is_spare(w.plain, one, other)]
    return Sides(tuple(gone), tuple(new), len(one.words) + len(other.words))


def _is_set_aside(word: str, side: Said, other: Said) -> bool:
    return word in other.hosts or _is_respaced(word, side, other)


def _is_respaced(word: str, side: Said, other: Said) -> bool:
    """Whether the other side writes it in two, or in one with its neighbour: healthcare, health care."""
    in_two = any("".join(both) == word for both in pairwise(other.spoken))
    return in_two or any(word in both and "".join(both) in other.spoken for both in pairwise(side.spoken))


def _left(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Words beyond those that the other side has; how often a word is said does not matter."""
    have = {word.root for word in others}
    once = {word.root: word for word in reversed(words)}
    return [word for word in words if word.root not in have and once[word.root] is word]


def _is_spare(word: str, side: Said, other: Said) -> bool:
    """Whether a word is a slip of one that carries nothing on the other side: a small one, or one said twice."""
    news = (w for w in side.spoken if w not in other.spoken)
    return any(is_slip(word, w) for w in news) or any(
        is_slip_of_small(word, w) for w in side.spoken if w in SMALL
    )
