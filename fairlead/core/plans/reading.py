"""The text of plan.md as a plan: the grammar, line by line.

Stated normalisation, the only difference between a text and `write(parse(text))`: line ends become
LF, a byte-order mark and trailing spaces go, tabs that indent become spaces, marks of list entries
become `-`, a statement broken over lines becomes one line, keys of a brace take the order owner, due,
measure, target, others; front matter takes the order company, edition, published, others; headings
become level two and sections of one kind are joined under the first heading; comments move to the top
of their section; empty lines stand between sections only; ids that were derived are written out.
"""

import re
from dataclasses import dataclass, field

from fairlead.core.plans.braces import BrokenBraceError, Items, split_brace
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.front_matter import FrontMatter, date_of, edition_of, read_front_matter
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of, tidy_heading
from fairlead.core.plans.ids import derive
from fairlead.core.plans.values import KNOWN_KEYS, Note, Plan, Section, Statement, slug

_INVISIBLE = "\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HEADING = re.compile(r"^(#{1,6})\s*([^#\s].*)$")
_ENTRY = re.compile(r"^\s*(?:[-*+]\s+|[•–—·▪◦‣]\s*|[0-9]{1,3}[.)]\s+)(.*)$|^\s*[-*+]$")
_RULE = re.compile(r"^([-*_])(?:\s*\1){2,}$")


@dataclass(slots=True)
class _Draft:
    kind: Kind
    text: str
    line: int
    indent: int
    details: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the open section, and all that was gathered so far."""

    name: str
    kind: Kind | None = None
    title: str = ""
    headings: dict[Kind, str] = field(default_factory=dict)
    remarks: dict[Kind | None, list[str]] = field(default_factory=dict)
    drafts: list[_Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    comment: list[str] | None = None  # lines of a comment that is still open
    comment_line: int = 0
    open: bool = False  # whether the last draft still takes indented lines

    def fail(self, line: int | None, what: str) -> UnableToReadPlan:
        return UnableToReadPlan(self.name, line, what)

    def take(self, number: int, raw: str) -> None:
        line = raw.lstrip(_INVISIBLE).rstrip()
        if self.comment is not None or (line.startswith("<!--") and not self._belongs(line)):
            self._comment(number, line)
        elif not line:
            self._blank()
        elif self._belongs(line):
            self.drafts[-1].details.append(line)
        elif found := _HEADING.match(line):
            self._heading(number, len(found[1]), tidy_heading(found[2]))
        elif not _RULE.match(line):
            self._statement(number, line)

    def _belongs(self, line: str) -> bool:
        return self.open and bool(line) and _indent(line) > self.drafts[-1].indent

    def _blank(self) -> None:
        if self.open:
            self.drafts[-1].details.append("")

    def _comment(self, number: int, line: str) -> None:
        if self.comment is None:
            self.comment, self.comment_line, line = [], number, line[4:]
        inside, closed, after = line.partition("-->")
        self.comment.append(inside)
        if closed:
            self.remarks.setdefault(self.kind, []).append("\n".join(self.comment))
            self.comment = None
            if after.strip():
                self.take(number, after.strip())

    def _heading(self, number: int, level: int, heading: str) -> None:
        self.open = False
        kind = kind_of(heading)
        if kind is None and level == 1 and not self.title and self.kind is None:
            self.title = heading
        elif kind is None:
            known = ", ".join(HEADINGS.values())
            raise self.fail(number, f"the heading “{heading}” is not known: use one of {known}.")
        else:
            self.kind = kind
            self.headings.setdefault(kind, heading)

    def _statement(self, number: int, line: str) -> None:
        entry = _ENTRY.match(line)
        text = (entry[1] or "").strip() if entry else line.strip()
        if entry and not text:
            self.open = False
            self.notes.append(Note(number, "An empty list entry was passed over."))
        elif self.kind is None:
            what = f"“{text[:40]}” stands outside any heading: put ## Priorities, or another kind, above it."
            raise self.fail(number, what)
        elif not entry and self.open and not self.drafts[-1].details:
            self.drafts[-1].text += " " + text  # a paragraph broken over lines is one statement
        else:
            self.drafts.append(_Draft(self.kind, text, number, _indent(line)))
            self.open = True

    def statements(self) -> tuple[Statement, ...]:
        """All drafts as statements; ids are derived last, so that they keep clear of the given ones."""
        read = [(draft, *self._braced(draft)) for draft in self.drafts]
        given: dict[str, int] = {}
        for draft, _, items in read:
            if (id := self._id(draft, items)) in given:
                what = f"the id #{id} was given on line {given[id]} too: give each statement its own."
                raise self.fail(draft.line, what)
            given |= {id: draft.line} if id else {}
        taken = set(given)
        return tuple(self._made(draft, text, items, taken) for draft, text, items in read)

    def _braced(self, draft: _Draft) -> tuple[str, Items]:
        try:
            text, items = split_brace(draft.text)
            if items is None:
                text, items = _closed_later(draft, text)
        except BrokenBraceError as broken:
            what = f'{broken}: end the line with {{#id owner="Branch leads" due=2027-03-31}}.'
            raise self.fail(draft.line, what) from None
        if not text:
            raise self.fail(draft.line, "this statement has no words before its brace: write the sentence.")
        return text, items or ()

    def _id(self, draft: _Draft, items: Items) -> str:
        given = dict(items).get("#", "")
        if given and not slug(given):
            raise self.fail(draft.line, f"#{given} is not an id: use lower-case words with hyphens.")
        return slug(given)

    def _made(self, draft: _Draft, text: str, items: Items, taken: set[str]) -> Statement:
        id, values = self._id(draft, items), dict(items)
        if not id:
            id = derive(text, draft.kind, taken)
            self.notes.append(Note(draft.line, f"“{text[:60]}” had no id and was given #{id}."))
        elif id != values["#"]:
            self.notes.append(Note(draft.line, f"The id #{values['#']} is read as #{id}."))
        due = date_of(values.get("due", ""), f"the due date of #{id},", self.name, draft.line)
        extra = tuple((key, value) for key, value in items if key not in ("#", *KNOWN_KEYS))
        owner, measure, target = (values.get(key) for key in ("owner", "measure", "target"))
        details, line = tuple(draft.details), draft.line
        return Statement(id, draft.kind, text, owner, due, measure, target, details, extra, line)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _closed_later(draft: _Draft, text: str) -> tuple[str, Items | None]:
    """A statement broken over indented lines ends where the brace stands; the rest are its details."""
    for i, line in enumerate(draft.details):
        more, items = split_brace(line) if not _ENTRY.match(line) else (line, None)
        if not line or _ENTRY.match(line):
            break
        text = f"{text} {more}"
        if items is not None:
            del draft.details[: i + 1]
            return text, items
    return split_brace(draft.text)


def parse(text: str, *, name: str = "plan.md") -> Plan:
    """The plan that a text states. Raises UnableToReadPlan with `name` and line.

    >>> plan = parse("## Priorities\\n- Call back in a week. {#call-back due=2027-03-31}")
    >>> plan.priorities[0].id, plan.priorities[0].due.isoformat(), plan.needed
    ('call-back', '2027-03-31', 1)
    """
    lines = text.lstrip(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    matter = read_front_matter(lines, name)
    reader = _Reader(name)
    for i in range(matter.body, len(lines)):
        reader.take(i + 1, lines[i])
    if reader.comment is not None:
        raise reader.fail(reader.comment_line, "the comment opened here is not closed: end it with -->.")
    if not reader.drafts:
        raise reader.fail(None, "no statement was found: write one under ## Priorities, begun with a dash.")
    return _plan(reader, matter)


def _plan(reader: _Reader, matter: FrontMatter) -> Plan:
    line, published = matter.values.get("published", (0, ""))
    statements = reader.statements()  # first: it adds to the notes
    sections = (Section(k, h, tuple(reader.remarks.get(k, ()))) for k, h in reader.headings.items())
    return Plan(
        matter.values.get("company", (0, ""))[1],
        edition_of(matter, reader.name),
        date_of(published, "published", reader.name, line),
        statements,
        tuple(sections),
        reader.title,
        tuple(reader.remarks.get(None, ())),
        tuple(matter.rest),
        tuple(sorted(reader.notes, key=lambda note: note.line)),
    )
