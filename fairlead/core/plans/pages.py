"""Any Markdown page as units that can be compared: headings, list entries, table rows, sentences.

Made for pages that know nothing of our grammar. Front matter, comments, code, tags of site generators, link targets
and pictures fall away. What only points elsewhere (a table of contents, "see also", "last updated") is kept, marked
`aside`, and carries no weight.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairlead.core.plans.sentences import without_markup
from fairlead.core.plans.words import listed

_FRONT = re.compile(r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.S)
_BLOCKS = re.compile(
    # Lengths are bounded, so that a mark that is never closed costs little.
    r"<!--.{0,5000}?-->|^(```|~~~).*?^\1[^\n]*$|<(script|style|iframe|svg|video)\b.{0,20000}?</\2>"
    r"|\{%-?\s{0,9}comment.{0,5000}?endcomment\s{0,9}-?%\}",
    re.S | re.M,
)
_TAGS = re.compile(r"\{%.{0,300}?%\}|\{\{.{0,300}?\}\}|</?[a-zA-Z](?![a-z]*://)[^<>]*?>|<!--|-->", re.S)
_CODE = re.compile(
    r"^(?:import [^\n]{1,200} from ['\"].+|export\s+(?:const|default)\b.*|:::.*|\[[^\]]+\]:\s*\S+.*)$", re.M
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}).*$", re.M)
_HEADING = re.compile(r"^ ?(#{1,6}) (.*?) ?#* ?(?:\{#?[^}]*\})?$")
_ENTRY = re.compile(r"^\s*(?:>\s*)*(?:[-*+•]|\(?\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$")
_RULE = re.compile(r"^ ?(?:[-*_=] ?){3,}$|^ ?[ :|-]+$")
_ONLY_LINK = re.compile(r"^\W*(?:!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<?https?://\S+>?)\W*$")
_POINTER = re.compile(
    r"^\W*(?:see|(?:read|learn|find|find out) (?:more|out)|more (?:about|on|information|details|in)|for (?:more|further|details)"
    r"|click|back to|return to|refer to|check out|read (?:the|our|about))\b"
    r"|\b(?:found|described|detailed|explained) (?:on|in|at|here)\b", re.I
)  # fmt: skip
_STAMP = re.compile(
    r"^\W*(?:(?:(?:last |next )?(?:updated?|modified|reviewed?|edited|published)|version|author|maintained|page owner)\s*"
    r"(?:date)?\s*(?::|on\b|by\b|\d)|edit this page|(?:table of )?contents\W*$|on this page|todo\b|tk\b|tbd\b)", re.I
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+(?=[\"'“‘(*_]*[A-Z0-9])")
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|mr|ms|mrs|dr|inc|ltd|no|approx)|\b[A-Z])\.[\"'”’)*_]*$", re.I
)
_ASIDES = listed(
    """resources links references footnotes contents navigation appendix license licence licensing contributing
    contribute changelog contact contacts faq faqs related glossary credits acknowledgements acknowledgments copyright
    sources disclaimer breadcrumbs feedback"""
)
_EMPTY_HEADINGS = listed(
    "overview introduction intro summary background about details general notes welcome index"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a page says: its text without marks, the heading above it, the line it begins on."""

    text: str
    heading: str
    line: int
    is_heading: bool = False
    aside: bool = False


def units(text: str) -> tuple[Unit, ...]:
    """The units of a page, in order.

    >>> page = "---\\ntitle: x\\n---\\n# Mission\\nWe mend roofs. We [call back](a.md).\\n\\n- Care\\n\\nSee [here](b.md)."
    >>> [(unit.line, unit.text, unit.aside) for unit in units(page)]  # doctest: +NORMALIZE_WHITESPACE
    [(4, 'Mission', False), (5, 'We mend roofs.', False), (5, 'We call back.', False), (7, 'Care', False),
     (9, 'See here.', True)]
    """
    heading, is_aside, found = "", False, []
    for line, raw, level in _blocks(_bare(text)):
        plain = _plain(raw)
        if level:
            heading, is_aside = plain, bool(listed(plain.casefold()) & _ASIDES) and len(plain.split()) < 6
            empty = is_aside or listed(plain.casefold()) <= _EMPTY_HEADINGS
            found.append(Unit(plain, plain, line, True, empty))
        elif plain and re.search(r"\w", plain):
            points = is_aside or bool(_ONLY_LINK.match(raw) or _STAMP.match(plain))
            found += [Unit(_plain(s), heading, line, False, points or _points(s)) for s in _sentences(raw)]
    return tuple(found)


def _bare(text: str) -> str:
    """The page without what no reader sees, runs of spaces as one; line numbers stay."""
    text = re.sub(r"[^\S\n]+", " ", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    text = _FRONT.sub(_lines_only, text)
    conflict = (_CONFLICT,) if text.count("<<<<<<<") else ()  # else ======= draws a heading
    for pattern in (_BLOCKS, _TAGS, _CODE, *conflict):
        text = pattern.sub(_lines_only, text)
    return text


def _lines_only(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _blocks(text: str) -> Iterator[tuple[int, str, int]]:
    """Line, text and level (0 for no heading) of each heading, list entry, table row and paragraph."""
    begun, open_ = 0, [""]

    def close() -> Iterator[tuple[int, str, int]]:
        if open_[0].strip():
            yield begun, open_[0].strip(), 0
        open_[0] = ""

    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        under = lines[number] if number < len(lines) else ""
        if found := _HEADING.match(line):
            yield from close()
            yield number, found[2], len(found[1])
        elif (
            re.fullmatch(r"\s*(?:={3,}|-{3,})\s*", under)
            and line.strip()
            and not _ENTRY.match(line)
            and not open_[0]
        ):
            yield number, line.strip(), 2
        elif not line.strip() or _RULE.match(line):
            yield from close()
        elif entry := _ENTRY.match(line):
            yield from close()
            begun, open_[0] = number, entry[1]
        elif "|" in line and line.strip().startswith("|"):
            yield from close()
            begun, open_[0] = (
                number,
                " · ".join(cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip()),
            )
            yield from close()
        else:
            begun = begun if open_[0] else number
            open_[0] += " " + line.strip().lstrip("> ")
    yield from close()


def _plain(raw: str) -> str:
    return " ".join(without_markup(re.sub(r"\{#[^}]*\}|\{:[^}]*\}", "", raw), hosts=True).split())


def _points(raw: str) -> bool:
    """A sentence that sends the reader elsewhere: "see …", "… is described on …", with a link in it."""
    return bool(re.search(r"\]\(|\]\[|https?://", raw) and _POINTER.search(_plain(raw)))


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    for part in _SENTENCE.split(re.sub(r"(?<=\])\([^)\s]{0,500}\)", "()", text)):
        if parts and _SHORTENED.search(parts[-1]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return [part.strip() for part in parts if re.search(r"\w", _plain(part))]
