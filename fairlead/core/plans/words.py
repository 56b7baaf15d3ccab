"""Words of a sentence as they are compared: folded, split, stemmed. Shared with `core.recall`.

No dictionary of meanings: two sentences are alike here only where they use words of one stem.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


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
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_ORDERED = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBERS = {
    **{word: str(i) for i, word in enumerate(_COUNTED.split())},
    **{word: str(i) for i, word in enumerate(_ORDERED.split(), start=1)},
    **{word: str(10 * i) for i, word in enumerate(_TENS.split(), start=2)},
}
# Forms that no stemmer brings home: each group is read as its first word.
IRREGULAR = {
    form: group.split()[0]
    for group in (
        *(
            "pay paid",
            "ring rang rung",
            "sell sold sale sales",
            "win won",
            "build built",
            "tell told",
            "buy bought",
        ),
        *("leave left leaves", "lose lost loss losing", "grow grew grown growth", "speak spoke spoken"),
        *(
            "teach taught",
            "send sent",
            "meet met",
            "spend spent",
            "drive drove driven driver",
            "write wrote written",
        ),
        *(
            "choose chose chosen choice",
            "rise rose risen",
            "fall fell fallen",
            "break broke broken",
            "hold held",
        ),
        *(
            "catch caught",
            "bring brought",
            "think thought",
            "find found",
            "hire hired hiring",
            "child children kids",
        ),
        *("man men", "woman women", "person people ppl", "half halve halves halved halving", "wife wives"),
        *("throw threw thrown", "rebuild rebuilt", "steal stole stolen", "begin began begun", "run ran"),
    )
    for form in group.split()
}
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

    >>> tokens("We don't wait thirty weeks: 1,000 IT jobs at Neil's 2nd shop!")
    ['we', 'dont', 'wait', '30', 'weeks', '1000', 'IT', 'jobs', 'at', 'neil', '2', 'shop']
    """
    shouted = text.isupper()
    found = (_TOKEN.findall(text.lower() if shouted else text)) if text else []
    return [plain for word in found if (plain := _plain(word))]


@lru_cache(maxsize=1 << 16)  # as with stems; words are remembered, never a text
def _plain(word: str) -> str:
    return _in_digits(word.replace(",", "") if word[0].isdigit() else _unmarked(word))


def _in_digits(word: str) -> str:
    ordinal = re.fullmatch(r"([0-9]+)(?:st|nd|rd|th)", word)
    return ordinal[1] if ordinal else NUMBERS.get(word, word)


def stems(words: Iterable[str]) -> list[str]:
    """English stems (Snowball, and the commonest irregular forms); words with capitals or digits stay as they are.

    >>> stems(["placements", "placed", "paid", "IT", "95"])
    ['placement', 'place', 'pay', 'IT', '95']
    """
    plain = (IRREGULAR.get(word, word) for word in words)
    return [_stem(word) if word.islower() and word.isalpha() else word for word in plain]


@lru_cache(maxsize=1 << 16)  # the words of a firm come again and again
def _stem(word: str) -> str:
    import snowballstemmer  # here, because it loads thirty languages, and `--help` need not wait for them

    # A new stemmer for each word: it keeps its place in itself, so one must not be shared by two threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def content(text: str) -> frozenset[str]:
    """The stems that carry a sentence: all but the small words.

    >>> sorted(content("We call every placement after one week."))
    ['1', 'call', 'placement', 'week']
    """
    return frozenset(stems(word for word in tokens(text) if word not in STOP))
