"""The chain by level and by unit, in the order of the tree: never a league table."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from itertools import groupby

from fairlead.core.diagnosis.values import Diagnosis, GroupFinding, GroupShare, SpreadFinding
from fairlead.core.verdict import LINKS, Verdict
from fairlead.report import facts, figures, numbers, published
from fairlead.report.chain import TITLES
from fairlead.report.parts import Fact, Grid, GridRow, Point, Points, Section


def sections(diagnosis: Diagnosis, most: int) -> tuple[Section, ...]:
    """By level always, then by each further cut, then by unit with what the spread says."""
    if not diagnosis.levels and not diagnosis.units and published.by_group(diagnosis.published):
        return (_only_published(),)
    cuts = groupby(diagnosis.levels, key=lambda found: found.cut)
    levels = tuple(_by(cut, tuple(groups), most, diagnosis.verdict) for cut, groups in cuts)
    return (*(levels if _has_level(diagnosis) else (_no_level(diagnosis), *levels)), _units(diagnosis, most))


def _has_level(diagnosis: Diagnosis) -> bool:
    return any(found.cut == "level" for found in diagnosis.levels)


def _only_published() -> Section:
    said = _(
        "By group there are published figures alone: they are summed up below, and no group is judged by them."
    )
    return Section("by-group", _("By level and by unit"), (said,))


def _no_level(diagnosis: Diagnosis) -> Section:
    nothing = _("No answer comes with a level: nothing can be said by level.")
    return Section("by-level", _("By level"), (_no_chain(diagnosis, "level") or nothing,))


def _no_chain(diagnosis: Diagnosis, cut: str) -> str:
    """What is said where answers come with the cut, yet none of them speaks of a link (those of leavers)."""
    if all(figure.cut != cut for figure in diagnosis.released):
        return ""
    return _("Answers come with a {cut}, but none of them decides a link.").format(cut=cut)


def _by(cut: str, groups: Sequence[GroupFinding], most: int, verdict: Verdict) -> Section:
    return Section(
        f"by-{_anchor(cut)}",
        _("By {cut}").format(cut=cut),
        _more(groups, most),
        (_grid(groups, most, verdict),),
    )


def _anchor(cut: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in cut.lower())


def _units(diagnosis: Diagnosis, most: int) -> Section:
    spread = (_spread(diagnosis.spread),) if diagnosis.spread else ()
    if not diagnosis.units:
        nothing = _("No answer comes with a unit: nothing can be said by unit.")
        return Section("by-unit", _("By unit"), (_no_chain(diagnosis, "unit") or nothing,), spread)
    tree = _("Units stand in the order of the tree, not in an order of merit.")
    grid = _grid(diagnosis.units, most, diagnosis.verdict)
    return Section("by-unit", _("By unit"), (tree, *_more(diagnosis.units, most)), (grid, *spread))


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


def _grid(groups: Sequence[GroupFinding], most: int, verdict: Verdict) -> Grid:
    measured = {share.link for found in groups for share in found.shares}
    links = tuple(link for link in LINKS if link in measured)
    caption = _("The chain by {cut}").format(cut=groups[0].cut)
    shown = listed(groups, most)
    marks = _marks(shown)
    rows = tuple(_row(found, links, verdict, marks) for found in shown)
    return Grid(
        f"grid-{_anchor(groups[0].cut)}",
        caption,
        groups[0].cut.capitalize(),
        tuple(TITLES[link] for link in links),
        rows,
        tuple(f"{mark} {caveat}" for caveat, mark in marks.items()),
    )


def _marks(groups: Sequence[GroupFinding]) -> dict[str, str]:
    """Each caveat of the figures in the table, with its mark: “*”, then “**”."""
    caveats = dict.fromkeys(
        c for found in groups for share in found.shares for c in facts.caveats(share.estimate)
    )
    return {caveat: "*" * place for place, caveat in enumerate(caveats, start=1)}


def _row(found: GroupFinding, links: Sequence[str], verdict: Verdict, marks: Mapping[str, str]) -> GridRow:
    shares = {share.link: share for share in found.shares}
    cells = tuple(_cell(link, shares.get(link), marks) for link in links)
    return GridRow(found.group, found.depth, _notes(found), _verdict(found.verdict, verdict), cells)


def _verdict(found: Verdict | None, company: Verdict) -> str:
    if found is None:
        return ""
    return _("The same verdict as the company.") if found.id == company.id else found.sentence


def _cell(link: str, share: GroupShare | None, marks: Mapping[str, str]) -> Fact:
    if share is None:
        return Fact(TITLES[link], numbers.NOT_MEASURED)
    status = share.status if share.estimate is not None else None
    mark = " ".join(marks[caveat] for caveat in facts.caveats(share.estimate))
    hidden = share.estimate is None and bool(share.hidden)
    return Fact(TITLES[link], figures.of_group(share), share.estimate, status, hidden=hidden, mark=mark)


def _notes(found: GroupFinding) -> tuple[str, ...]:
    stands = ", ".join(TITLES[link] for link in found.stands_out)
    notes = (
        numbers.many(found.people, "people") if found.people is not None else "",
        _("{groups} shown together, to protect anonymity").format(
            groups=numbers.many(found.merged_from, "groups")
        )
        if found.merged_from
        else "",
        _("stands out from the other units in: {links}").format(links=stands) if stands else "",
    )
    return tuple(note for note in notes if note)


def _spread(spread: Sequence[SpreadFinding]) -> Points:
    """What is said of several links alike is said once."""
    alike: dict[tuple[str, str], list[str]] = {}
    for found in spread:
        titles = alike.setdefault((found.id, _spread_text(found)), [])
        titles += [TITLES[found.link]] if TITLES[found.link] not in titles else []
    names = {"one-off": _("one-off"), "widespread": _("widespread"), "cannot-tell": _("cannot tell")}
    points = (Point(f"{', '.join(titles)}: {names[id]}", text) for (id, text), titles in alike.items())
    return Points("spread", tuple(points))


def _spread_text(found: SpreadFinding) -> str:
    if found.base is None:
        return found.says
    base = _("The base stated beforehand is {base}.").format(base=numbers.percent(found.base))
    return f"{found.says} {base}"
