"""Do leaders, asked apart, write the same list?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class LeaderList:
    """One leader's list: ids of the plan's statements found in it, how many entries match none, and what is perhaps named."""

    named: frozenset[str]
    unmatched: int = 0
    partly: frozenset[str] = frozenset()


def pair_overlap(one: LeaderList, other: LeaderList) -> float:
    """Jaccard: entries on both lists / entries on either.

    Entries that match no statement count on either side: whether two of them mean the same is not
    known, and an empty box must not read as agreement. Two blank lists overlap by 0.

    >>> pair_overlap(LeaderList(frozenset("ab"), 1), LeaderList(frozenset("bc"), 0))  # b of a b c x
    0.25
    """
    either = len(one.named | other.named) + one.unmatched + other.unmatched
    return len(one.named & other.named) / either if either else 0.0


def overlap(lists: Sequence[LeaderList]) -> float | None:
    """The mean overlap over all pairs of leaders, exact: leaders are a census. None with fewer than two.

    >>> a, b = LeaderList(frozenset("ab")), LeaderList(frozenset("b"))
    >>> overlap([a, a, b])  # 1, 1/2, 1/2
    0.6666666666666666
    >>> overlap([a]) is None
    True
    """
    pairs = [pair_overlap(one, other) for one, other in combinations(lists, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def overlap_at_most(lists: Sequence[LeaderList]) -> float | None:
    """The greatest mean overlap that the words allow: each pair is given the benefit of the doubt.

    What is named in part counts as named, and an entry of unknown meaning may be what the other leader said.

    >>> one, other = LeaderList(frozenset("ab"), 1), LeaderList(frozenset("a"), 1, frozenset("b"))
    >>> overlap_at_most([one, other]), overlap([one, other])  # a b x of a b x; a of a b x y
    (1.0, 0.25)
    """
    pairs = [_pair_at_most(one, other) for one, other in combinations(lists, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def _pair_at_most(one: LeaderList, other: LeaderList) -> float:
    x, y = one.named | one.partly, other.named | other.partly
    u, v = one.unmatched, other.unmatched
    mine, theirs = min(u, len(y - x)), min(v, len(x - y))
    shared = len(x & y) + mine + theirs + min(u - mine, v - theirs)
    either = len(x) + u + len(y) + v - shared
    return shared / either if either else 0.0


def coverage(written: LeaderList, edition: frozenset[str]) -> float | None:
    """The share of the edition's statements that one leader wrote down. None for an empty edition.

    >>> coverage(LeaderList(frozenset("ab"), 2), frozenset("abcd"))
    0.5
    """
    return len(written.named & edition) / len(edition) if edition else None
