"""The lines between `---` and `---`: company, edition, published, and whatever else a firm keeps there."""

import re
from dataclasses import dataclass, field
from datetime import date

from fairlead.core.plans.errors import UnableToReadPlan

KNOWN = ("company", "edition", "published")
_KEY = re.compile(r"^(?P<key>[^\s:#][^:]*?)\s*:(?:\s+(?P<value>.*))?$")


@dataclass(slots=True)
class FrontMatter:
    """What was read: known keys as text, the rest as lines, and the line on which the body begins."""

    values: dict[str, tuple[int, str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    body: int = 0  # index of the first line after the front matter


def read_front_matter(lines: list[str], name: str) -> FrontMatter:
    """The front matter at the head of `lines`, empty if there is none. Raises UnableToReadPlan.

    >>> read_front_matter(["---", "company: Acme", "mood: calm", "---", "## Purpose"], "plan.md").rest
    ['mood: calm']
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip() != "---":
        return FrontMatter()
    closed = next((i for i in range(first + 1, len(lines)) if lines[i].strip() == "---"), None)
    if closed is None:
        what = "the front matter opened here is not closed: write a line --- after its last key."
        raise UnableToReadPlan(name, first + 1, what)
    matter = FrontMatter(body=closed + 1)
    for i in range(first + 1, closed):
        _take(matter, lines[i].rstrip(), i + 1, name)
    return matter


def _take(matter: FrontMatter, line: str, number: int, name: str) -> None:
    found = _KEY.match(line)
    key = found["key"].casefold() if found else ""
    if found and key in KNOWN:
        if key in matter.values:
            raise UnableToReadPlan(name, number, f"{key} is given a second time: keep one of them.")
        matter.values[key] = (number, unquoted((found["value"] or "").strip()))
    elif is_kept(line):
        matter.rest.append(line)
    elif line.strip():
        what = f"“{line.strip()[:40]}” is not front matter: write key: value, or close it with ---."
        raise UnableToReadPlan(name, number, what)


def is_kept(line: str) -> bool:
    """Whether a line can stand in front matter as it is: another key, a comment, a list entry, an indented line.

    >>> is_kept("mood: calm"), is_kept("  - x"), is_kept("company: Acme"), is_kept("---")
    (True, True, False, False)
    """
    found = _KEY.match(line)
    if found:
        return found["key"].casefold() not in KNOWN
    return bool(re.match(r"#|- |\s+\S", line))


def unquoted(value: str) -> str:
    """A value without the quotes around it.

    >>> unquoted('"Del & Neil"'), unquoted("Del's")
    ('Del & Neil', "Del's")
    """
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def edition_of(matter: FrontMatter, name: str) -> int | None:
    """The edition as a whole number, None where the plan gives none."""
    line, text = matter.values.get("edition", (0, ""))
    if text and not re.fullmatch(r"[0-9]{1,9}", text):
        raise UnableToReadPlan(name, line, f"edition “{text}” is not a whole number: write edition: 3.")
    return int(text) if text else None


def date_of(text: str, what: str, name: str, line: int) -> date | None:
    """A day written 2027-03-31, None for an empty text. Raises UnableToReadPlan naming `what`."""
    if not text:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        told = f"{what} “{text}” is not a day of the calendar: write it as 2027-03-31."
        raise UnableToReadPlan(name, line, told) from None
