"""A round among leaders as terminal text and as an object: who names what, and where they differ."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from fairlead.core.diagnosis.rounds import CodedEntry, LeaderRound
from fairlead.core.scales import Chance, StatementAgreement
from fairlead.report.terminal import BLANK, WIDEST, Hanging

YES, PERHAPS, NO = _("yes"), "?", "–"
NARROW = 24  # letters that a sentence needs beside the columns
NAMED = _(
    "This round is named, not anonymous: whoever handed in a list is shown with it. Ask leaders before you show it to others."
)
CENSUS = _("Every leader who handed in a list is counted: exact figures, no interval.")


def render(made: LeaderRound, console: Console) -> None:
    """Prints who names what."""
    width = min(console.width, WIDEST)
    for what in _lines(made, width):
        console.print(what, width=width, highlight=False, markup=False)


def as_object(made: LeaderRound) -> dict[str, Any]:
    """The same for programs."""
    found = made.agreement
    return {
        "schema": "fairlead/1",
        "company": made.plan.company,
        "edition": made.plan.edition,
        "named": True,
        "note": NAMED,
        "leaders": list(made.leaders),
        "absent": list(made.absent),
        "statements": [_statement(made, s) for s in found.statements],
        "overlap": {"value": found.overlap, "at_most": found.overlap_at_most, "pairs": _pairs(made), "says": _overlap(made)},
        "same_choice": _chance_object(found.chance) | {"says": _choice(made)},
        "kendalls_w": {"value": found.w, "chance": _chance_object(found.w_chance), "says": _ranking(made)},
        "outside": [{"leader": leader, "text": text} for leader, text in made.outside],
        "entries": [
            {"leader": leader, **_entry(entry)}
            for leader, own in zip(made.leaders, made.entries, strict=True)
            for entry in own
        ],
    }  # fmt: skip


def _entry(entry: CodedEntry) -> dict[str, Any]:
    return {
        "line": entry.line,
        "text": entry.text,
        "named": sorted(entry.named),
        "perhaps": sorted(entry.partly),
        "by_hand": entry.by_hand,
        "rank": entry.rank,
    }


def _statement(made: LeaderRound, one: StatementAgreement) -> dict[str, Any]:
    def names(places: Sequence[int]) -> list[str]:
        return [made.leaders[i] for i in places]

    said = made.plan.statement(one.id)
    return {
        "id": one.id,
        "text": said.text if said else "",
        "named_by": names(one.named),
        "perhaps": names(one.perhaps),
        "not_by": names(one.missing),
    }


def _chance_object(chance: Chance | None) -> dict[str, Any]:
    if chance is None:
        return {"p": None, "smallest_p": None, "draws": None}
    return {"p": chance.p, "smallest_p": chance.smallest, "draws": chance.draws}


def _lines(made: LeaderRound, width: int) -> Iterator[RenderableType]:
    edition = _("edition {n}").format(n=made.plan.edition) if made.plan.edition is not None else ""
    title = ", ".join(part for part in (made.plan.company, edition) if part) or _("The plan")
    yield Hanging(Text(title, "bold"))
    yield Hanging(Text(_who(made)))
    yield Hanging(Text(NAMED, "dim"))
    yield BLANK
    yield from (Hanging(Text(line)) for line in (_caution(made), _shared(made), _overlap(made)) if line)
    yield from (Hanging(Text(line)) for line in (_choice(made), _ranking(made)) if line)
    yield BLANK
    yield Text(_("Who names which priority"), "bold")
    yield from _table(made, width)
    yield from _differences(made)


def _who(made: LeaderRound) -> str:
    n = len(made.leaders)
    text = ngettext("{n} leader handed in a list: {names}.", "{n} leaders handed in lists: {names}.", n)
    said = text.format(n=n, names=", ".join(made.leaders))
    if made.absent:
        said += " " + _("Nothing is on the sheet of {names}; it is left out.").format(
            names=", ".join(made.absent)
        )
    return said


def _caution(made: LeaderRound) -> str:
    if len(made.leaders) == 1:
        return _(
            "With one leader agreement does not apply: there is nobody to agree with. What follows is one list."
        )
    if len(made.leaders) == 2:
        return _(
            "With two leaders you see where they differ, but not which of the two is off; one pair is no average."
        )
    return ""


def _shared(made: LeaderRound) -> str:
    found = made.agreement
    if len(made.leaders) < 2:
        return ""
    text = ngettext(
        "{shared} of {all} priorities are named by both leaders, {none} by neither. {census}",
        "{shared} of {all} priorities are named by all {n} leaders, {none} by none. {census}",
        found.leaders - 1,
    )
    return text.format(
        shared=len(found.shared),
        all=len(found.statements),
        n=found.leaders,
        none=len(found.nobodys),
        census=CENSUS,
    )


def _pairs(made: LeaderRound) -> int:
    return len(made.leaders) * (len(made.leaders) - 1) // 2


def _overlap(made: LeaderRound) -> str:
    found = made.agreement
    if found.overlap is None or found.overlap_at_most is None:
        return ""
    value = f"{found.overlap:.2f}"
    if found.overlap_at_most - found.overlap > 0.005:
        value = _("{low}, at most {high} if every unclear entry is meant kindly").format(
            low=value, high=f"{found.overlap_at_most:.2f}"
        )
    text = ngettext(
        "Overlap of their lists: {value} (entries on both lists / entries on either; {n} pair).",
        "Overlap of their lists: {value} (entries on both lists / entries on either; mean of {n} pairs).",
        _pairs(made),
    )
    return text.format(value=value, n=_pairs(made))


def _choice(made: LeaderRound) -> str:
    """Whether they pick the same priorities more than chance would."""
    chance = made.agreement.chance
    if chance is None:
        return ""
    what = _("Do they pick the same priorities more than by chance, counting what is surely named?")
    if chance.smallest >= 1:
        return f"{what} " + _(
            "Nothing to compare: fewer than two leaders chose, the others name all or none."
        )
    return f"{what} {_told(chance)}"


def _ranking(made: LeaderRound) -> str:
    found = made.agreement
    if found.w is not None and found.w_chance is not None:
        text = _("Kendall's W of their rankings: {w} (1: one order, 0: none). Alike beyond chance? {told}")
        return text.format(w=f"{found.w:.2f}", told=_told(found.w_chance))
    if made.ranked and len(made.leaders) > 1:
        return _("Kendall's W is not given: it needs every leader to rank every priority.")
    return ""


def _told(chance: Chance) -> str:
    how = (
        _("all orders counted")
        if chance.draws is None
        else _("{n} random orders, seeded").format(n=f"{chance.draws:,}")
    )
    if chance.p is None and chance.smallest >= 1:
        return _("Cannot tell: every leader ranks all alike.")
    if chance.p is None:
        text = _("Cannot tell: with so few, even full agreement comes by chance in {share} of cases.")
        return text.format(share=f"{100 * chance.smallest:.0f} %")
    text = (
        _("Yes: chance alone does it in {share} of cases (p = {p}, {how}).")
        if chance.p <= 0.05
        else _("Not shown: chance alone does it in {share} of cases (p = {p}, {how}).")
    )
    share = f"{100 * chance.p:.1f} %" if chance.p >= 0.0005 else _("fewer than 0.1 %")
    return text.format(share=share, p=f"{chance.p:.3f}" if chance.p >= 0.0005 else "< .001", how=how)


def _table(made: LeaderRound, width: int) -> Iterator[RenderableType]:
    columns = sum(len(name) + 2 for name in made.leaders)
    if columns + NARROW + 6 > width:
        yield from _rows_in_words(made)
        return
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_edge=False)
    table.add_column("", ratio=1, overflow="fold")
    for name in (*made.leaders, _("all")):
        table.add_column(Text(name), justify="center", no_wrap=True)
    for one in made.agreement.statements:
        cells = [_cell(one, i) for i in range(len(made.leaders))]
        table.add_row(Text(f"#{one.id}"), *cells, Text(f"{len(one.named)}/{len(made.leaders)}"))
    yield table
    yield Hanging(Text(_("{yes}: names it; {perhaps}: perhaps, look at the entry; {no}: does not.").format(
        yes=YES, perhaps=PERHAPS, no=NO), "dim"))  # fmt: skip


def _cell(one: StatementAgreement, leader: int) -> Text:
    return Text(YES if leader in one.named else PERHAPS if leader in one.perhaps else NO)


def _rows_in_words(made: LeaderRound) -> Iterator[RenderableType]:
    for one in made.agreement.statements:
        parts = []
        for text, places in (
            (_("named by {names}"), one.named),
            (_("perhaps by {names}"), one.perhaps),
            (_("not by {names}"), one.missing),
        ):
            if places:
                parts.append(text.format(names=", ".join(made.leaders[i] for i in places)))
        yield Hanging(Text(f"#{one.id}: " + "; ".join(parts)), indent=2)


def _differences(made: LeaderRound) -> Iterator[RenderableType]:
    found = made.agreement
    alone = [f"{made.leaders[one.named[0]]}: {_said(made, one.id)}" for one in found.alone]
    yield from _list(_("Only one leader names"), alone)
    yield from _list(_("No leader names"), [_said(made, id) for id in found.nobodys])
    yield from _list(_("Listed, and nowhere in the plan"), [f"{who}: “{text}”" for who, text in made.outside])
    yield from _list(_("Perhaps: a person should look"), list(_unclear(made)))


def _unclear(made: LeaderRound) -> Iterator[str]:
    for leader, own in zip(made.leaders, made.entries, strict=True):
        for entry in own:
            if entry.partly and not entry.named:
                ids = ", ".join(f"#{id}" for id in sorted(entry.partly))
                yield _("{leader}: “{text}” – is it {ids}?").format(leader=leader, text=entry.text, ids=ids)


def _said(made: LeaderRound, id: str) -> str:
    statement = made.plan.statement(id)
    return f"#{id} {statement.text}" if statement else f"#{id}"


def _list(heading: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield BLANK
        yield Text(heading, "bold")
        yield from (Hanging(Text(line), indent=2) for line in lines)
