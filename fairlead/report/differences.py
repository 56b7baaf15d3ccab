"""A difference of two editions as terminal text and as an object."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from fairlead.core.plans import Change, Changed, Difference, Verdict
from fairlead.report.terminal import BLANK, WIDEST, Hanging

MOST = 12  # statements in a list; JSON has them all
LONGEST = 300  # letters of a sentence on the screen
VERDICTS = {
    Verdict.SAME: _("Nothing that a reader sees has changed."),
    Verdict.WORDING: _("Only the wording changed; what is said is the same."),
    Verdict.SOME: _("Some of the substance changed."),
    Verdict.REWRITTEN: _("It was rewritten: less than half of what was said is left."),
}
CHANGES = {
    Change.NEW: _("new"),
    Change.GONE: _("gone"),
    Change.MOVED: _("moved"),
    Change.REWORDED: _("reworded"),
    Change.SAME: _("same"),
}
METHOD = _(
    "The score is the share of what is said that changed in substance, 0 to 1: a description of two texts, without an "
    "interval. Words are compared, not meanings; the weights are chosen."
)


def render(made: Difference, names: tuple[str, str], read_as: str, console: Console) -> None:
    """Prints what changed, the substance first."""
    for what in _lines(made, names, read_as):
        console.print(what, width=min(console.width, WIDEST), highlight=False, markup=False)


def as_object(made: Difference, names: tuple[str, str], read_as: str) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": "fairlead/1",
        "before": names[0],
        "after": names[1],
        "read_as": made.read_as,
        "how": read_as,
        "verdict": {"id": made.verdict.value.replace(" ", "-"), "sentence": VERDICTS[made.verdict]},
        "score": round(made.score, 4),
        "left": round(made.left, 4),
        "method": METHOD,
        "counts": {change.value: len(made.of(change)) for change in Change},
        "of_substance": len(made.of_substance),
        "changes": [_object(change) for change in made.changes],
    }


def _object(one: Changed) -> dict[str, Any]:
    return {
        "change": one.change.value,
        "substance": one.is_substance,
        "score": round(one.score, 4),
        "reasons": list(one.reasons),
        "id": one.id,
        "part": one.part,
        "before": one.before,
        "after": one.after,
        "line_before": one.line_before,
        "line_after": one.line_after,
        "weight": one.weight,
    }


def _lines(made: Difference, names: tuple[str, str], read_as: str) -> Iterator[RenderableType]:
    yield Hanging(Text(f"{names[0]} → {names[1]}", "bold"))
    yield Hanging(Text(read_as, "dim"))
    yield BLANK
    yield Hanging(Text(VERDICTS[made.verdict], "bold"))
    yield Hanging(Text(_counts(made)))
    yield Hanging(Text(METHOD, "dim"))
    substance = made.of_substance
    yield from _group(_("What changed in substance"), substance)
    wording = [c for c in made.changes if c.change is not Change.SAME and not c.is_substance]
    yield from _group(_("Wording only"), [c for c in wording if c.before != c.after])


def _counts(made: Difference) -> str:
    """The verdict in numbers."""
    total = len(made.changes)
    noun = (
        ngettext("{n} statement", "{n} statements", total)
        if made.read_as == "plan"
        else ngettext("{n} sentence, entry or heading", "{n} sentences, entries and headings", total)
    )
    parts = [f"{len(made.of(change))} {CHANGES[change]}" for change in Change if made.of(change)]
    if any(change.before is not None for change in made.changes):
        left = _("{left} of what was said before is still said").format(left=f"{100 * made.left:.0f} %")
    else:
        left = _("nothing was said before")
    text = _("{things} on both sides together: {parts}. Score {score}; {left}.")
    said = ", ".join(parts) or _("none")
    return text.format(things=noun.format(n=total), parts=said, score=f"{made.score:.2f}", left=left)


def _group(heading: str, changes: Sequence[Changed]) -> Iterator[RenderableType]:
    if not changes:
        return
    yield BLANK
    yield Text(heading, "bold")
    for change in changes[:MOST]:
        yield from _change(change)
    if len(changes) > MOST:
        more = _("… and {n} more; --json has them all.").format(n=len(changes) - MOST)
        yield Hanging(Text(more, "dim"), indent=2)


def _change(one: Changed) -> Iterator[RenderableType]:
    where = f"#{one.id}" if one.id else _place(one)
    head = Text(CHANGES[one.change], "bold").append(f"  {where}", "not bold dim")
    if one.reasons:
        head.append("  " + "; ".join(one.reasons), "not bold")
    yield Hanging(head, indent=2)
    if one.before == one.after:
        yield Hanging(Text(f"= {_cut(one.after)}"), indent=4)
        return
    if one.before is not None:
        yield Hanging(Text(f"- {_cut(one.before)}"), indent=4)
    if one.after is not None:
        yield Hanging(Text(f"+ {_cut(one.after)}"), indent=4)


def _place(one: Changed) -> str:
    line = one.line_after if one.after is not None else one.line_before
    said = _("line {line}").format(line=line)
    return f"{one.part}, {said}" if one.part and one.part not in (one.after, one.before) else said


def _cut(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"
