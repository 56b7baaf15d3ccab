"""Why people say that they leave, what goes with staying, and the nine hypotheses."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, Gap, Leaving, Reason
from fairlead.core.verdict import Hypothesis
from fairlead.report import facts, figures, numbers, published
from fairlead.report.numbers import Words
from fairlead.report.parts import Fact, Facts, Point, Points, Section


def sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Reasons, gaps, hypotheses, published figures; each only where there is something to say."""
    leaving = diagnosis.leaving
    made = (
        _leaving(leaving) if leaving else None,
        _gaps(diagnosis) if diagnosis.gaps else None,
        _hypotheses(diagnosis.hypotheses) if diagnosis.hypotheses else None,
        published.section(diagnosis.published) if diagnosis.published else None,
    )
    return tuple(section for section in made if section is not None)


def _leaving(leaving: Leaving) -> Section:
    said = (leaving.first, leaving.direction, _who(leaving), *leaving.caveats)
    blocks = (_ranked(leaving, primary=False), _ranked(leaving, primary=True))
    return Section("leaving", _("Why people say that they leave"), tuple(filter(None, said)), blocks)


def _who(leaving: Leaving) -> str:
    known = (
        ""
        if leaving.voluntary is None
        else _(", {n} of their own will").format(n=numbers.whole(leaving.voluntary))
    )
    text = _("{leavers}{voluntary}; {uncoded} without a coded reason.")
    leavers = numbers.many(leaving.leavers, "leavers")
    return text.format(leavers=leavers, voluntary=known, uncoded=numbers.whole(leaving.uncoded))


def _ranked(leaving: Leaving, primary: bool) -> Facts:
    caption = _("The main reason") if primary else _("Reasons named at all (several can be named)")
    rows = _hidden_together([_reason(reason, primary) for reason in leaving.reasons])
    return Facts("primary" if primary else "named", caption, _("Reason"), rows, bars=True)


def _reason(reason: Reason, primary: bool) -> Fact:
    estimate = reason.primary if primary else reason.named
    n = reason.primary_count if primary else reason.named_count
    notes = (_("named {n} times").format(n=numbers.count(n)),) if n is not None else ()
    words = figures.of_optional(estimate, "leavers")
    label = reason.family.capitalize()
    return Fact(label, words, estimate, notes=(*notes, *facts.caveats(estimate)), hidden=estimate is None)


def _hidden_together(rows: Sequence[Fact]) -> tuple[Fact, ...]:
    """What is hidden in one line: each alone would say no more."""
    hidden = [row.label for row in rows if row.hidden]
    together = (Fact(", ".join(hidden), Words(numbers.HIDDEN), hidden=True),) if hidden else ()
    return (*(row for row in rows if not row.hidden), *together)


def _gaps(diagnosis: Diagnosis) -> Section:
    asked = {item.id: item.wording for item in diagnosis.items}
    raw = tuple(_raw(gap, asked) for gap in diagnosis.gaps)
    modelled = tuple(_adjusted(gap, asked) for gap in diagnosis.gaps if gap.adjusted)
    said = _("How many more of those who say yes to a question stay, or mean to, than of those who say no.")
    held = _(
        "The second figure is one step up that question, with the other questions in the model held still."
    )
    blocks = [Facts("gaps-raw", _("The gap between yes and no"), _("Question"), raw, drawn=False)]
    if modelled:
        blocks.append(
            Facts("gaps-model", _("One step, the others held still"), _("Question"), modelled, drawn=False)
        )
    lines = (said, held if modelled else _("No model could be fitted: the gaps are raw."))
    return Section("gaps", _("What goes with staying"), lines, tuple(blocks))


def _raw(gap: Gap, asked: Mapping[str, str]) -> Fact:
    notes = (gap.note, *facts.caveats(gap.raw))
    label = asked.get(gap.item) or gap.item
    return Fact(label, figures.of_gap(gap)[0], gap.raw, notes=tuple(filter(None, notes)))


def _adjusted(gap: Gap, asked: Mapping[str, str]) -> Fact:
    model = _("in the model: {items}").format(items=", ".join(gap.in_model)) if gap.in_model else ""
    notes = tuple(filter(None, (model, *facts.caveats(gap.adjusted))))
    return Fact(asked.get(gap.item) or gap.item, figures.of_gap(gap)[1], gap.adjusted, notes=notes)


def _hypotheses(hypotheses: tuple[Hypothesis, ...]) -> Section:
    names = {"supported": _("supported"), "not-supported": _("not supported"), "no-data": _("no data")}
    points = tuple(Point(names[h.finding], f"{h.says} ({h.because})") for h in hypotheses)
    said = _("Nine things that people may be saying when they say “I am not sure of the direction”.")
    return Section("hypotheses", _("What people may also be saying"), (said,), (Points("nine", points),))
