"""Is it another word, or the same one spelt otherwise? British and American forms, and slips of the pen."""

import re
from functools import lru_cache

from fairlead.core.plans.signs import TWINS
from fairlead.core.plans.words import stems

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^programme", "program"),
        (r"^grey", "gray"),
        (r"^cheque", "check"),
        (r"^catalogue|^catalog", "catalog"),
        (r"ys(e|ed|es|er|ing)$", r"yz\1"),
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"(?<=\w{3})our(s|ed|ing|able|ite|ites|ably|ful|al|hood|)$", r"or\1"),
        (r"(?<=[bt])re(s|d|)$", r"er\1"),
        (r"ogue(s|)$", r"og\1"),
        (r"(?<=\w{3})ence(s|d|)$", r"ense\1"),
        (r"(?<=\w{4})ll(ed|ing|er|ers|or|ors|ment|ments|ful)$", r"l\1"),
        (r"(?<=\w{3})ae(?=\w)", "e"),
        (r"dgement", "dgment"),
        (r"ellery", "elry"),
        (r"(?<=\w)wards$", "ward"),
        (r"^whilst$", "while"),
        (r"^amongst$", "among"),
        (r"^learnt$", "learned"),
    )
)


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """The stem of a folded word, the same for British and American spelling. Not meant to be read.

    >>> [root(a) == root(b) for a, b in (("organisations", "organization"), ("favourite", "favorite"), ("centre", "center"))]
    [True, True, True]
    >>> root("travelling") == root("traveling"), root("filling") == root("filing")
    (True, False)
    """
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return stems([word])[0]


def is_slip(one: str, other: str) -> bool:
    """Whether two words are likely one word and a slip of the pen: same first letter, one step apart, no known twins.

    A step is a letter too many, too few, wrong, or two swapped (Damerau 1964). Long words may be two vowels or
    doubled letters apart. Without a dictionary it is a guess: real words one letter apart are listed in `signs.TWINS`.

    >>> is_slip("recieve", "receive"), is_slip("definately", "definitely"), is_slip("teh", "the")
    (True, True, True)
    >>> is_slip("retain", "retrain"), is_slip("internal", "external"), is_slip("hire", "fire")
    (False, False, False)
    """
    shorter = min(len(one), len(other))
    if shorter < 3 or one[0] != other[0] or not (one + other).isalpha() or _are_twins(one, other):
        return False
    if shorter < 5:
        return sorted(one) == sorted(other) and _steps(one, other) == 1
    steps = _steps(one, other)
    if steps == 1:
        return one[-1] == other[-1] or (shorter >= 6 and len(one) != len(other))
    if shorter >= 10 and one[:4] == other[:4] and one[-2:] == other[-2:]:
        return steps == 2
    return steps == 2 and shorter >= 8 and _bones(one) == _bones(other)


def is_slip_of_small(one: str, small: str) -> bool:
    """Whether a word is a small word with a slip; these are looked at from four letters on: they mean nothing else.

    >>> is_slip_of_small("evry", "every"), is_slip_of_small("hat", "what")
    (True, False)
    """
    return is_slip(one, small) or (
        min(len(one), len(small)) > 3 and one[0] == small[0] and _steps(one, small) == 1
    )


def _are_twins(one: str, other: str) -> bool:
    return any(one in group and other in group for group in TWINS)


def _bones(word: str) -> str:
    """Consonants, with one mark for each run of vowels; doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]+", "_", word)).rstrip("_")


def _steps(one: str, other: str) -> int:
    """The distance of Damerau and Levenshtein in its restricted form; 3 stands for more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return min(row[-1], 3)
