"""A sentence as it is compared: words that carry it, figures, negations, conditions; the rest falls away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from fairlead.core.plans.figures import Figure, take_figures
from fairlead.core.plans.signs import CONDITIONS, NEGATIONS, ORDERING, PHRASES, SAME, SMALL
from fairlead.core.plans.spelling import root
from fairlead.core.plans.words import folded

_PHRASES = tuple((re.compile(pattern, re.IGNORECASE), put) for pattern, put in PHRASES)
_SIGNS = "\u3040-\u30ff\u3400-\u9fff"  # written without spaces: each sign is compared as a word
_WORD = re.compile(rf"[{_SIGNS}]|[^\W\d_{_SIGNS}]+")
_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^()]{0,500}(?:\([^()]{0,99}\)[^()]{0,99})?\)|\[[^\]\[]*\])")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w+\b")
_HOST = re.compile(r"https?://([^\s/)>\]]{1,99})")
_MARKUP = re.compile(
    r"<!--.{0,500}?-->|</?[a-zA-Z][^<>]*>|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|:[a-z_]{2,}:|[`*_~]+|\\(?=\W)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries a sentence: as it stood, folded, and what it is compared by."""

    said: str
    plain: str
    root: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says, as far as it is compared."""

    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    negations: int
    conditions: tuple[str, ...]
    sequence: tuple[str, ...]  # roots and ordering words, in order
    spoken: tuple[str, ...]  # all words, folded, the small ones too
    hosts: frozenset[str] = frozenset()  # words of web addresses: the other sentence may spell one out

    @property
    def plains(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(word.plain for word in self.words)

    @property
    def letters(self) -> str:
        """All its letters, without a space."""
        return "".join(self.spoken)

    @property
    def roots(self) -> frozenset[str]:
        """What the sentence is compared by: roots of words, and figures."""
        return frozenset(word.root for word in self.words) | frozenset(f.key for f in self.figures)

    def around(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The roots before and after a word; empty where it does not stand once."""
        if self.sequence.count(word) != 1:
            return (), ()
        at = self.sequence.index(word)
        return self.sequence[:at], self.sequence[at + 1 :]


def without_markup(text: str, hosts: bool = False) -> str:
    """A text without the marks, link targets and tags of Markdown and of site generators; `hosts` of bare addresses may stay.

    >>> without_markup("**We** [call](http://x.org/a) <b>each</b> `one` {{ page }} :tada:").split()
    ['We', 'call', 'each', 'one']
    """
    linked = _LINK.sub(r"\1", _LINK.sub(r"\1", unescape(text).replace("\xa0", " ")))
    return _MARKUP.sub("", _ADDRESS.sub(lambda found: _host_of(found[0]) if hosts else " ", linked))


def _host_of(address: str) -> str:
    """The address of the house without the room in it."""
    host = _HOST.search(address)
    return f" https://{host[1]} " if host else " "


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """What a sentence says.

    >>> one = said("We don't call 3 clients unless they ask.")
    >>> [w.plain for w in one.words], [f.key for f in one.figures], one.negations, one.conditions
    (['call', 'clients', 'ask'], ['3'], 1, ('unless',))
    """
    plain = without_markup(text).replace("’", "'")
    figures, rest = take_figures(plain)
    for pattern, put in _PHRASES:
        rest = pattern.sub(put, rest)
    words, conditions, sequence, negations = [], [], [], 0
    spoken_words = _WORD.findall(rest)
    for at, spoken in enumerate(spoken_words):
        low = folded(spoken)
        if low in NEGATIONS:
            negations += 1
        elif low in CONDITIONS:
            conditions.append(SAME.get(low, low))
        elif low not in SMALL or _is_acronym(spoken_words, at):
            words.append(Word(spoken, low, _root(low)))
        if low in ORDERING or low in NEGATIONS:
            sequence.append(low)
        elif words and words[-1].plain == low:
            sequence.append(words[-1].root)
    low_words = tuple(map(folded, spoken_words))
    hosts = frozenset(folded(w) for host in _HOST.findall(text) for w in _WORD.findall(host))
    return Said(tuple(words), tuple(figures), negations, tuple(conditions), tuple(sequence), low_words, hosts)


def _is_acronym(spoken: Sequence[str], at: int) -> bool:
    """IT and US, but not the capitals of a heading that shouts."""
    near = [word for word in spoken[max(at - 1, 0) : at + 2] if word is not spoken[at]]
    return spoken[at] in ("IT", "US", "OR", "WHO") and not any(
        word.isupper() and len(word) > 1 for word in near
    )


@lru_cache(maxsize=20_000)
def _root(word: str) -> str:
    stem = root(word)
    return _SAME.get(stem, stem)


_SAME = {root(form): root(first) for form, first in SAME.items()}
