"""Why people say that they leave, what goes with staying, and the nine hypotheses."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, Gap, Leaving, Measure, Reason
from fairlead.core.verdict import Hypothesis
from fairlead.report import facts, figures, numbers, published
from fairlead.report.numbers import Words
from fairlead.report.parts import Fact, Facts, Point, Points, Section

REVERSED = _("asked the other way round")  # how the core's note of such a question begins


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
    main = any(reason.primary for reason in leaving.reasons)  # else the list would say “hidden” and no more
    several = "" if main else _("Several reasons can be named by one leaver; no main reason is shown.")
    said = (leaving.first, leaving.direction, _who(leaving), *leaving.caveats, several)
    blocks = (_ranked(leaving, primary=False), *((_ranked(leaving, primary=True),) if main else ()))
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
    notes = (_("named {times}").format(times=numbers.many(n, "times")),) if n is not None else ()
    words = figures.of_optional(estimate, "leavers")
    label = reason.family.capitalize()
    return Fact(label, words, estimate, notes=(*notes, *facts.caveats(estimate)), hidden=estimate is None)


def _hidden_together(rows: Sequence[Fact]) -> tuple[Fact, ...]:
    """What is hidden in one line: each alone would say no more."""
    hidden = [row.label for row in rows if row.hidden]
    together = (Fact(", ".join(hidden), Words(numbers.HIDDEN), hidden=True),) if hidden else ()
    return (*(row for row in rows if not row.hidden), *together)


def _gaps(diagnosis: Diagnosis) -> Section:
    asked = {item.id: item for item in diagnosis.items}
    alike = {gap.note for gap in diagnosis.gaps}
    once = alike.pop() if len(alike) == 1 < len(diagnosis.gaps) else ""
    raw = tuple(_raw(gap, asked.get(gap.item), once) for gap in diagnosis.gaps)
    modelled = tuple(_adjusted(gap, asked.get(gap.item)) for gap in diagnosis.gaps if gap.adjusted)
    said = _("How many more of those who say yes to a question stay, or mean to, than of those who do not.")
    held = _(
        "The second figure is saying yes instead of not, with the other questions in the model held still."
    )
    blocks = [Facts("gaps-raw", _("The gap between yes and not yes"), _("Question"), raw, drawn=False)]
    if modelled:
        blocks.append(
            Facts(
                "gaps-model",
                _("Yes instead of not, the others held still"),
                _("Question"),
                modelled,
                drawn=False,
            )
        )
    lines = [said, held if modelled else _("No model could be fitted: the gaps are raw.")]
    lines += [_in_model(diagnosis.gaps)] if modelled else []
    lines += [_("Of each gap: {note}.").format(note=once)] if once else []
    return Section("gaps", _("What goes with staying"), tuple(lines), tuple(blocks))


def _in_model(gaps: Sequence[Gap]) -> str:
    """Said once: the model of one gap is that of all."""
    items = dict.fromkeys(item for gap in gaps if gap.adjusted for item in (gap.item, *gap.in_model))
    return _("In the model: {items}.").format(items=", ".join(items))


def _raw(gap: Gap, asked: Measure | None, once: str) -> Fact:
    notes = (_yes_is(asked), "" if once else gap.note, *facts.caveats(gap.raw))
    return Fact(_label(gap, asked), figures.of_gap(gap)[0], gap.raw, notes=tuple(filter(None, notes)))


def _adjusted(gap: Gap, asked: Measure | None) -> Fact:
    notes = (_yes_is(asked), *facts.caveats(gap.adjusted))
    return Fact(_label(gap, asked), figures.of_gap(gap)[1], gap.adjusted, notes=tuple(filter(None, notes)))


def _label(gap: Gap, asked: Measure | None) -> str:
    return asked.wording if asked and asked.wording else gap.item


def _yes_is(asked: Measure | None) -> str:
    if asked is None or not asked.note.startswith(REVERSED):
        return ""
    return _("asked the other way round: yes is the good end, to disagree")


def _hypotheses(hypotheses: tuple[Hypothesis, ...]) -> Section:
    names = {"supported": _("supported"), "not-supported": _("not supported"), "no-data": _("no data")}
    points = tuple(Point(names[h.finding], f"{h.says} ({h.because})") for h in hypotheses)
    said = _("Nine things that people may be saying when they say “I am not sure of the direction”.")
    if len({(h.finding, h.because) for h in hypotheses}) == 1 and hypotheses[0].finding == "no-data":
        none = _("None of them could be weighed: nothing that speaks for or against one was measured.")
        return Section("hypotheses", _("What people may also be saying"), (said, none))
    return Section("hypotheses", _("What people may also be saying"), (said,), (Points("nine", points),))
