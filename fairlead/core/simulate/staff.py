"""The people of an invented company: a tree of units, levels, hire dates, leavers."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fairlead.core.simulate.trades import Trade
from fairlead.core.values import IntArray

AS_OF = date(2026, 10, 31)  # invented companies all live on this day
LEVELS = ("Staff", "Lead", "Manager")
TENURES = ("under 1 year", "1 to 3 years", "3 to 10 years", "over 10 years")
_TENURE_YEARS = (1, 3, 10)
EXIT_SHARES = {"voluntary": 0.15, "involuntary": 0.03, "other": 0.02}  # of the people, in the year before
_PEOPLE_A_LEAD = 7
_REGION_OF = 8  # leaves a region, where there are more than one region's worth
ROOT = "company"


@dataclass(frozen=True, slots=True)
class Tree:
    """Units: root first, then regions (if any), then leaves. `parent` is an index, −1 for the root."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    parent: IntArray
    leaves: IntArray  # index of each leaf
    places: tuple[str, ...]  # of each leaf


@dataclass(frozen=True, slots=True, eq=False)
class Staff:
    """People in arrays: the first `here` are employed on AS_OF, the rest left in the year before.

    `leaf`, `level`, `tenure`, `pay` are codes; `hired`, `left` days since 1970 (left −1: still here); `kind` indexes
    EXIT_SHARES (−1: still here); `manager` is an index of a person (−1: none).
    """

    tree: Tree
    here: int
    leaf: IntArray
    level: IntArray
    manager: IntArray
    hired: IntArray
    left: IntArray
    kind: IntArray
    tenure: IntArray
    pay: IntArray


def leaves_for(people: int) -> int:
    """How many units a firm of this size has: a dozen people each, in large firms a hundred.

    >>> [leaves_for(n) for n in (8, 20, 140, 500, 1_000_000)]
    [1, 2, 12, 18, 10000]
    """
    return max(1, min(round(people / 12), 10 + people // 60, 10_000))


def tree_of(trade: Trade, leaves: int) -> Tree:
    """A root, regions of eight where there are more than eight leaves, and the leaves.

    >>> from fairlead.core.simulate.trades import trade
    >>> tree_of(trade("bakery"), 2).ids
    ('company', 'harbour', 'station')
    """
    regions = -(-leaves // _REGION_OF) if leaves > _REGION_OF else 0
    places = tuple(trade.places[i % len(trade.places)] for i in range(leaves))
    names = tuple(_nth(place, i // len(trade.places) + 1) for i, place in enumerate(places))
    inner = tuple(f"Region {r + 1}" for r in range(regions))
    every = (trade.company, *inner, *names)
    leaf_parents = [1 + i // _REGION_OF if regions else 0 for i in range(leaves)]
    parent = np.array([-1, *[0] * regions, *leaf_parents], dtype=np.int64)
    ids = (ROOT, *(name.lower().replace(" ", "-") for name in every[1:]))
    return Tree(ids, every, parent, np.arange(1 + regions, 1 + regions + leaves), places)


def _nth(place: str, number: int) -> str:
    return place if number == 1 else f"{place} {number}"


def hire(rng: np.random.Generator, people: int, tree: Tree) -> Staff:
    """`people` who are here on AS_OF, and those who left in the year before."""
    leaf = _spread(rng, people, len(tree.leaves))
    first = np.searchsorted(leaf, np.arange(len(tree.leaves)))
    place = np.arange(people) - first[leaf]
    level = np.where(place == 0, 2, np.where(place % _PEOPLE_A_LEAD == 1, 1, 0))
    kind = _kinds_of_leaving(people)
    gone = len(kind)
    today = np.datetime64(AS_OF, "D").astype(np.int64)
    left = today - rng.integers(1, 366, gone)
    until = np.concatenate([np.full(people, today), left])
    served = np.maximum(5, rng.exponential(4 * 365, people + gone)).astype(np.int64)
    leaf = np.concatenate([leaf, rng.integers(0, len(tree.leaves), gone)])
    level = np.concatenate([level, np.where(rng.random(gone) < 0.12, 1, 0)])
    manager = np.where(level == 2, -1, first[leaf])
    tenure = np.searchsorted(np.array(_TENURE_YEARS) * 365, served, side="right")
    pay = np.clip(1 + level + rng.integers(0, 3, people + gone), 1, 5)
    return Staff(
        tree=tree,
        here=people,
        leaf=leaf,
        level=level,
        manager=manager,
        hired=until - served,
        left=np.concatenate([np.full(people, -1), left]),
        kind=np.concatenate([np.full(people, -1), kind]),
        tenure=tenure,
        pay=pay,
    )


def _spread(rng: np.random.Generator, people: int, leaves: int) -> IntArray:
    """A leaf for each person, in order; leaves differ in size by up to about two to one, none is empty."""
    weights = rng.uniform(0.7, 1.3, leaves)
    edges = np.cumsum(weights) / weights.sum() * (people - leaves)
    bounds = np.round(edges).astype(np.int64) + np.arange(1, leaves + 1)
    return np.repeat(np.arange(leaves), np.diff(bounds, prepend=0))


def _kinds_of_leaving(people: int) -> IntArray:
    numbers = [int(np.ceil(people * EXIT_SHARES["voluntary"]))]
    numbers += [round(people * share) for share in list(EXIT_SHARES.values())[1:]]
    return np.repeat(np.arange(len(numbers)), numbers)
