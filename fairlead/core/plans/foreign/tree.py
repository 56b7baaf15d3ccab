"""The page as a tree: each heading with what stands under it, and the kind that it announces or inherits."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fairlead.core.plans.foreign.blocks import Block
from fairlead.core.plans.foreign.kinds import Announced, announced


@dataclass(slots=True)
class Node:
    """A heading (None for what stands before the first), its own blocks, and the headings under it."""

    heading: Block | None
    said: Announced | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def level(self) -> int:
        """How deep the heading stands; 0 for the page itself."""
        return self.heading.level if self.heading else 0

    @property
    def name(self) -> str:
        """The heading's words."""
        return self.heading.words if self.heading else ""


def tree_of(blocks: Sequence[Block], title: str = "") -> Node:
    """The tree of a page's blocks; the `title` of its front matter is the heading of the whole.

    >>> page = [Block("heading", "Mission", 1, 1, 1), Block("text", "Bake.", 2, 2)]
    >>> tree_of(page).children[0].blocks[0].text
    'Bake.'
    """
    root = Node(Block("heading", title, 1, 1), announced(title)) if title else Node(None)
    path = [root]
    for block in blocks:
        if block.sort != "heading":
            path[-1].blocks.append(block)
            continue
        node = Node(block, announced(block.text))
        while len(path) > 1 and path[-1].level >= node.level:
            path.pop()
        path[-1].children.append(node)
        path.append(node)
    return root
