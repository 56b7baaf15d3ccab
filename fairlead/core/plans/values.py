"""What a plan is: statements of direction, each with an id that lives across editions.

Plans are tidied at birth (white space, order by section), so that writing and reading one back
gives an equal plan, whoever made it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from fairlead.core.plans.front_matter import is_kept
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of, tidy_heading

KNOWN_KEYS = ("owner", "due", "measure", "target")


def needed(priorities: int) -> int:
    """How many of P priorities a person must name to count as knowing the plan: ceil(0.6 P).

    The count is in statements; integers keep it exact (0.6 × 5 is not 3 in floating point on every road).

    >>> [needed(p) for p in (1, 2, 3, 4, 5, 9)]
    [1, 2, 2, 3, 3, 6]
    """
    return -(-3 * priorities // 5)


def tidy(text: str) -> str:
    """One line with single spaces.

    >>> tidy("  Say it \\n twice ")
    'Say it twice'
    """
    return " ".join(text.split())


def slug(text: str) -> str:
    """Lower case, letters and digits of any script, hyphens between words.

    >>> slug("Café: no day-hire!"), slug("نقول الخبر")
    ('café-no-day-hire', 'نقول-الخبر')
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def tidy_details(lines: Iterable[str]) -> tuple[str, ...]:
    """Detail lines without their common indentation, trailing spaces, or empty lines at either end.

    >>> tidy_details(["", "  Why: they told us.", "    - at the exit", ""])
    ('Why: they told us.', '  - at the exit')
    """
    whole = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    level = [re.sub(r"^[ \t]+", lambda m: m[0].expandtabs(4), line).rstrip() for line in whole]
    common = min((_indent(line) for line in level if line), default=0)
    return tuple("\n".join(line[common:] for line in level).strip("\n").split("\n")) if any(level) else ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of direction. `details` are the lines that belong to it; `extra` keeps unknown keys."""

    id: str
    kind: Kind
    text: str
    owner: str | None = None
    due: date | None = None
    measure: str | None = None
    target: str | None = None
    details: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "kind", Kind(self.kind))
        put(self, "text", tidy(self.text))
        put(self, "details", tidy_details(self.details))
        put(self, "extra", tuple((key, tidy(value)) for key, value in self.extra))
        for name in ("owner", "measure", "target"):
            put(self, name, tidy(getattr(self, name) or "") or None)
        if not self.text or not self.id or slug(self.id) != self.id:
            raise ValueError(f"a statement needs words and a lower-case hyphened id, not “{self.id}”")
        if bad := [key for key, _ in self.extra if key in KNOWN_KEYS or not re.fullmatch(r"[\w.-]+", key)]:
            raise ValueError(f"“{bad[0]}” cannot be an extra key")

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The lines that say what is done and not done: "We do: …", "We do not: …"."""
        spoken = (line.strip().lstrip("-*+• ").strip() for line in self.details)
        return tuple(line for line in spoken if re.match(r"(?i)we (do|do not|don['’]t|never|always)\b", line))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading in the firm's own words, with the comments written under it."""

    kind: Kind
    heading: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Kind(self.kind))
        object.__setattr__(self, "heading", tidy_heading(self.heading) or HEADINGS[self.kind])
        object.__setattr__(self, "remarks", _tidy_remarks(self.remarks))
        if kind_of(self.heading) is not self.kind:
            raise ValueError(f"“{self.heading}” does not announce the kind {self.kind}")


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader did on its own and says so: `sentence` names what, at `line`."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition of a company's direction.

    `sections` keeps the firm's order and headings (missing ones are added in the usual order),
    `front` the lines of the front matter that Fairlead has no use for, `notes` what the reader did.
    """

    company: str
    edition: int | None
    published: date | None
    statements: tuple[Statement, ...]
    sections: tuple[Section, ...] = ()
    title: str = ""
    remarks: tuple[str, ...] = ()
    front: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "company", tidy(self.company))
        put(self, "title", tidy_heading(self.title))
        put(self, "remarks", _tidy_remarks(self.remarks))
        put(self, "front", tuple(line.rstrip() for line in self.front if line.strip()))
        have = [section.kind for section in self.sections]
        lacking = [k for k in Kind if k not in have and any(s.kind is k for s in self.statements)]
        put(self, "sections", (*self.sections, *(Section(kind) for kind in lacking)))
        place = {section.kind: i for i, section in enumerate(self.sections)}
        put(self, "statements", tuple(sorted(self.statements, key=lambda s: place[s.kind])))
        self._refuse_what_cannot_be_written()

    def _refuse_what_cannot_be_written(self) -> None:
        ids = [statement.id for statement in self.statements]
        if len(set(ids)) < len(ids):
            raise ValueError("two statements of a plan share an id")
        if len({section.kind for section in self.sections}) < len(self.sections):
            raise ValueError("two sections of a plan share a kind")
        if self.title and kind_of(self.title):
            raise ValueError(f"“{self.title}” is a heading of statements, not a title")
        if bad := [line for line in self.front if not is_kept(line)]:
            raise ValueError(f"“{bad[0]}” cannot be kept in the front matter")

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """The statements of one kind, in the plan's order."""
        return tuple(statement for statement in self.statements if statement.kind is kind)

    @property
    def priorities(self) -> tuple[Statement, ...]:
        """The statements that people are asked to name."""
        return self.of_kind(Kind.PRIORITY)

    @property
    def needed(self) -> int:
        """How many priorities a person must name to count as knowing the plan."""
        return needed(len(self.priorities))

    def statement(self, id: str) -> Statement | None:
        """The statement with this id, or None."""
        return next((statement for statement in self.statements if statement.id == id), None)


def _tidy_remarks(remarks: Iterable[str]) -> tuple[str, ...]:
    ended = (remark.replace("\r\n", "\n").replace("\r", "\n").split("\n") for remark in remarks)
    tidied = ("\n".join(line.rstrip() for line in lines).strip() for lines in ended)
    kept = tuple(remark for remark in tidied if remark)
    if any("-->" in remark for remark in kept):
        raise ValueError("a comment cannot hold the mark that closes it")
    return kept
