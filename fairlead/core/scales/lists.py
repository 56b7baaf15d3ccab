"""Do leaders, asked apart, write the same list?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class LeaderList:
    """One leader's list: ids of the plan's statements found in it, and how many entries match none."""

    named: frozenset[str]
    unmatched: int = 0


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


def coverage(written: LeaderList, edition: frozenset[str]) -> float | None:
    """The share of the edition's statements that one leader wrote down. None for an empty edition.

    >>> coverage(LeaderList(frozenset("ab"), 2), frozenset("abcd"))
    0.5
    """
    return len(written.named & edition) / len(edition) if edition else None
