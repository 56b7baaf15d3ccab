"""Two editions of a plan: what is new, gone, moved, reworded, and whether its substance changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from fairlead.core.plans.differences import Change, Changed, Difference
from fairlead.core.plans.headings import HEADINGS, Kind
from fairlead.core.plans.pairing import ALIKE, Similarity, likeness, pair
from fairlead.core.plans.substance import SUBSTANCE, substance
from fairlead.core.plans.values import Plan, Statement

SURE = (
    0.6  # likeness from which a statement is followed to another id, if its own id now names something else
)
FIELD = {"owner": 0.4, "measure": 0.5, "target": 0.6}  # weights of a change; chosen
DETAIL = 0.5  # what a change below a statement counts for, of one in its sentence
MONTH = 30.4375  # days
Reason = tuple[float, str]


def compare(before: Plan, after: Plan, similarity: Similarity | None = None) -> Difference:
    """Each statement of two editions with what became of it.

    Statements are paired by id; then, where ids differ, by best assignment on likeness. `similarity` may pass in an
    encoder's view (texts, texts → A×B in 0..1). A statement's score is that of its greatest change: of its sentence
    (`substance`), owner, day, measure, target, kind, or, at half weight, the lines below it.

    >>> from fairlead.core.plans import parse
    >>> old = parse("## Priorities\\n- Call 95 % in a week. {#call}\\n- Pay early. {#pay}")
    >>> new = parse("## Priorities\\n- Call 80% in a week. {#call}\\n- Hire locals. {#hire}\\n- We pay early. {#early}")
    >>> [(c.change.value, c.id, c.score) for c in compare(old, new).changes]
    [('reworded', 'call', 0.5), ('new', 'hire', 1.0), ('reworded', 'early', 0.0)]
    """
    pairs = _pairs(before.statements, after.statements, similarity)
    found = {j: i for i, j in pairs}
    kept = set(found.values())
    after_changes = [
        _changed(before.statements[found[j]], s) if j in found else _new(s)
        for j, s in enumerate(after.statements)
    ]
    gone = [_gone(s) for i, s in enumerate(before.statements) if i not in kept]
    return Difference("plan", (*after_changes, *gone))


def turned_priorities(
    before: Plan, after: Plan, similarity: Similarity | None = None
) -> tuple[Statement, ...]:
    """The priorities of `after` that were no priority before, in substance: new, rewritten, or brought from another kind.

    The churn of the priorities is their number over that of all. Unlike a comparison of ids, it is not taken in by a
    new id on an old sentence, nor by an old id on a new one.

    >>> from fairlead.core.plans import parse
    >>> old = parse("## Priorities\\n- Call every client. {#call}\\n- Pay early. {#pay}")
    >>> new = parse("## Priorities\\n- We call every client. {#ring}\\n- Win ten care homes. {#pay}")
    >>> [priority.id for priority in turned_priorities(old, new)]
    ['pay']
    """
    changes = {c.id: c for c in compare(before, after, similarity).changes if c.after is not None}
    turning = (Change.NEW, Change.MOVED)
    return tuple(p for p in after.priorities if changes[p.id].change in turning or changes[p.id].is_rewritten)


def _pairs(
    before: Sequence[Statement], after: Sequence[Statement], similarity: Similarity | None
) -> list[tuple[int, int]]:
    alike = likeness([s.text for s in before], [s.text for s in after])
    place = {statement.id: j for j, statement in enumerate(after)}
    by_id = [(i, place[s.id]) for i, s in enumerate(before) if s.id in place]
    # An id that was made from a number may name another statement now; then the words decide.
    strays = {
        (i, j)
        for i, j in by_id
        if alike[i, j] < ALIKE and max(alike[i].max(initial=0), alike[:, j].max(initial=0)) >= SURE
    }
    sure = [both for both in by_id if both not in strays]
    rows = [i for i in range(len(before)) if i not in {i for i, _ in sure}]
    columns = [j for j in range(len(after)) if j not in {j for _, j in sure}]
    rest = pair([before[i].text for i in rows], [after[j].text for j in columns], similarity)
    return sure + [(rows[i], columns[j]) for i, j in rest]


def _new(statement: Statement) -> Changed:
    return Changed(
        Change.NEW, None, statement.text, 1.0, (), statement.id, str(statement.kind), None, statement.line
    )


def _gone(statement: Statement) -> Changed:
    return Changed(
        Change.GONE, statement.text, None, 1.0, (), statement.id, str(statement.kind), statement.line, None
    )


def _changed(before: Statement, after: Statement) -> Changed:
    said = substance(before.text, after.text)
    found = [(said.score, reason) for reason in said.reasons]
    found += [*_moved(before, after), *_fields(before, after), *_deadline(before.due, after.due)]
    found += _details(before, after)
    if before.kind is not after.kind:
        change = Change.MOVED
    else:
        untouched = not found and (before.text, before.details) == (after.text, after.details)
        change = Change.SAME if untouched else Change.REWORDED
    score = max((weight for weight, _ in found), default=0.0)
    reasons = tuple(reason for _, reason in found)
    return Changed(
        change, before.text, after.text, score, reasons, after.id, str(after.kind), before.line, after.line
    )


def _moved(before: Statement, after: Statement) -> Iterator[Reason]:
    if before.kind is not after.kind:
        text = _("moved from “{before}” to “{after}”")
        weight = 1.0 if Kind.NOT_DOING in (before.kind, after.kind) else 0.4
        yield weight, text.format(before=HEADINGS[before.kind], after=HEADINGS[after.kind])


def _fields(before: Statement, after: Statement) -> Iterator[Reason]:
    names = {"owner": _("owner"), "measure": _("measure"), "target": _("target")}
    for name, weight in FIELD.items():
        old, new = getattr(before, name), getattr(after, name)
        if old and new:
            if substance(old, new).changed:
                text = _("{what} changed from “{before}” to “{after}”")
                yield weight, text.format(what=names[name], before=old, after=new)
        elif new:
            yield weight, _("{what} added: “{after}”").format(what=names[name], after=new)
        elif old:
            yield weight, _("{what} dropped: “{before}”").format(what=names[name], before=old)


def _deadline(before: date | None, after: date | None) -> Iterator[Reason]:
    """A deadline that moved by less than a fortnight is wording; from a month on it is substance."""
    if before and after and before != after:
        days = (after - before).days
        span = _span(abs(days))
        text = (
            _("the deadline moved by {span}, to {day}")
            if days > 0
            else _("the deadline came {span} nearer, to {day}")
        )
        yield min(0.6, abs(days) / MONTH * 0.2), text.format(span=span, day=after)
    elif after and not before:
        yield 0.3, _("a deadline was set: {day}").format(day=after)
    elif before and not after:
        yield 0.4, _("the deadline was dropped: {day}").format(day=before)


def _span(days: int) -> str:
    months = round(days / MONTH)
    if months:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    return ngettext("{n} day", "{n} days", days).format(n=days)


def _details(before: Statement, after: Statement) -> Iterator[Reason]:
    """The lines below a statement, such as the behaviours of a value."""
    old, new = ([line.strip(" -*+•") for line in s.details if line.strip(" -*+•")] for s in (before, after))
    rest_old, rest_new = [t for t in old if t not in new], [t for t in new if t not in old]
    pairs = pair(rest_old, rest_new)
    for i, j in pairs:
        found = substance(rest_old[i], rest_new[j])
        if found.changed:
            yield (
                max(SUBSTANCE, DETAIL * found.score),
                _("below it: {reason}").format(reason="; ".join(found.reasons)),
            )
    for i in sorted(set(range(len(rest_old))) - {both[0] for both in pairs}):
        yield DETAIL, _("a line below it was dropped: “{line}”").format(line=rest_old[i])
    for j in sorted(set(range(len(rest_new))) - {both[1] for both in pairs}):
        yield DETAIL, _("a line below it was added: “{line}”").format(line=rest_new[j])
