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

from fairlead.core.plans.drafts import Draft, entry_of, statements_of
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.front_matter import FrontMatter, date_of, edition_of, read_front_matter
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of, tidy_heading
from fairlead.core.plans.values import Note, Plan, Section

_INVISIBLE = "\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HEADING = re.compile(r"^(#{1,6})\s*([^#\s].*)$")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_RULE = re.compile(r"^([-*_])(?:\s*\1){2,}$")


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the open section, and all that was gathered so far."""

    name: str
    kind: Kind | None = None
    title: str = ""
    headings: dict[Kind, str] = field(default_factory=dict)
    remarks: dict[Kind | None, list[str]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    comment: list[str] | None = None  # lines of a comment that is still open
    comment_line: int = 0
    open: bool = False  # whether the last draft still takes indented lines

    def take(self, number: int, raw: str) -> None:
        line = raw.lstrip(_INVISIBLE).rstrip()
        if self.comment is not None or (line.startswith("<!--") and not self._belongs(line)):
            self._comment(number, line if self.comment is None else raw.rstrip())
        elif _CONFLICT.match(line):
            what = "an unresolved merge conflict stands here: keep one of its sides and take its marks out."
            raise UnableToReadPlan(self.name, number, what)
        elif not line:
            self._blank()
        elif self._belongs(line):
            self.drafts[-1].details.append(line)
        elif found := _HEADING.match(line):
            self._heading(number, len(found[1]), tidy_heading(found[2]))
        elif not _RULE.match(line):
            self._statement(number, line)

    def _belongs(self, line: str) -> bool:
        if not self.open or not line:
            return False
        # As in Markdown, a list entry one space in is a neighbour, not a child.
        margin = 0 if entry_of(line) is None else 1
        return _indent(line) > self.drafts[-1].indent + margin

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
            what = f"the heading “{heading}” is not known: use one of {', '.join(HEADINGS.values())}."
            raise UnableToReadPlan(self.name, number, what)
        else:
            self.kind = kind
            self.headings.setdefault(kind, heading)

    def _statement(self, number: int, line: str) -> None:
        entry = entry_of(line)
        text = line.strip() if entry is None else entry
        if not text:
            self.open = False
            self.notes.append(Note(number, "An empty list entry was passed over."))
        elif self.kind is None:
            what = f"“{text[:40]}” stands outside any heading: put ## Priorities, or another kind, above it."
            raise UnableToReadPlan(self.name, number, what)
        elif entry is None and self.open and not self.drafts[-1].details:
            self.drafts[-1].text += " " + text  # a paragraph broken over lines is one statement
        else:
            self.drafts.append(Draft(self.kind, text, number, _indent(line)))
            self.open = True


def _indent(line: str) -> int:
    level = line.expandtabs(4)
    return len(level) - len(level.lstrip())


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
        what = "the comment opened here is not closed: end it with -->."
        raise UnableToReadPlan(name, reader.comment_line, what)
    if not reader.drafts:
        what = "no statement was found: write one under ## Priorities, begun with a dash."
        raise UnableToReadPlan(name, None, what)
    return _plan(reader, matter)


def _plan(reader: _Reader, matter: FrontMatter) -> Plan:
    line, published = matter.values.get("published", (0, ""))
    statements, notes = statements_of(reader.drafts, reader.name)
    sections = (Section(k, h, tuple(reader.remarks.get(k, ()))) for k, h in reader.headings.items())
    return Plan(
        company=matter.values.get("company", (0, ""))[1],
        edition=edition_of(matter, reader.name),
        published=date_of(published, "published", reader.name, line),
        statements=statements,
        sections=tuple(sections),
        title=reader.title,
        remarks=tuple(reader.remarks.get(None, ())),
        front=tuple(matter.rest),
        notes=tuple(sorted(reader.notes + notes, key=lambda note: note.line)),
    )
