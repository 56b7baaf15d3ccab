"""What an attack hands back, before it is given its names."""

from typing import NamedTuple

from fairlead.core.anonymity.figures import Key, Leak
from fairlead.core.anonymity.forest import Forest


class Found(NamedTuple):
    """A leak at a node; `rest`: it is about what the node holds beyond the shown nodes below it.
    `hide`: the node to hide against it, where the attack knows better than the sums do (-1: it does not)."""

    node: int
    attack: str
    says: str
    low: int
    high: int
    rest: bool = False
    hide: int = -1


def as_leak(trees: Forest, found: Found) -> Leak:
    """What was found, with its names."""
    pulse, item, cut, group = key(trees, found.node)
    return Leak(found.attack, pulse, item, cut, group, found.says, found.low, found.high)


def key(trees: Forest, node: int) -> Key:
    """The key of a node's figure; all roots stand for the company."""
    cut, group = trees.nodes[node] if node >= trees.roots else ("company", "all")
    return trees.company.pulse, trees.company.item, cut, group
