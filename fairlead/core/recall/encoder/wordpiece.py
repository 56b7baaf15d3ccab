"""A text as the numbers of word pieces: BERT's uncased tokenizer (Devlin et al. 2019), in plain Python."""

import unicodedata
from collections.abc import Sequence
from functools import cache

LONGEST = 128  # pieces of a text that are read; an answer has some twenty
_SIGNS = frozenset("$+<=>^`|~")  # signs that Unicode does not count as punctuation, and BERT does
_LONGEST_WORD = 100


class WordPiece:
    """Cuts words into the longest pieces that the vocabulary knows.

    >>> pieces = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "call", "##ed", "!"])
    >>> pieces.numbers("Called!"), pieces.numbers("zzz")
    ([2, 4, 5, 6, 3], [2, 1, 3])
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._place = {piece: i for i, piece in enumerate(vocabulary)}
        self._unknown, self._first, self._last = (self._place[m] for m in ("[UNK]", "[CLS]", "[SEP]"))
        self._kept: dict[str, list[int]] = {}

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is one piece."""
        return word in self._place

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's pieces between the marks of beginning and end, at most LONGEST."""
        inner = [number for word in _words(text) for number in self._pieces(word)]
        return [self._first, *inner[: LONGEST - 2], self._last]

    def _pieces(self, word: str) -> list[int]:
        found = self._kept.get(word)
        if found is None:
            found = self._kept[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> list[int]:
        found: list[int] = []
        begin = 0
        while begin < len(word) <= _LONGEST_WORD:
            ends = range(len(word), begin, -1)
            mark = "##" if begin else ""
            end = next((e for e in ends if mark + word[begin:e] in self._place), None)
            if end is None:
                return [self._unknown]
            found.append(self._place[mark + word[begin:end]])
            begin = end
        return found or [self._unknown]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", "".join(_spaced(sign) for sign in text).lower())
    return "".join(_parted(sign) for sign in plain).split()


@cache
def _spaced(sign: str) -> str:
    """A sign as it is read: white space as a blank, control signs not at all, ideographs apart."""
    kind = unicodedata.category(sign)
    if sign in "\t\n\r" or kind == "Zs":
        return " "
    if sign in ("\0", "\ufffd") or kind in ("Cc", "Cf", "Co"):
        return ""
    return f" {sign} " if _is_ideograph(ord(sign)) else sign


@cache
def _parted(sign: str) -> str:
    """Accents fall away; punctuation stands apart."""
    kind = unicodedata.category(sign)
    if kind == "Mn":
        return ""
    return f" {sign} " if kind.startswith("P") or sign in _SIGNS else sign


def _is_ideograph(code: int) -> bool:
    blocks = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
    return any(low <= code <= high for low, high in blocks)
