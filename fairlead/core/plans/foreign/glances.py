"""What can be seen of a block by itself: its label, the list it leads to, its first sentence, its doubts."""

import re
from collections.abc import Sequence

from fairlead.core.plans.foreign.blocks import Block
from fairlead.core.plans.foreign.kinds import Announced, announced, cue_of, label_of
from fairlead.core.plans.foreign.markup import bold_of, plain, sentences
from fairlead.core.plans.foreign.values import Proposed, Trust
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import PLACEHOLDER

ONE = (Kind.PURPOSE, Kind.VISION)  # kinds of which a page has one
LONG, LABEL = 25, 2  # words
FEW = 12  # words of a sentence that may stand under a heading of which nothing is sure
_THESE = re.compile(r"(?i)(?<!achieve )(?<!reach )(?<!meet )(?<!support )\b(?:these|following|our) (\w+)")
_LEADING = re.compile(r"(?i)\s+(?:are|is|include|including|as follows|below|to)(?:\s+to)?\s*:$")


def short(entries: Sequence[Block], kind: Kind) -> bool:
    """Whether most entries begin with a short sentence, as statements do and stories do not."""
    lengths = [len(plain(split_off(e, kind)[0]).split()) <= FEW for e in entries]
    return bool(lengths) and 2 * sum(lengths) > len(lengths)


def among(said: Announced, blocks: Sequence[Block]) -> Announced:
    """A label among entries with labels of other things may be one more of those."""
    others = [b for b in blocks if b.sort == "entry" and bold_of(b.text) and not labelled(b)]
    return Announced(said.kind, Trust.DOUBTFUL) if len(others) > 1 else said


def labelled(block: Block) -> tuple[Announced, str] | None:
    """The label of a block and the words after it; None where it has none."""
    return label_of(block.text) if block.sort != "table" else None


def without_label(block: Block, rest: str) -> Block:
    """The block, with only the words after its label."""
    return Block(
        block.sort,
        rest,
        block.first,
        block.last,
        block.level,
        block.side,
        block.ticked,
        block.numbered,
        block.children,
    )


def leads_to(block: Block) -> Announced | None:
    """The kind of a list that this text leads to: it ends with a colon and names one."""
    words = block.words
    label = labelled(block)
    if label and not label[1] and not block.children:
        return label[0]
    if block.sort != "text" or not words.endswith(":"):
        return None
    for named in _THESE.findall(sentences(words)[-1]):
        said = announced(named)
        if said and said.trust is Trust.SURE and said.kind not in ONE:
            return Announced(said.kind, Trust.DOUBTFUL)
    tail = _LEADING.sub("", sentences(words)[-1]).rstrip(":").split()
    for size in (3, 2, 1):
        said = announced(" ".join(tail[-size:]))
        if said and said.trust is not Trust.DOUBTFUL and said.kind not in ONE:
            return Announced(said.kind, Trust.DOUBTFUL)
    return None


def lead_of(words: str) -> str:
    """The end of a line that leads to a list, by which repetitions are counted.

    >>> lead_of("In the first phase, our goals are to:"), lead_of("We bake.")
    ('our goals are to:', '')
    """
    return " ".join(words.casefold().split()[-4:]) if words.endswith(":") else ""


def weight(sentence: str, kind: Kind) -> int:
    """How much speaks for a sentence as the one: it says so, it is quoted, it is wholly bold, or bold in part."""
    said = cue_of(sentence)
    quoted = re.match(r"^\W*[“\"][^”\"]{12,}[”\"]\W*$", plain(sentence))
    strong = re.match(r"^\s*(?:\*\*|__|[*_]{3}).{12,}(?:\*\*|__|[*_]{3})\W*$", sentence)
    part = re.search(r"(?:\*\*|__)[^*_]+\s[^*_]+(?:\*\*|__)", sentence)
    return 4 * bool(said and said.kind is kind) + 3 * bool(quoted) + 2 * bool(strong) + bool(part)


def split_off(block: Block, kind: Kind) -> tuple[str, list[str]]:
    """The sentence of an entry, and the sentences that explain it."""
    lead = bold_of(block.text)
    above, _, below = block.text.partition("\n")
    if lead and lead == plain(above) and below:
        return lead, sentences(below)
    if lead and len(block.words) > len(lead) + 3 and (kind is Kind.VALUE or len(lead.split()) > LABEL):
        rest = block.words[block.words.find(lead) + len(lead) :].strip(" :–—-.")
        return lead.rstrip(" :–—-"), sentences(rest)
    if (
        kind is Kind.VALUE
        and (found := re.match(r"^([^:–—.!?]{2,50}?)\s*(?::\s|\s[–—-]\s)\s*(\S.*)$", block.words))
        and len(found[1].split()) <= 5
    ):
        return found[1], sentences(found[2])
    parts = sentences(block.text)
    whole = len(block.words.split()) <= LONG
    if kind is Kind.VALUE and len(parts) > 1:
        return parts[0], parts[1:]
    return (block.text, []) if whole or len(parts) < 2 else (parts[0], parts[1:])


def lines_within(block: Block) -> list[str]:
    """The words of a block and of all under it."""
    return [block.words, *(line for child in block.children for line in lines_within(child))]


def last_line(block: Block) -> int:
    """The last line of a block and of all under it."""
    return max([block.last, *(last_line(child) for child in block.children)])


def doubted(made: Proposed, block: Block) -> Proposed:
    """The doubts that stand in the block itself."""
    if block.side:
        made = made.doubted(f"stands on one side of an unresolved merge conflict: {block.side}")
    if PLACEHOLDER.search(block.text) or PLACEHOLDER.search(made.text):
        made = made.doubted("holds a place kept for words that are not there")
    if block.ticked:
        made = made.doubted("is ticked as done")
    if made.kind is Kind.VALUE and cue_of(made.text) and made.text.count(",") > 1:
        made = made.doubted("holds several values in one sentence")
    if len(made.text.split()) > 30:
        made = made.doubted("is longer than anyone can repeat")
    return made
