"""From the lines of a statement to the statement: its brace, its id, its days."""

import re
from dataclasses import dataclass, field

from fairlead.core.plans.braces import BrokenBraceError, Items, split_brace
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.front_matter import date_of
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.ids import derive
from fairlead.core.plans.values import KNOWN_KEYS, Note, Statement, slug

_ENTRY = re.compile(r"^\s*(?:(?:[-*+]|[0-9]{1,3}[.)])(?:\s+|$)|[•–—·▪◦‣]\s*)")


def entry_of(line: str) -> str | None:
    """The words of a list entry, None where the line is no entry.

    >>> entry_of("  - Say it."), entry_of("2) Say it."), entry_of("Say it."), entry_of("-")
    ('Say it.', 'Say it.', None, '')
    """
    found = _ENTRY.match(line)
    return line[found.end() :].strip() if found else None


@dataclass(slots=True)
class Draft:
    """A statement as its lines were gathered."""

    kind: Kind
    text: str
    line: int
    indent: int
    details: list[str] = field(default_factory=list)


def statements_of(drafts: list[Draft], name: str) -> tuple[tuple[Statement, ...], list[Note]]:
    """All drafts as statements, with notes; ids are derived last, so that they keep clear of the given ones."""
    read = [(draft, *_braced(draft, name)) for draft in drafts]
    given: dict[str, int] = {}
    for draft, _, items in read:
        id = _id(draft, items, name)
        if id in given:
            what = f"the id #{id} was given on line {given[id]} too: give each statement its own."
            raise UnableToReadPlan(name, draft.line, what)
        given |= {id: draft.line} if id else {}
    taken, notes = set(given), list[Note]()
    return tuple(_made(*one, taken, notes, name) for one in read), notes


def _braced(draft: Draft, name: str) -> tuple[str, Items]:
    try:
        text, items = _closed_later(draft)
    except BrokenBraceError as broken:
        what = f'{broken}: end the line with {{#id owner="Branch leads" due=2027-03-31}}.'
        raise UnableToReadPlan(name, draft.line, what) from None
    if not text:
        what = "this statement has no words before its brace: write the sentence."
        raise UnableToReadPlan(name, draft.line, what)
    return text, items


def _closed_later(draft: Draft) -> tuple[str, Items]:
    """Words and brace; a sentence broken over indented lines runs on to the line that its brace closes."""
    first, items = split_brace(draft.text)
    said = [first]
    for i, line in enumerate(draft.details):
        if items is not None or not line or entry_of(line) is not None:
            break
        more, items = split_brace(line)
        said.append(more)
        if items is not None:
            del draft.details[: i + 1]
            return " ".join(said).strip(), items
    return first, items or ()


def _id(draft: Draft, items: Items, name: str) -> str:
    given = dict(items).get("#", "")
    if given and not slug(given):
        what = f"#{given} is not an id: use lower-case words with hyphens."
        raise UnableToReadPlan(name, draft.line, what)
    return slug(given)


def _made(draft: Draft, text: str, items: Items, taken: set[str], notes: list[Note], name: str) -> Statement:
    id, values = _id(draft, items, name), dict(items)
    if not id:
        id = derive(text, draft.kind, taken)
        notes.append(Note(draft.line, f"“{text[:60]}” had no id and was given #{id}."))
    elif id != values["#"]:
        notes.append(Note(draft.line, f"The id #{values['#']} is read as #{id}."))
    said, due = values.get("due", ""), None
    extra = tuple((key, value) for key, value in items if key not in ("#", *KNOWN_KEYS))
    if said and "due-in-words" not in values and not any(sign.isdigit() for sign in said):
        extra = (*extra, ("due-in-words", said))
        notes.append(
            Note(draft.line, f"The due date “{said}” of #{id} is no day; it was kept as due-in-words.")
        )
    else:
        due = date_of(said, f"the due date of #{id},", name, draft.line)
    owner, measure, target = (values.get(key) for key in ("owner", "measure", "target"))
    details, line = tuple(draft.details), draft.line
    return Statement(id, draft.kind, text, owner, due, measure, target, details, extra, line)
