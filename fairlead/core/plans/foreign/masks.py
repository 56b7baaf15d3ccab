"""The lines of a page that hold no sentence of direction: front matter, comments, code, conflict marks, imports."""

import re
from dataclasses import dataclass

from fairlead.core.plans.foreign.markup import without_secrets
from fairlead.core.plans.foreign.values import Notes

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?:\s+(.*))?$")
_OPENING = re.compile(r"(<!--)|\{%-?\s*comment\b")
_HTML_END = re.compile("-->")
_SECRET_END = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_TAG_ONLY = re.compile(r"^\s*(?:(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{:[^{}]*\}|</?[A-Za-z][^<>]*>)\s*)+$")
_MDX = re.compile(r"^(?:import\s.+\sfrom\s+['\"]|import\s+['\"]|export\s+(?:const|default|function|let)\b)")
_BREAKS = re.compile(r"(?i)<li\b[^>]*>|</?(?:p|br|div|ul|ol|tr)\b[^>]*>|</(?:li|h[1-6])>(?=\s*\S)")
_TODO = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|TK|TKTK)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may hold words; `side` names the side of an unresolved conflict on which it stands."""

    number: int
    text: str
    side: str = ""


def lines_of(text: str, notes: Notes) -> list[Line]:
    """The lines of a page without what its readers do not see; all that is taken out is listed in `notes`.

    >>> notes = Notes()
    >>> [line.number for line in lines_of("---\\ntitle: x\\n---\\n# Mission\\n<!-- old -->\\nBake.", notes)]
    [4, 6]
    >>> [(left.first, left.last, left.reason) for left in notes.left]
    [(1, 3, 'front matter'), (5, 5, 'a comment that readers do not see')]
    """
    raw = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _unwritten(raw, notes)
    body = _front_matter(raw, notes)
    return _unconflicted(_visible(raw, body, notes), notes)


def _unwritten(raw: list[str], notes: Notes) -> None:
    """One warning for each mark such as TODO, with all of its lines."""
    marks: dict[str, list[int]] = {}
    for i, line in enumerate(raw, start=1):
        for mark in dict.fromkeys(_TODO.findall(line)):
            marks.setdefault(mark, []).append(i)
    for mark, at in marks.items():
        also = f"; also on {', '.join(map(str, at[1:]))}" if at[1:] else ""
        notes.warn(at[0], f"“{mark}” says that something is still to be written{also}.")


def _front_matter(raw: list[str], notes: Notes) -> int:
    """Index of the first line of the body."""
    first = next((i for i, line in enumerate(raw) if line.strip()), 0)
    fence = raw[first].strip() if raw else ""
    if fence not in ("---", "+++"):
        return 0
    ends = (fence, "...") if fence == "---" else (fence,)
    closed = next((i for i in range(first + 1, len(raw)) if raw[i].strip() in ends), None)
    inside = raw[first + 1 : closed]
    if closed is None or not any(re.match(r"^\s*[\w.-]+\s*[:=]", line) for line in inside):
        return 0
    notes.leave(first + 1, closed + 1, " ".join(inside), "front matter")
    titled = (re.match(r"^title\s*[:=]\s*(.+)$", line) for line in inside)
    notes.title = next((found[1].strip().strip("\"'") for found in titled if found), "")
    return closed + 1


def _visible(raw: list[str], start: int, notes: Notes) -> list[Line]:
    kept: list[Line] = []
    i = start
    while i < len(raw):
        end, reason = _hidden(raw, i)
        if reason:
            notes.leave(i + 1, end + 1, " ".join(raw[i : end + 1]), reason)
            before, after = _around(raw, i, end)
            if before or after:
                kept.append(Line(i + 1, f"{before} {after}".rstrip()))
            i = end + 1
            continue
        kept += _shown(raw[i], i + 1, notes)
        i += 1
    return [line for line in kept if line.text is not None]


def _hidden(raw: list[str], i: int) -> tuple[int, str]:
    """Where something hidden ends that opens on line i, and what it is; no reason if the line is open."""
    line = raw[i]
    if fence := _FENCE.match(line):
        ends = (
            j
            for j in range(i + 1, len(raw))
            if raw[j].strip().startswith(fence[1]) and not raw[j].strip().strip(fence[1][0])
        )
        return next(ends, len(raw) - 1), "code"
    left = without_secrets(line)
    if closing := _closing(left):
        ends = (j for j in range(i + 1, len(raw)) if closing.search(raw[j]))
        return next(ends, len(raw) - 1), "a comment that readers do not see"
    if left != line and not left.strip():
        return i, "a comment that readers do not see"
    if _TAG_ONLY.match(line):
        return i, "a template tag or markup without words"
    return (i, "code of the page") if _MDX.match(line) else (i, "")


def _around(raw: list[str], i: int, end: int) -> tuple[str, str]:
    """The words before a comment that opens on line i and after it closes."""
    if i == end or _FENCE.match(raw[i]):
        return "", ""
    left = without_secrets(raw[i])
    opening, closing = _OPENING.search(left), _closing(left)
    opened = left[: opening.start()] if opening else ""
    closed = closing.split(raw[end]) if closing else []
    return opened.rstrip(), closed[-1].strip() if len(closed) > 1 else ""


def _closing(left: str) -> re.Pattern[str] | None:
    """What ends the comment that a line leaves open: only the mark of its own kind."""
    opening = _OPENING.search(left)
    return (_HTML_END if opening[1] else _SECRET_END) if opening else None


def _shown(line: str, number: int, notes: Notes) -> list[Line]:
    """The line as it is seen; HTML that opens paragraphs and list entries within it makes several of it."""
    left = without_secrets(line)
    if left != line:
        notes.leave(number, number, line, "a comment that readers do not see, within the line")
        # The space behind a comment that opened the line is no indentation.
        left = line[: len(line) - len(line.lstrip())] + left.lstrip()
    left = re.sub(r"^\t+", lambda m: m[0].expandtabs(4), left).rstrip()
    if not _BREAKS.search(left):
        return [Line(number, left)]
    parts = _BREAKS.sub(lambda m: "\x00- " if m[0].lower().startswith("<li") else "\x00", left).split("\x00")
    return [Line(number, part) for part in parts if part.strip()]


def _unconflicted(lines: list[Line], notes: Notes) -> list[Line]:
    """Both sides of a merge conflict, each line knowing its side; the marks are taken out, and that is said loudly."""
    kept: list[Line] = []
    side = ""
    for line in lines:
        mark = _MARK.match(line.text)
        if mark and (side or mark[1][0] == "<"):
            notes.leave(line.number, line.number, line.text, "a mark of an unresolved merge conflict")
            if mark[1][0] == "<":
                notes.warn(
                    line.number,
                    "An unresolved merge conflict begins here: two versions stand on the page, and both are shown.",
                )
            side = {
                "<": f"first side ({mark[2] or 'ours'})",
                "|": "the common ancestor",
                "=": "second side",
                ">": "",
            }[mark[1][0]]
            # Words on the two sides of a mark are not one sentence.
            kept.append(Line(line.number, "", side))
            continue
        kept.append(Line(line.number, line.text, side))
    return kept
