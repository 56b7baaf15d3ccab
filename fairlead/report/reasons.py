"""Why people say that they leave, what goes with staying, and the nine hypotheses."""

from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, Gap, Leaving, Published, Reason
from fairlead.core.verdict import Hypothesis
from fairlead.report import facts, numbers
from fairlead.report.parts import Block, Fact, Facts, Point, Points, Section


def sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Reasons, gaps, hypotheses, published figures; each only where there is something to say."""
    leaving, gaps, published = diagnosis.leaving, diagnosis.gaps, diagnosis.published
    made = (
        _leaving(leaving) if leaving else None,
        _gaps(gaps) if gaps else None,
        _hypotheses(diagnosis.hypotheses) if diagnosis.hypotheses else None,
        _published(published) if published else None,
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
    rows = tuple(_reason(reason, primary) for reason in leaving.reasons)
    return Facts("primary" if primary else "named", caption, _("Reason"), rows, bars=True)


def _reason(reason: Reason, primary: bool) -> Fact:
    estimate = reason.primary if primary else reason.named
    n = reason.primary_count if primary else reason.named_count
    notes = (_("named {n} times").format(n=numbers.count(n)),) if n is not None else ()
    words = numbers.of_optional(estimate, "leavers")
    label = reason.family.capitalize()
    return Fact(label, words, estimate, notes=(*notes, *facts.caveats(estimate)), hidden=estimate is None)


def _gaps(gaps: tuple[Gap, ...]) -> Section:
    said = _(
        "What goes with staying or leaving. The second figure holds the other questions in the model still."
    )
    raw = Facts(
        "gaps-raw", _("The raw gap between yes and no"), _("Question"), tuple(map(_raw, gaps)), drawn=False
    )
    model = tuple(map(_adjusted, gaps))
    adjusted = Facts(
        "gaps-adjusted", _("The same step, the others held still"), _("Question"), model, drawn=False
    )
    return Section("gaps", _("What goes with it"), (said,), (raw, adjusted))


def _raw(gap: Gap) -> Fact:
    notes = (gap.note, *facts.caveats(gap.raw))
    return Fact(gap.item, numbers.of_gap(gap)[0], gap.raw, notes=tuple(filter(None, notes)))


def _adjusted(gap: Gap) -> Fact:
    model = _("in the model: {items}").format(items=", ".join(gap.in_model)) if gap.in_model else ""
    notes = (model, gap.note, *facts.caveats(gap.adjusted))
    return Fact(gap.item, numbers.of_gap(gap)[1], gap.adjusted, notes=tuple(filter(None, notes)))


def _hypotheses(hypotheses: tuple[Hypothesis, ...]) -> Section:
    names = {"supported": _("supported"), "not-supported": _("not supported"), "no-data": _("no data")}
    points = tuple(Point(names[h.finding], f"{h.says} ({h.because})") for h in hypotheses)
    said = _("Nine things that people may be saying when they say “I am not sure of the direction”.")
    return Section("hypotheses", _("What people may also be saying"), (said,), (Points("nine", points),))


def _published(figures: tuple[Published, ...]) -> Section:
    said = _(
        "These figures came without the number of answers behind them. They are shown, and no link is judged by them."
    )
    blocks: list[Block] = [
        Facts(
            "published",
            _("Published figures"),
            _("Question, group, pulse"),
            tuple(map(_figure, figures)),
            drawn=False,
        )
    ]
    return Section("published", _("Published figures"), (said,), tuple(blocks))


def _figure(figure: Published) -> Fact:
    label = f"{figure.wording or figure.item} ({figure.group}, {figure.pulse})"
    return Fact(label, numbers.published(figure.share))
