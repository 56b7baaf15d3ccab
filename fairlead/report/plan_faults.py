"""The faults of a plan, and the checks themselves, as terminal text and as objects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from fairlead.core.plans import CHECKS, HEADINGS, Check, Fault, Plan
from fairlead.report.terminal import BLANK, WIDEST, Hanging

_OF = {one.id: one for one in CHECKS}
_SEVERITIES = ("must", "should", "could")
_STYLES = {"must": "bold", "should": "bold", "could": "dim"}


def as_object(plan: Plan, faults: Sequence[Fault], name: str, today: date) -> dict[str, Any]:
    """The faults for programs."""
    return {
        "plan": name,
        "company": plan.company,
        "edition": plan.edition,
        "today": today.isoformat(),
        "checks": len(CHECKS),
        "counts": {severity: sum(f.severity == severity for f in faults) for severity in _SEVERITIES},
        "faults": [{**asdict(fault), "sentence": _sentence(plan, fault)} for fault in faults],
        "notes": [asdict(note) for note in plan.notes],
    }


def check_as_object(one: Check) -> dict[str, str]:
    """A check for programs."""
    keys = ("id", "severity", "why", "fix", "weak", "strong", "before")
    return {key: getattr(one, key) for key in keys}


def render(plan: Plan, faults: Sequence[Fault], name: str, console: Console) -> None:
    """Prints the faults, gravest first, those of one check together."""
    edition = _("edition {n}").format(n=plan.edition) if plan.edition else ""
    _print(console, [_line(", ".join(part for part in (plan.company, edition, name) if part), "dim")])
    _print(console, [_line(_summary(faults), "bold"), _line(_holds(plan), "dim")])
    ordered = sorted(faults, key=lambda fault: (_SEVERITIES.index(fault.severity), _order(fault)))
    for id, same in groupby(ordered, key=lambda fault: fault.id):
        _print(console, _of_one_check(_OF[id], list(same), plan))
    _print(console, list(_ending(plan, faults)))


def _order(fault: Fault) -> int:
    return list(_OF).index(fault.id)


def _summary(faults: Sequence[Fault]) -> str:
    if not faults:
        return _("No fault found by {n} checks.").format(n=len(CHECKS))
    counts = {severity: sum(f.severity == severity for f in faults) for severity in _SEVERITIES}
    said = ngettext("{n} fault", "{n} faults", len(faults)).format(n=len(faults))
    return f"{said}: " + ", ".join(f"{n} {severity}" for severity, n in counts.items())


def _holds(plan: Plan) -> str:
    counts = [(HEADINGS[s.kind].lower(), len(plan.of_kind(s.kind))) for s in plan.sections]
    return _("It holds {counts}.").format(counts=", ".join(f"{name} ({n})" for name, n in counts if n))


def _of_one_check(one: Check, faults: Sequence[Fault], plan: Plan) -> Iterable[RenderableType]:
    yield BLANK
    times = f" × {len(faults)}" if len(faults) > 1 else ""
    yield Text(f"{one.severity}  ", _STYLES[one.severity]).append(f"{one.id}{times}", "bold")
    for fault in faults:
        yield from _one(fault, one, plan)
    yield _line(_("Why: {why}").format(why=one.why), indent=2)
    yield _line(_("Mend: {fix}").format(fix=one.fix), indent=2)


def _one(fault: Fault, one: Check, plan: Plan) -> Iterator[RenderableType]:
    sentence, seen = _sentence(plan, fault), fault.reason.removesuffix(one.why).strip()
    if not sentence:
        yield _line(seen, indent=2)
    else:
        where = _("line {n}").format(n=fault.line)
        yield Hanging(Text(f"{where:<9}", "dim").append(sentence, "not dim"), indent=2, later=9)
        yield _line(seen, indent=11)


def _sentence(plan: Plan, fault: Fault) -> str:
    found = plan.statement(fault.statement) if fault.statement else None
    return found.text if found else ""


def _ending(plan: Plan, faults: Sequence[Fault]) -> Iterator[RenderableType]:
    yield BLANK
    if plan.notes:
        yield _line(_("Read so, without asking:"), "dim")
        yield from (
            _line(_("line {n}: {said}").format(n=n.line, said=n.sentence), "dim", 2) for n in plan.notes
        )
        yield BLANK
    if faults:
        yield _line(
            _("More on one of them: fairlead plan check --explain {id}").format(id=faults[0].id), "dim"
        )
    yield _line(_("Whether the direction is a good one, no check asks."), "dim")


def render_checks(checks: Iterable[Check], console: Console) -> None:
    """Prints checks with their examples."""
    for one in checks:
        _print(console, list(_explained(one)))


def _explained(one: Check) -> Iterator[RenderableType]:
    yield Text(f"{one.severity}  ", _STYLES[one.severity]).append(one.id, "bold")
    yield _line(_("Why: {why}").format(why=one.why), indent=2)
    yield _line(_("Mend: {fix}").format(fix=one.fix), indent=2)
    for title, example in ((_("Before:"), one.before), (_("Weak:"), one.weak), (_("Strong:"), one.strong)):
        if example:
            yield _line(title, "dim", 2)
            yield from (_line(line, indent=4) for line in example.strip().splitlines())
    yield BLANK


def _line(text: str, style: str = "", indent: int = 0) -> RenderableType:
    return Hanging(Text(text, style), indent=indent, later=2 if indent else 0)


def _print(console: Console, lines: Iterable[RenderableType]) -> None:
    for line in lines:
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)
