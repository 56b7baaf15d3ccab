"""Headings, list entries, tables and paragraphs of a page, each with its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fairlead.core.plans.foreign.kinds import announced, label_of
from fairlead.core.plans.foreign.markup import plain
from fairlead.core.plans.foreign.masks import Line
from fairlead.core.plans.foreign.values import Trust

_ATX = re.compile(r"^\s{0,3}(#{1,6})\s*(?=[^#\s])(.*?)\s*#*\s*(?:\{#[^}]*\})?$")
_HTML_HEADING = re.compile(r"^\s*<h([1-6])[^>]*>(.*?)</h\1>\s*$", re.IGNORECASE)
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)([^*_]+?)\s*:?\s*\1\s*:?\s*$")
ENTRY = re.compile(
    r"^(?P<indent>[ \t]*)(?:[-*+•–—·▪◦‣●○■□➢➤→✓✔✅»]\s+|[•▪◦‣●○■□➢➤✓✔✅]\s*|o\t\s*|\(?\d{1,3}[.)](?:\s+|\t)|[a-z][.)]\s+|:[a-z_0-9+-]+:\s+)"
)
_BOX = re.compile(r"^(?:\[(?P<state>[ xX])\]|(?P<sign>[☐☑☒]))\s*")
_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|]+(?:\|[^|]+){2,}$")
BOLD_LEVEL, BARE_LEVEL = 7, 8  # under any heading of the page
WIDE = 60  # signs; a shorter line was not broken by the edge of the page
AHEAD = 4  # lines that are looked at for the list under a title
TITLE = 4  # words of a title
SHORT = 8  # words of a line that may be a heading without marks


@dataclass(slots=True)
class Block:
    """A piece of the page: what it is (heading, entry, table, text), its words with their marks, and its lines."""

    sort: str
    text: str
    first: int
    last: int
    level: int = 0  # of a heading; the indentation of an entry
    side: str = ""
    ticked: bool = False
    numbered: bool = False
    children: list["Block"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text without its marks."""
        return plain(self.text)


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page in order; entries that stand deeper are children of the entry above them.

    >>> lines = [Line(1, "# Values"), Line(3, "- Ask."), Line(4, "  - We ring."), Line(5, ""), Line(6, "Bye.")]
    >>> [(b.sort, b.text, len(b.children)) for b in blocks_of(lines)]
    [('heading', 'Values', 0), ('entry', 'Ask.', 1), ('text', 'Bye.', 0)]
    """
    flat: list[Block] = []
    marked = any(_ATX.match(line.text) or _HTML_HEADING.match(line.text) for line in lines)
    blank = True
    for i, line in enumerate(lines):
        blank = blank or (i > 0 and line.number > lines[i - 1].number + 1)  # something was taken out between
        text = re.sub(r"^(?:\s*>)+\s?", "", line.text)
        after = lines[i + 1].text if i + 1 < len(lines) else ""
        if not text.strip() or _RULE.match(text):
            _underline(flat, text, blank, i and lines[i - 1].number)
            blank = True
            continue
        over = next((later.text for later in lines[i + 1 : i + AHEAD] if later.text.strip()), "")
        if blank and _titles_a_list(text, over):
            flat.append(Block("heading", text.strip(), line.number, line.number, BARE_LEVEL, line.side))
        else:
            _take(flat, replace(line, text=text), after, blank, marked)
        blank = False
    return _nested(flat)


def _titles_a_list(text: str, over: str) -> bool:
    """A line of a few words without an end, over a list: a heading, whatever it names; it ends the section above."""
    words = text.strip().split()
    plain_words = (
        0 < len(words) <= TITLE and text[:1].isupper() and not re.search(r"[.!?;,:*_]$|\|", text.strip())
    )
    return plain_words and not ENTRY.match(text) and bool(ENTRY.match(over)) and not label_of(text)


def _underline(flat: list[Block], text: str, blank: bool, above: int) -> None:
    """Makes a heading of the line above a line of = or -."""
    under = re.match(r"^\s*(=+|-+)\s*$", text)
    last = flat[-1] if flat else None
    if under and last and not blank and last.sort == "text" and last.first == last.last == above:
        last.sort, last.level = "heading", 1 if under[1][0] == "=" else 2


def _take(flat: list[Block], line: Line, after: str, blank: bool, marked: bool) -> None:
    text, at = line.text, line.number
    last = flat[-1] if flat else None
    if heading := _heading(text, after, blank, marked, last):
        level, words = heading
        flat.append(Block("heading", words, at, at, level, line.side))
    elif _ROW.match(text) or _tabbed(text, after, last):
        _row(flat, line, blank)
    elif entry := ENTRY.match(text):
        flat.append(_entry(entry, line))
    elif last and _goes_on(last, line, blank, marked):
        between = "\n" if last.sort == "entry" else " "
        last.text, last.last = f"{last.text}{between}{text.strip()}", at
    else:
        flat.append(Block("text", text.strip(), at, at, _indent(text), line.side))


def _goes_on(last: Block, line: Line, blank: bool, marked: bool) -> bool:
    """Whether a line belongs to the paragraph or entry above it."""
    if last.side != line.side or last.sort not in ("text", "entry"):
        return False
    if last.sort == "text":
        return not blank and not _own_line(last.text, line.text)
    if _indent(line.text) > last.level:
        return True
    wrapped = marked or len(last.text) >= WIDE
    return not blank and wrapped and not label_of(line.text)


def _own_line(above: str, text: str) -> bool:
    """Whether a line stands on its own though no empty line parts it: pasted text knows no paragraphs."""
    label, ended = label_of(text), above.rstrip().endswith((".", "!", "?", ":"))
    if label is not None:
        return bool(label[1]) or ended
    return ended and len(above) < WIDE and label_of(above) is not None


def _heading(text: str, after: str, blank: bool, marked: bool, last: Block | None) -> tuple[int, str] | None:
    if found := _ATX.match(text):
        return len(found[1]), found[2]
    if found := _HTML_HEADING.match(text):
        return int(found[1]), found[2]
    if (found := _BOLD_LINE.match(text)) and (blank or announced(found[2])) and not _is_sentence(found[2]):
        return BOLD_LEVEL, found[2]
    return (BARE_LEVEL, text.strip()) if _bare_heading(text, after, blank, marked, last) else None


def _is_sentence(words: str) -> bool:
    return (
        len(words.split()) > SHORT
        or words.rstrip().endswith((".", "!", ";"))
        or words.lstrip().startswith(("“", '"'))
    )


def _bare_heading(text: str, after: str, blank: bool, marked: bool, last: Block | None) -> bool:
    """A short line without marks that names a kind, as in pasted text."""
    words = text.strip().rstrip(":").split()
    if (
        not 0 < len(words) <= SHORT
        or ENTRY.match(text)
        or re.search(r"[.!?;,]$", text.strip())
        or text.startswith((" ", "|"))
    ):
        return False
    said = announced(text)
    named = said is not None and said.trust is not Trust.DOUBTFUL
    alone = blank or (last is not None and last.sort in ("heading", "entry"))
    if named:
        return alone or (
            not marked
            and (last is None or last.sort != "text" or last.text.rstrip().endswith((".", "!", "?", ":")))
        )
    shouted = text.isupper() and len(words) > 1
    return (
        blank
        and not marked
        and (shouted or len(words) <= 6)
        and bool(after.strip())
        and not _bare_like(after)
    )


def _bare_like(text: str) -> bool:
    return len(text.split()) <= SHORT and not ENTRY.match(text)


def _entry(found: re.Match[str], line: Line) -> Block:
    mark, words = found[0].strip(), line.text[found.end() :].strip()
    box = _BOX.match(words)
    words = words[box.end() :] if box else words
    level = _indent(line.text) + (4 if found[0].lstrip().startswith("o\t") else 0)
    ticked = bool(box and (box["state"] or "").lower() == "x") or bool(box and box["sign"] in ("☑", "☒"))
    return Block("entry", words, line.number, line.number, level, line.side, ticked, mark[:1].isdigit())


def _tabbed(text: str, after: str, last: Block | None) -> bool:
    columns = len(re.split(r"\t+", text.strip()))
    if columns < 2 or ENTRY.match(text):
        return False
    goes_on = len(re.split(r"\t+", after.strip())) == columns
    return goes_on or (last is not None and last.sort == "table")


def _row(flat: list[Block], line: Line, blank: bool) -> None:
    if flat and flat[-1].sort == "table" and not blank and flat[-1].side == line.side:
        flat[-1].text += "\n" + line.text
        flat[-1].last = line.number
    else:
        flat.append(Block("table", line.text, line.number, line.number, 0, line.side))


def _indent(text: str) -> int:
    level = text.expandtabs(4)
    return len(level) - len(level.lstrip())


def _nested(flat: list[Block]) -> list[Block]:
    top: list[Block] = []
    open_entries: list[Block] = []
    for block in flat:
        if block.sort in ("heading", "table"):
            open_entries = []
        while open_entries and block.level <= open_entries[-1].level:
            open_entries.pop()
        if open_entries and block.sort in ("entry", "text"):
            open_entries[-1].children.append(block)
        else:
            top.append(block)
            open_entries = []
        if block.sort == "entry":
            open_entries.append(block)
    return top
