"""The words of each figure of a diagnosis: which unit it has, and what its base counts."""

from gettext import gettext as _

from fairlead.core.diagnosis.values import Gap, GroupShare, LinkFinding, Measure
from fairlead.core.values import Estimate
from fairlead.report import numbers
from fairlead.report.numbers import Words, in_words


def base_of(measure: Measure | None, link: str = "") -> str:
    """What the base of a measure counts.

    >>> base_of(None, "plan"), base_of(None, "known")
    ('leaders', 'answers')
    """
    if measure is not None and measure.id in ("commitments", "promises", "decisions"):
        return measure.id
    return {"plan": "leaders", "sent": "pairs"}.get(link, "answers")


def of_measure(measure: Measure, link: str = "") -> Words:
    """The figure of a measure, or that it is hidden."""
    if measure.estimate is None:
        return Words(numbers.HIDDEN, measure.note)
    return in_words(measure.estimate, base_of(measure, link))


def of_link(finding: LinkFinding) -> Words:
    """The figure of a link, or what is missing."""
    if finding.estimate is None:
        return Words(_("no figure"), finding.missing and _("needs {what}").format(what=finding.missing))
    same = (m for m in finding.measures if m.estimate == finding.estimate)
    return in_words(finding.estimate, base_of(next(same, None), finding.link))


def of_group(share: GroupShare) -> Words:
    """The figure of a link in a group; hidden with its reason, or not measured."""
    if share.estimate is not None:
        return in_words(share.estimate, base_of(None, share.link))
    return Words(numbers.HIDDEN, share.hidden) if share.hidden else numbers.NOT_MEASURED


def of_optional(estimate: Estimate | None, of: str) -> Words:
    """A figure that may be hidden."""
    return Words(numbers.HIDDEN) if estimate is None else in_words(estimate, of)


def of_evidence(estimate: Estimate) -> Words:
    """The figure beside a piece of evidence: leaders and records are counted in full."""
    return in_words(estimate, "answers" if estimate.interval else "records")


def of_recall(estimate: Estimate | None) -> Words:
    """How many name one priority; without a recall item it is not measured."""
    return Words(_("not measured, or hidden")) if estimate is None else in_words(estimate)


def of_gap(gap: Gap) -> tuple[Words, Words]:
    """The raw gap in points; the adjusted step as odds, where a model was fitted."""
    adjusted = Words(_("no model")) if gap.adjusted is None else in_words(gap.adjusted, unit=numbers.ODDS)
    return in_words(gap.raw, unit=numbers.POINTS), adjusted


def of_difference(estimate: Estimate) -> Words:
    """A difference of two shares, in points.

    >>> from fairlead.core.values import Interval
    >>> str(of_difference(Estimate(.44, Interval(.3, .56), 38, "Newcombe")))
    '+44 points, between +30 and +56, of 38 answers'
    """
    return in_words(estimate, unit=numbers.POINTS)
