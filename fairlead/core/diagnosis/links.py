"""The links that people speak for, from the released shares."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CONSTRUCTS, CUTS, MISSING
from fairlead.core.diagnosis.statuses import deciding, near, of_estimate, together
from fairlead.core.diagnosis.survey import COMPANY, Survey
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.scales import answers_needed
from fairlead.core.values import Estimate, Status

SAYS = {
    "reached": _("say that they were told lately"),
    "line-of-sight": _("see what their work has to do with it"),
    "expected": _("know what is expected of them"),
    "right-direction": _("think that it is the right direction"),
    "will-get-there": _("think that we will get there"),
    "lived": _("see words and deeds match"),
    "commitments": _("of the commitments that fell due were kept"),
    "promises": _("of the promises to recruits that were checked were kept"),
    "recall": _("can say enough of the priorities unaided"),
}


def construct_measures(survey: Survey, link: str) -> tuple[Measure, ...]:
    """One measure for each construct of a link that was asked, pooled over its items."""
    asked = [c for c in CONSTRUCTS[link] if survey.of(c)]
    return tuple(construct_measure(survey, construct, CUTS[link]) for construct in asked)


def construct_measure(survey: Survey, construct: str, cut: float) -> Measure:
    """The share of one construct in the company, against its cut."""
    estimate = survey.estimate(construct, *COMPANY)
    items = survey.of(construct)
    wording = " · ".join(item.wording for item in items)
    note = "" if estimate else _("fewer than {k} answers").format(k=survey.release.rules.k)
    status = of_estimate(estimate, cut)
    return Measure(construct, construct, wording, survey.waves[items[0].id], estimate, status, cut, note=note)


def spoken_link(link: str, measures: Sequence[Measure], population: int | None) -> LinkFinding:
    """A link from its measures: its status, the deciding figure, and one sentence."""
    cut = CUTS[link]
    status = together(m.status for m in measures)
    if not measures:
        return LinkFinding(link, status, _("Not asked."), cut, missing=MISSING[link])
    decides = deciding(measures)
    if decides is None or decides.estimate is None:
        return LinkFinding(link, status, _("Asked, but too few answered."), cut, None, tuple(measures))
    says = sentence(decides, status)
    missing = unsettled(decides.estimate, cut, population) if status is Status.UNKNOWN else ""
    return LinkFinding(link, status, says, cut, decides.estimate, tuple(measures), missing=missing)


def sentence(measure: Measure, status: Status) -> str:
    """What the deciding measure says, without figures: those stand beside it."""
    people = SAYS[measure.construct if measure.id not in SAYS else measure.id]
    opening = {
        Status.HOLDS: _("Most {people}."),
        Status.FAILS: _("Too few {people}."),
        Status.UNKNOWN: _("It is open whether enough {people}."),
    }[status if measure.status is status else measure.status]
    return opening.format(people=people)


def unsettled(estimate: Estimate, cut: float, population: int | None) -> str:
    """How many answers would settle an open link, or that none would: it is too near its cut, or the firm too small.

    >>> unsettled(Estimate(.52, None, 30, ""), .5, 45)
    'so near the cut that more answers would not settle it: within ten points neither side is said'
    >>> unsettled(Estimate(.61, None, 12, ""), .5, 14)
    'in so small a firm not even answers from nearly everyone would settle it'
    >>> unsettled(Estimate(.7, None, 12, ""), .5, 45)
    'about 16 answers would settle it, if the share stays as it is'
    """
    if near(estimate.value, cut):
        return _(
            "so near the cut that more answers would not settle it: within ten points neither side is said"
        )
    needed = answers_needed(estimate.value, cut, population)
    if needed is None:
        return _("in so small a firm not even answers from nearly everyone would settle it")
    return _("about {n} answers would settle it, if the share stays as it is").format(
        n=max(needed, estimate.n)
    )
