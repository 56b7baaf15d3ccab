"""The names a person may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], at_most: int = 3) -> list[str]:
    """Known names that look like a word, best first, blind to case.

    >>> nearest("colums", ["columns", "cut", "path"])
    ['columns']
    """
    by_low = {name.lower(): name for name in known}
    return [by_low[low] for low in get_close_matches(word.lower(), by_low, n=at_most, cutoff=0.6)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest names, or all when few or none is near.

    >>> did_you_mean("colums", ["columns", "cut"])
    "did you mean 'columns'"
    >>> did_you_mean("zzz", ["b", "a"])
    "known are 'a', 'b'"
    """
    known = sorted(set(known))
    near = nearest(word, known)
    if near:
        return f"did you mean {quoted(near, 'or')}"
    return f"known are {quoted(known[:12])}" + (" …" if len(known) > 12 else "")


def quoted(words: Iterable[str], last: str = "") -> str:
    """Words in quotes, for a sentence.

    >>> quoted(["a", "b"]), quoted(["a", "b"], "or")
    ("'a', 'b'", "'a' or 'b'")
    """
    marked = [f"'{word}'" for word in words]
    if last and len(marked) > 1:
        return f"{', '.join(marked[:-1])} {last} {marked[-1]}"
    return ", ".join(marked)
