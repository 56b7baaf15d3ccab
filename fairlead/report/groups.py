"""The chain by level and by unit, in the order of the tree: never a league table."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, GroupFinding, GroupShare, SpreadFinding
from fairlead.core.verdict import LINKS
from fairlead.report import facts, numbers
from fairlead.report.chain import TITLES
from fairlead.report.parts import Fact, Grid, GridRow, Point, Points, Section


def sections(diagnosis: Diagnosis, most: int) -> tuple[Section, ...]:
    """By level always; by unit (or another declared cut) with what the spread says."""
    return (_levels(diagnosis, most), _units(diagnosis, most))


def _levels(diagnosis: Diagnosis, most: int) -> Section:
    title = _("By level")
    if not diagnosis.levels:
        return Section("levels", title, (_("No answer comes with a level: nothing can be said by level."),))
    return Section("levels", title, _more(diagnosis.levels, most), (_grid("levels", diagnosis.levels, most),))


def _units(diagnosis: Diagnosis, most: int) -> Section:
    spread = (_spread(diagnosis.spread),) if diagnosis.spread else ()
    if not diagnosis.units:
        return Section(
            "units", _("By unit"), (_("No answer comes with a unit: nothing can be said by unit."),), spread
        )
    tree = _("Units stand in the order of the tree, not in an order of merit.")
    grid = _grid("units", diagnosis.units, most)
    return Section("units", _("By unit"), (tree, *_more(diagnosis.units, most)), (grid, *spread))


def listed(groups: Sequence[GroupFinding], most: int) -> tuple[GroupFinding, ...]:
    """The groups that one output lists: all of them, or, of very many, those that stand out and the
    top of the tree, in the order of the tree."""
    if len(groups) <= most:
        return tuple(groups)
    first = sorted(range(len(groups)), key=lambda i: (not groups[i].stands_out, groups[i].depth, i))[:most]
    return tuple(groups[i] for i in sorted(first))


def _more(groups: Sequence[GroupFinding], most: int) -> tuple[str, ...]:
    left = len(groups) - most
    if left <= 0:
        return ()
    text = _(
        "{shown} of {all} groups are listed here, those that stand out among them; --json lists them all."
    )
    return (text.format(shown=numbers.whole(most), all=numbers.whole(len(groups))),)


def _grid(id: str, groups: Sequence[GroupFinding], most: int) -> Grid:
    measured = {share.link for found in groups for share in found.shares}
    links = tuple(link for link in LINKS if link in measured)
    caption = _("The chain by {cut}").format(cut=groups[0].cut)
    rows = tuple(_row(found, links) for found in listed(groups, most))
    return Grid(
        f"grid-{id}", caption, groups[0].cut.capitalize(), tuple(TITLES[link] for link in links), rows
    )


def _row(found: GroupFinding, links: Sequence[str]) -> GridRow:
    shares = {share.link: share for share in found.shares}
    cells = tuple(_cell(link, shares.get(link)) for link in links)
    return GridRow(
        found.group, found.depth, _notes(found), found.verdict.sentence if found.verdict else "", cells
    )


def _cell(link: str, share: GroupShare | None) -> Fact:
    if share is None:
        return Fact(TITLES[link], numbers.NOT_MEASURED)
    status = share.status if share.estimate is not None else None
    notes = facts.caveats(share.estimate)
    hidden = share.estimate is None and bool(share.hidden)
    return Fact(TITLES[link], numbers.of_group(share), share.estimate, status, notes=notes, hidden=hidden)


def _notes(found: GroupFinding) -> tuple[str, ...]:
    stands = ", ".join(TITLES[link] for link in found.stands_out)
    notes = (
        numbers.many(found.people, "people") if found.people is not None else "",
        _("{n} groups shown together, to protect anonymity").format(n=found.merged_from)
        if found.merged_from
        else "",
        _("stands out from the other units in: {links}").format(links=stands) if stands else "",
    )
    return tuple(note for note in notes if note)


def _spread(spread: Sequence[SpreadFinding]) -> Points:
    names = {"one-off": _("one-off"), "widespread": _("widespread"), "cannot-tell": _("cannot tell")}
    return Points("spread", tuple(Point(f"{TITLES[s.link]}: {names[s.id]}", _spread_text(s)) for s in spread))


def _spread_text(found: SpreadFinding) -> str:
    if found.base is None:
        return found.says
    base = _("The base stated beforehand is {base}.").format(base=numbers.percent(found.base))
    return f"{found.says} {base}"
