"""Words of a sentence as they are compared: folded, split, stemmed. Shared with `core.recall`.

No dictionary of meanings: two sentences are alike here only where they use words of one stem.
"""

import re
import unicodedata
from collections.abc import Iterable

import snowballstemmer


def listed(words: str) -> frozenset[str]:
    """A set of words from a line of them.

    >>> sorted(listed("the of"))
    ['of', 'the']
    """
    return frozenset(words.split())


STOP = listed(
    """a about after all also am an and any are as at be because been before being both but by can could did do
    does doing each every everyone few for from get give go had has have having he her here him his how i if in
    into is it its just keep like made make many may me more most much must my need of on one's only or other
    our ours out over own really same she should so some such take than that the their theirs them then there
    these they thing things this those through to too under until up us very want was way we well were what when
    where which while who whom whose why will with would you your yours always dont not no never nor"""
)
NUMBERS = dict(
    zip(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        map(str, range(13)),
        strict=True,
    )
)
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+(?:['’][^\W_]+)*")
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0640]")  # accents, niqqud, harakat, tatweel


def folded(text: str) -> str:
    """Lower case without accents or vowel points; full-width and half-width forms made one.

    >>> folded("Café ÉCOLE")
    'cafe ecole'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())


def _unmarked(word: str) -> str:
    plain = folded(word).replace("’", "'").removesuffix("'s").replace("'", "")
    # An acronym that reads like a small word (IT, US) keeps its capitals, so that it is not passed over.
    if word.isupper() and 1 < len(word) < 6 and plain in STOP:
        return plain.upper()
    return plain


def tokens(text: str) -> list[str]:
    """The words of a text, in order: folded, numbers in digits, `n't` and `'s` closed up.

    >>> tokens("We don't wait three weeks: 1,000 IT jobs at Neil's!")
    ['we', 'dont', 'wait', '3', 'weeks', '1000', 'IT', 'jobs', 'at', 'neil']
    """
    shouted = text.isupper()
    found = (_TOKEN.findall(text.lower() if shouted else text)) if text else []
    plain = (word.replace(",", "") if word[0].isdigit() else _unmarked(word) for word in found)
    return [NUMBERS.get(word, word) for word in plain if word]


def stems(words: Iterable[str]) -> list[str]:
    """English stems (Snowball), word by word; words with capitals or digits stay as they are.

    A new stemmer each call: it keeps its place in itself, so one must not be shared by two threads.

    >>> stems(["placements", "placed", "IT", "95"])
    ['placement', 'place', 'IT', '95']
    """
    stemmer = snowballstemmer.stemmer("english")
    return [stemmer.stemWord(word) if word.islower() and word.isalpha() else word for word in words]


def content(text: str) -> frozenset[str]:
    """The stems that carry a sentence: all but the small words.

    >>> sorted(content("We call every placement after one week."))
    ['1', 'call', 'placement', 'week']
    """
    return frozenset(stems(word for word in tokens(text) if word not in STOP))
