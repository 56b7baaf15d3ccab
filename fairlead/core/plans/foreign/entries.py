"""From the blocks under one heading to proposed statements."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from fairlead.core.plans.foreign.blocks import Block
from fairlead.core.plans.foreign.glances import (
    ONE,
    among,
    doubted,
    labelled,
    last_line,
    lead_of,
    leads_to,
    lines_within,
    short,
    split_off,
    weight,
    without_label,
)
from fairlead.core.plans.foreign.keys import keys_of
from fairlead.core.plans.foreign.kinds import META, Announced, cue_of, is_tally
from fairlead.core.plans.foreign.markup import bold_of, is_link, link_of, plain, sentences
from fairlead.core.plans.foreign.tables import rows_of
from fairlead.core.plans.foreign.values import Notes, Proposed, Trust
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import ELSEWHERE

MOST_DETAILS, LABEL, MANY = 8, 2, 3  # lines, words, lists of one name
LABELLED = "named by its label"
_WHERE = re.compile(
    r"(?i)\b(?:see|view|read|find|learn|details|documented|outlined|available|more (?:about|on|information))\b"
)
_CHOSEN = re.compile(
    r"(?i)\b(?:strateg(?:y|ies)|mission|vision|priorities|goals|objectives|okrs?|values|roadmap)\b"
)
_ABOUT = re.compile(
    r"(?i)\b(?:strateg\w+|mission|vision|priorit\w+|goals?|objectives?|okrs?|values|plan|roadmap|direction|principles)\b"
)


@dataclass(slots=True)
class Reader:
    """Gathers the proposals of a page, and notes what it passes over."""

    notes: Notes
    statements: list[Proposed] = field(default_factory=list)
    leads: Counter[str] = field(default_factory=Counter)  # how often each line leads to a list

    def section(self, blocks: Sequence[Block], said: Announced, heading: str) -> None:
        """The blocks under a heading that names a kind."""
        entries = [b for b in blocks if b.sort in ("entry", "table")]
        texts = [b for b in blocks if b.sort == "text"]
        why = f"under “{heading}”"
        if said.trust is Trust.DOUBTFUL and self._claims(blocks) and (said.kind in ONE or not entries):
            self.scan(blocks, heading)
        elif said.trust is Trust.DOUBTFUL and said.kind not in ONE and not short(entries, said.kind):
            self._rest(blocks, f"the heading names a kind among other words (“{heading}”)", heading)
        elif said.kind in ONE and texts:
            for side in dict.fromkeys(b.side for b in texts):  # both sides of a conflict are shown
                self._one([b for b in texts if b.side == side], said, why)
            self._rest(entries, f"explains what stands above it (under “{heading}”)", heading)
        elif entries:
            for block in blocks:
                self._of_list(block, said, why, heading)
        else:
            self._texts(texts, said, why, heading)

    def _claims(self, blocks: Sequence[Block]) -> bool:
        return any(
            labelled(b) or any(cue_of(s) for s in sentences(b.text)) or b.text.rstrip(" *_").endswith(":")
            for b in blocks
        )

    def _rest(self, blocks: Sequence[Block], reason: str, heading: str) -> None:
        for block in blocks:
            if self._labels_within(block):
                self.scan([block], heading)
            else:
                self._leave(block, reason)

    def _labels_within(self, block: Block) -> bool:
        return labelled(block) is not None or any(self._labels_within(child) for child in block.children)

    def _of_list(self, block: Block, said: Announced, why: str, heading: str) -> None:
        if block.sort == "table":
            self._table(block, said, why)
        elif block.sort == "entry":
            self.entry(block, said, why)
        elif labelled(block) or any(cue_of(s) for s in sentences(block.text)):
            self.scan([block], heading)
        elif bold_of(block.text) and not block.text.rstrip(" *_").endswith(":"):
            self.entry(block, Announced(said.kind, said.trust.less), why)
        else:
            self._leave(block, f"introduces or explains the list (under “{heading}”)")

    def _one(self, texts: Sequence[Block], said: Announced, why: str) -> None:
        """The one sentence of a purpose or vision; the others are kept as its details."""
        told = [(b, s) for b in texts for s in sentences(b.text)]
        usable = [
            (b, s) for b, s in told if not META.match(plain(s)) and not self._elsewhere(b, s) and plain(s)
        ]
        if not usable:
            for block in texts:
                self._leave(block, "speaks about the page, not of the direction")
            return
        block, best = max(usable, key=lambda one: (weight(one[1], said.kind), -usable.index(one)))
        trust = said.trust if weight(best, said.kind) or len(told) == 1 else said.trust.less
        rest = [plain(s) for _, s in usable if s is not best and not plain(s).endswith(":")]
        for b, s in told:
            if s is not best and plain(s) not in rest:
                self.notes.leave(b.first, b.last, plain(s), "speaks about the page, or leads over")
        self._add(said.kind, best, block, trust, why, rest, last=texts[-1].last if rest else block.last)

    def _texts(self, texts: Sequence[Block], said: Announced, why: str, heading: str) -> None:
        """Paragraphs where a list was to be expected: one sentence of each, with doubt."""
        claimed = [b for b in texts if labelled(b) or any(cue_of(s) for s in sentences(b.text))]
        for block in texts:
            first, *_ = [s for s in sentences(block.text) if not self._elsewhere(block, s)] or [""]
            if block in claimed:
                self.scan([block], heading)
            elif claimed:
                self._leave(block, f"stands beside a sentence that says what it is (under “{heading}”)")
            elif not plain(first) or META.match(plain(first)) or plain(first).endswith(":"):
                self._leave(block, "speaks about the list or the page")
            else:
                trust = said.trust.less if bold_of(block.text) else Trust.DOUBTFUL
                self.entry(block, Announced(said.kind, trust), why)

    def scan(self, blocks: Sequence[Block], heading: str, reason: str = "") -> None:
        """Blocks that no heading announces: only what says itself that it is direction."""
        lead: Announced | None = None
        for block in blocks:
            if lead and block.sort in ("entry", "table") and not labelled(block):
                self._of_list(block, lead, "in a list that the line above announces", heading)
                continue
            lead = leads_to(block)
            if lead and self.leads[lead_of(block.words)] >= MANY:
                lead = None  # goals of each phase, each team: not of the firm
            label = labelled(block)
            if label and (label[1] or block.children):
                self.entry(block, among(label[0], blocks), LABELLED)
            elif block.sort == "table":
                self._table(block, None, "")
            else:
                self._cued(block, heading, "leads to the list below it" if lead else reason)

    def _cued(self, block: Block, heading: str, reason: str) -> None:
        under = f" (under “{heading}”)" if heading else ""
        hit = False
        for sentence in sentences(block.text):
            said = (
                None if self._elsewhere(block, sentence) or META.match(plain(sentence)) else cue_of(sentence)
            )
            if said:
                hit = True
                self._add(said.kind, sentence, block, said.trust, f"it says so itself{under}")
        if not hit:
            self._leave(block, f"{reason or 'nothing says that this is direction'}{under}", children=False)
        elif len(sentences(block.text)) > 1:
            self._leave(block, f"the sentences beside the one proposed{under}", children=False)
        self.scan(block.children, heading, reason)

    def entry(self, block: Block, said: Announced, why: str) -> None:
        """One entry: a statement, or a topic over entries with kinds of their own."""
        label = labelled(block)
        surer = label is not None and said.trust is Trust.DOUBTFUL is not label[0].trust
        own = surer or why == LABELLED or not label or not label[1] or label[0].kind is not said.kind
        if label and (own or is_tally(block.text)):
            said, block = label[0], without_label(block, label[1])
            why = LABELLED
            if not block.text:
                for child in block.children:
                    self._of_list(child, said, why, plain(block.text))
                return
        if said.trust is Trust.DOUBTFUL and is_link(block.text):
            self._leave(block, "a link to another page")
            return
        if self._elsewhere(block, (sentences(block.text) or [""])[0]) or not block.words:
            self._leave(
                block, "says that the direction stands elsewhere" if block.words else "holds no words"
            )
            return
        if self._is_topic(block, said.kind):
            self._leave(block, "a topic over the lines below it", children=False)
            for child in block.children:
                self._of_list(child, Announced(said.kind, said.trust.less), why, block.words)
            return
        self._statement(block, said, why)

    def _is_topic(self, block: Block, kind: Kind) -> bool:
        if kind is Kind.VALUE or not block.children or len(block.words.split()) > LABEL:
            return False
        listed = [c.sort == "entry" for c in block.children]
        return all(listed) if block.sort == "heading" else any(listed)

    def _statement(self, block: Block, said: Announced, why: str) -> None:
        text, rest = split_off(block, said.kind)
        own = [c for c in block.children if self._labels_within(c)]
        details = rest + [line for c in block.children if c not in own for line in lines_within(c)]
        last = max([block.last, *(last_line(c) for c in block.children if c not in own)])
        self._add(said.kind, text, block, said.trust, why, details, last=last)
        for child in own:
            self._of_list(child, Announced(said.kind, said.trust.less), why, plain(text))

    def _add(
        self,
        kind: Kind,
        text: str,
        block: Block,
        trust: Trust,
        why: str,
        details: Sequence[str] = (),
        last: int = 0,
    ) -> None:
        words = plain(text).strip(" \t")
        if not re.search(r"\w", words):
            self._leave(block, "holds no words", children=False)
            return
        kept = [line for line in map(plain, details) if re.search(r"\w", line)]
        for line in kept[MOST_DETAILS:]:
            self.notes.leave(block.first, max(last, block.last), line, "explains the statement further")
        counted = kind is Kind.GOAL
        made = Proposed(
            kind,
            words,
            block.first,
            max(last, block.last),
            trust,
            why,
            (),
            tuple(kept[:MOST_DETAILS]),
            keys_of(words, kept, counted=counted),
        )
        self.statements.append(doubted(made, block))

    def _table(self, block: Block, said: Announced | None, why: str) -> None:
        rows = rows_of(block, said)
        if not rows:
            self._leave(block, "a table without a column of priorities, goals or values")
        else:
            head = block.text.split("\n")[0]
            self.notes.leave(block.first, block.first, head.strip(" |"), "the head of a table")
        self.statements += [doubted(row, block) for row in rows]

    def _elsewhere(self, block: Block, sentence: str) -> bool:
        """Whether a sentence says that the direction is on another page; that is said loudly, with the link."""
        words = plain(sentence)
        linked = link_of(sentence) and _CHOSEN.search(words) and _WHERE.search(words)
        said = ELSEWHERE.search(words.casefold()) and (_ABOUT.search(words) or len(words.split()) < 6)
        if not (linked or said):
            return False
        where = link_of(sentence) or link_of(block.text)
        place = f" It leads to {where}." if where else ""
        if _ABOUT.search(words):
            self.notes.warn(block.first, f"“{words[:100]}”: the direction is said to stand elsewhere.{place}")
        return True

    def _leave(self, block: Block, reason: str, *, children: bool = True) -> None:
        for sentence in sentences(block.text) if block.sort == "text" else ():
            self._elsewhere(block, sentence)
        last = last_line(block) if children else block.last
        if block.text.startswith("[^"):
            reason = "a footnote"
        self.notes.leave(block.first, last, block.words or block.text, reason)
