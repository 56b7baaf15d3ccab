"""Walks the tree of a foreign page and proposes statements; never a word that does not stand there."""

import re
from collections import Counter

from fairlead.core.plans.foreign.blocks import Block, blocks_of
from fairlead.core.plans.foreign.entries import Reader
from fairlead.core.plans.foreign.glances import lead_of
from fairlead.core.plans.foreign.kinds import FRAME, HOUSEKEEPING, Announced, is_tally, label_of
from fairlead.core.plans.foreign.masks import lines_of
from fairlead.core.plans.foreign.settling import settled
from fairlead.core.plans.foreign.tree import Node, tree_of
from fairlead.core.plans.foreign.values import Notes, Proposal, Trust
from fairlead.core.plans.headings import Kind

LISTED = (Kind.VALUE, Kind.PRIORITY, Kind.GOAL, Kind.NOT_DOING)  # kinds of which a page has several
MANY = 3  # headings of one name
NAMED = 3  # words after the colon of a heading that make a sentence, not a name
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.):]?|[A-Z]\d*[.):])\s+")


def propose(text: str) -> Proposal:
    """Statements that a foreign page may hold, with kind, trust, doubts and lines; what was left out; warnings.

    >>> page = propose("# Our mission\\nBake good bread.\\n\\n# Lunch\\nSoup on Mondays.")
    >>> [(s.kind.value, s.text, s.first, s.trust.value) for s in page.statements]
    [('purpose', 'Bake good bread.', 2, 'sure')]
    >>> [(left.first, left.words, left.reason) for left in page.left_out]
    [(5, 'Soup on Mondays.', 'nothing says that this is direction (under “Lunch”)')]
    """
    notes = Notes()
    lines = lines_of(text, notes)
    blocks = blocks_of(lines)
    root = tree_of(blocks, notes.title)
    _doubt_repeated(root, Counter(b.words.casefold() for b in blocks if b.sort == "heading"))
    reader = Reader(notes, leads=Counter(lead_of(b.words) for b in blocks if b.sort == "text"))
    _walk(root, None, reader)
    statements = settled(reader.statements, notes)
    left = tuple(sorted(notes.left, key=lambda one: (one.first, one.last)))
    warnings = tuple(sorted(notes.warnings, key=lambda one: one.line))
    return Proposal(statements, left, warnings, _title(root))


def _doubt_repeated(node: Node, times: Counter[str]) -> None:
    """Headings of one name, three or more on a page, speak of its parts, not of the firm."""
    if node.said and times[node.name.casefold()] >= MANY:
        node.said = Announced(node.said.kind, Trust.DOUBTFUL)
    for child in node.children:
        _doubt_repeated(child, times)


def _title(root: Node) -> str:
    first = next((node for node in root.children if node.level == 1), None)
    return first.name if first and (first.said is None or first.said.trust is Trust.DOUBTFUL) else ""


def _walk(node: Node, inherited: Announced | None, reader: Reader) -> None:
    said = _of_page(node)
    labelled = label_of(node.heading.text) if node.heading else None
    if labelled and node.heading and (is_tally(node.heading.text) or len(labelled[1].split()) >= NAMED):
        said = Announced(labelled[0].kind, labelled[0].trust)
        _heading_is_one(node, labelled[1], said, "a heading that names its kind", reader)
    elif labelled:
        said = labelled[0]
        _announced(node, said, reader)
    elif said:
        _announced(node, said, reader)
    elif inherited and node.heading and inherited.kind in LISTED and not _is_frame(node.name):
        _heading_is_one(
            node,
            _NUMBER.sub("", node.heading.text),
            inherited,
            "a heading under one that announces it",
            reader,
        )
        said = None
    elif (
        inherited
        and (inherited.kind not in LISTED or FRAME.search(node.name))
        and not HOUSEKEEPING.search(node.name)
    ):
        _announced(node, inherited, reader)
    else:
        reader.scan(node.blocks, node.name)
    for child in node.children:
        _walk(child, _passed_on(node, said, inherited), reader)


def _of_page(node: Node) -> Announced | None:
    """A page called strategy, direction or plan is about it; not all that stands on it is a priority."""
    wide = (
        node.said
        and node.said.kind is Kind.PRIORITY
        and node.level <= 1
        and "priorit" not in node.name.casefold()
    )
    return Announced(Kind.PRIORITY, Trust.DOUBTFUL) if wide else node.said


def _is_frame(name: str) -> bool:
    return bool(HOUSEKEEPING.search(name) or FRAME.search(name))


def _passed_on(node: Node, said: Announced | None, inherited: Announced | None) -> Announced | None:
    """What the headings under this one inherit; a heading that is a statement itself passes nothing on."""
    if said is None or said.trust is Trust.DOUBTFUL:
        return None
    if said.kind not in LISTED:
        return None if node.blocks else Announced(said.kind, said.trust.less)
    if any(block.sort in ("entry", "table") for block in node.blocks):
        return (
            None  # the list holds the statements; what stands under headings below it is about something else
        )
    return None if inherited and said is inherited else Announced(said.kind, said.trust)


def _announced(node: Node, said: Announced, reader: Reader) -> None:
    """A heading that names a kind; the texts before headings that are statements only lead over to them."""
    below = [child for child in node.children if child.said is None and not HOUSEKEEPING.search(child.name)]
    entries = any(block.sort in ("entry", "table") for block in node.blocks)
    if said.kind in LISTED and said.trust is not Trust.DOUBTFUL and below and not entries:
        reader.scan(node.blocks, node.name, reason="introduces what stands below it")
    else:
        reader.section(node.blocks, said, node.name)


def _heading_is_one(node: Node, text: str, said: Announced, why: str, reader: Reader) -> None:
    heading = node.heading
    if heading is None:
        return
    own = Block("heading", text, heading.first, heading.last, 0, heading.side, children=_under(node))
    reader.entry(own, Announced(said.kind, said.trust if said.trust is Trust.DOUBTFUL else Trust.LIKELY), why)


def _under(node: Node) -> list[Block]:
    """The blocks of a heading, entries apart from texts as they stand."""
    return list(node.blocks)
