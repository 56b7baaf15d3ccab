"""The names a person may have meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches


def nearest(word: str, known: Iterable[str], at_most: int = 3) -> list[str]:
    """Known names that look like a word, best first, blind to case.

    >>> nearest("colums", ["columns", "cut", "path"])
    ['columns']
    """
    by_low = {name.lower(): name for name in known}
    return [by_low[low] for low in get_close_matches(word.lower(), by_low, n=at_most, cutoff=0.6)]


def did_you_mean(word: str, known: Iterable[str], at_most: int = 12) -> str:
    """The end of a sentence that offers the nearest names; where none is near all, or the nearest of many.

    >>> did_you_mean("colums", ["columns", "cut"])
    "did you mean 'columns'"
    >>> did_you_mean("zzz", ["b", "a"])
    "known are 'a', 'b'"
    >>> did_you_mean("zz", [f"{letter}{letter}" for letter in "abcdefghijklmz"], at_most=2)
    "did you mean 'zz'"
    >>> did_you_mean("xy", ["abcd", "axe", "dull", "yard"], at_most=2)
    "4 are known, the nearest are 'axe', 'yard'"
    """
    known = sorted(set(known))
    near = nearest(word, known)
    if near:
        return f"did you mean {quoted(near, 'or')}"
    if len(known) <= at_most:
        return f"known are {quoted(known)}"
    closest = sorted(known, key=lambda name: -likeness(word, name))[:at_most]
    return f"{len(known)} are known, the nearest are {quoted(closest)}"


def likeness(word: str, name: str) -> float:
    """How alike two names are, blind to case: 1 the same, 0 no letter shared.

    >>> likeness("Unit", "unit"), likeness("ab", "cd")
    (1.0, 0.0)
    """
    return SequenceMatcher(None, word.lower(), name.lower()).ratio()


def quoted(words: Iterable[str], last: str = "") -> str:
    """Words in quotes, for a sentence.

    >>> quoted(["a", "b"]), quoted(["a", "b"], "or")
    ("'a', 'b'", "'a' or 'b'")
    """
    marked = [f"'{word}'" for word in words]
    if last and len(marked) > 1:
        return f"{', '.join(marked[:-1])} {last} {marked[-1]}"
    return ", ".join(marked)
