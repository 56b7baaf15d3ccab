"""What is proposed of a foreign page, as terminal text and as an object."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from fairlead.core.plans import HEADINGS, Proposal, Proposed
from fairlead.core.plans.foreign.drafting import lines_in_words
from fairlead.core.plans.foreign.values import LeftOut, Trust
from fairlead.report.terminal import BLANK, WIDEST, Hanging

COLUMN = 10  # the widest word of trust, and a space


def as_object(proposal: Proposal, name: str, written: str | None) -> dict[str, Any]:
    """The proposal for programs: all of it, nothing grouped."""
    return {"page": name, "written": written, **asdict(proposal)}


def render(proposal: Proposal, name: str, console: Console) -> None:
    """Prints warnings, then the statements by kind, then what was left out, by reason."""
    _print(console, [_line(name, "dim"), _line(_summary(proposal.statements), "bold")])
    if proposal.warnings:
        _print(console, [BLANK, _line(_("Look at this first"), "bold underline")])
        _print(
            console, [_line(f"{_place(w.line, w.line)}: {w.sentence}", indent=2) for w in proposal.warnings]
        )
    for kind, same in groupby(proposal.statements, key=lambda one: one.kind):
        _print(
            console,
            [BLANK, _line(HEADINGS[kind], "bold underline"), *(row for one in same for row in _one(one))],
        )
    _print(console, list(_left(proposal.left_out)))


def _summary(statements: Sequence[Proposed]) -> str:
    if not statements:
        return _("No sentence of direction was found on this page.")
    said = ngettext("{n} statement is proposed", "{n} statements are proposed", len(statements)).format(
        n=len(statements)
    )
    doubtful = sum(one.trust is Trust.DOUBTFUL for one in statements)
    doubt = _(", {n} of them doubtful").format(n=doubtful) if doubtful else ""
    return _("{said}{doubt}; a person confirms each.").format(said=said, doubt=doubt)


def _one(one: Proposed) -> Iterator[RenderableType]:
    yield Hanging(Text(f"{one.trust:<{COLUMN}}", "dim").append(one.text, "not dim"), indent=2, later=COLUMN)
    yield _line(f"{_place(one.first, one.last)}, {one.why}", "dim", 2 + COLUMN)
    yield from (_line(_("Doubt: it {doubt}.").format(doubt=doubt), indent=2 + COLUMN) for doubt in one.doubts)
    for found in one.found:
        read = "" if found.words == found.value else f", from “{found.words}”"
        yield _line(f"{found.key}: {found.value}{read}", indent=2 + COLUMN)
    if one.details:
        text = ngettext("with {n} line that explains it", "with {n} lines that explain it", len(one.details))
        yield _line(text.format(n=len(one.details)), "dim", 2 + COLUMN)


def _left(left: Sequence[LeftOut]) -> Iterator[RenderableType]:
    if not left:
        return
    yield BLANK
    yield _line(_("Left out"), "bold underline")
    reasons = list(dict.fromkeys(one.reason for one in left))
    for reason in reasons:
        same = [one for one in left if one.reason == reason]
        yield _line(f"{reason}: {_lines(same)}", indent=2)


def _lines(left: Iterable[LeftOut]) -> str:
    """All lines of one reason; the words too, if it is a single place."""
    places = list(left)
    spans = ", ".join(str(o.first) if o.first == o.last else f"{o.first}-{o.last}" for o in places)
    single = len(places) == 1 and places[0].first == places[0].last
    named = (_("line {n}") if single else _("lines {n}")).format(n=spans)
    return f"{named}, “{places[0].words}”" if len(places) == 1 else named


def _place(first: int, last: int) -> str:
    return lines_in_words(first, last)


def _line(text: str, style: str = "", indent: int = 0) -> RenderableType:
    return Hanging(Text(text, style), indent=indent, later=2 if indent else 0)


def _print(console: Console, lines: Iterable[RenderableType]) -> None:
    for line in lines:
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)
