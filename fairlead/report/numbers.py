"""The one place that words numbers, so that every output says the same figure in the same words."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from math import isclose

from fairlead.core.diagnosis.values import Gap, GroupShare, Histogram, LinkFinding, Measure
from fairlead.core.values import Estimate, Status

HIDDEN = _("hidden")
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words: `head` is what one says first, `rest` the doubt and the base."""

    head: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.head}, {self.rest}" if self.rest else self.head


NOT_MEASURED = Words(_("not measured"))


@dataclass(frozen=True, slots=True)
class Unit:
    """How a kind of number is written: times what, with what sign after it."""

    times: float
    sign: str
    least_width: float  # an interval narrower than this gets one more decimal
    signed: bool = False


SHARE = Unit(100, "%", 2)
POINTS = Unit(100, _(" points"), 2, signed=True)
ODDS = Unit(1, _(" times the odds"), 0, signed=False)


def whole(n: int) -> str:
    """A count with its thousands set apart.

    >>> whole(81204)
    '81,204'
    """
    return f"{n:,}"


def percent(share: float) -> str:
    """A share as it was published or declared, with a decimal only where it has one.

    >>> percent(.6), percent(.583)
    ('60%', '58.3%')
    """
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def many(n: int, of: str) -> str:
    """A count with its noun.

    >>> many(1, "leavers"), many(38, "answers")
    ('1 leaver', '38 answers')
    """
    return f"{whole(n)} {_noun(of, n)}"


def _noun(of: str, n: int) -> str:
    nouns = {
        "answers": ngettext("answer", "answers", n),
        "leaders": ngettext("leader", "leaders", n),
        "leavers": ngettext("leaver", "leavers", n),
        "people": ngettext("person", "people", n),
        "commitments": ngettext("commitment that ended", "commitments that ended", n),
        "promises": ngettext("promise that was checked", "promises that were checked", n),
        "times": ngettext("time", "times", n),
        "records": ngettext("record", "records", n),
        "pairs": ngettext("pair of priority and unit", "pairs of priority and unit", n),
    }
    return nouns[of]


def in_words(estimate: Estimate, of: str = "answers", unit: Unit = SHARE) -> Words:
    """An estimate in words: value, interval, base.

    >>> from fairlead.core.values import Interval
    >>> str(in_words(Estimate(.31, Interval(.187, .463), 38, "Wilson")))
    '31%, between 19 and 46%, of 38 answers'
    >>> str(in_words(Estimate(.05, Interval(.0, .3), 10, "Wilson", n_shown="10-14")))
    '5% or less, between 0 and 30%, of 10 to 14 answers'
    >>> str(in_words(Estimate(.5, None, 4, "census", population=4), "leaders"))
    '50%, counted in full, of 4 leaders'
    """
    digits = _digits(estimate, unit)
    head = _value(estimate.value, unit, digits) + unit.sign + _beyond(estimate, unit)
    doubt = _between(estimate, unit, digits)
    return Words(head, f"{doubt}, {_base(estimate, of)}")


def _digits(estimate: Estimate, unit: Unit) -> int:
    if unit is ODDS:
        return 1
    if estimate.interval is None:
        return 0
    width = (estimate.interval.high - estimate.interval.low) * unit.times
    return 2 if width < unit.least_width / 10 else 1 if width < unit.least_width else 0


def _value(value: float, unit: Unit, digits: int) -> str:
    text = f"{abs(value) * unit.times:,.{digits}f}"
    nothing = not text.strip("0.")
    negative = value < 0 and not nothing
    plus = "+" if unit.signed and value > 0 and not nothing else ""
    return (MINUS if negative else plus) + text


def _beyond(estimate: Estimate, unit: Unit) -> str:
    # Under 20 answers a share is held within 5 and 95%: the words must not say more than that.
    if unit is not SHARE or not estimate.n_shown or estimate.n_shown == str(estimate.n):
        return ""
    if isclose(estimate.value, 0.05):
        return _(" or less")
    return _(" or more") if isclose(estimate.value, 0.95) else ""


def _between(estimate: Estimate, unit: Unit, digits: int) -> str:
    if estimate.interval is None:
        return _("counted in full")
    low = _value(estimate.interval.low, unit, digits)
    high = _value(estimate.interval.high, unit, digits)
    sign = unit.sign if unit is SHARE else ""
    return _("between {low} and {high}{sign}").format(low=low, high=high, sign=sign)


def _base(estimate: Estimate, of: str) -> str:
    band = _band(estimate)
    base = f"{band} {_noun(of, 2)}" if band else many(estimate.n, of)
    said = _("of {base}").format(base=base)
    if estimate.population is None or of != "answers":
        return said
    if not band and estimate.n >= estimate.population:
        return _("{said}, everyone answered").format(said=said)
    return _("{said} from {people}").format(said=said, people=many(estimate.population, "people"))


def _band(estimate: Estimate) -> str:
    low, dash, high = estimate.n_shown.partition("-")
    return _("{low} to {high}").format(low=low, high=high) if dash else ""


def base_of(measure: Measure | None, link: str = "") -> str:
    """What the base of a measure counts.

    >>> base_of(None, "plan"), base_of(None, "known")
    ('leaders', 'answers')
    """
    if measure is not None and measure.id in ("commitments", "promises"):
        return measure.id
    return {"plan": "leaders", "sent": "pairs"}.get(link, "answers")


def of_measure(measure: Measure, link: str = "") -> Words:
    """The figure of a measure, or that it is hidden."""
    if measure.estimate is None:
        return Words(HIDDEN, measure.note)
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
    return Words(HIDDEN, share.hidden) if share.hidden else NOT_MEASURED


def of_optional(estimate: Estimate | None, of: str) -> Words:
    """A figure that may be hidden."""
    return Words(HIDDEN) if estimate is None else in_words(estimate, of)


def of_evidence(estimate: Estimate) -> Words:
    """The figure beside a piece of evidence: leaders and records are counted in full."""
    return in_words(estimate, "answers" if estimate.interval else "records")


def of_recall(estimate: Estimate | None) -> Words:
    """How many name one priority; without a recall item it is not measured."""
    return Words(_("not measured, or hidden")) if estimate is None else in_words(estimate)


def of_gap(gap: Gap) -> tuple[Words, Words]:
    """The raw gap in points; the adjusted step as odds, where a model was fitted."""
    adjusted = Words(_("no model")) if gap.adjusted is None else in_words(gap.adjusted, unit=ODDS)
    return in_words(gap.raw, unit=POINTS), adjusted


def of_difference(estimate: Estimate) -> Words:
    """A difference of two shares, in points.

    >>> from fairlead.core.values import Interval
    >>> str(of_difference(Estimate(.44, Interval(.3, .56), 38, "Newcombe")))
    '+44 points, between +30 and +56, of 38 answers'
    """
    return in_words(estimate, unit=POINTS)


def published(share: float) -> Words:
    """A figure that came without its base: shown, never judged.

    >>> str(published(.583))
    '58.3%, published figure, n not given'
    """
    return Words(percent(share), _("published figure, n not given"))


def count(n: int | None) -> str:
    """A count, or that it is hidden: it, or what could be worked out from it, is under 3."""
    return HIDDEN if n is None else whole(n)


def cut(share: float) -> str:
    """The line that a share is held against.

    >>> cut(.6)
    'the cut is 60%'
    """
    return _("the cut is {cut}").format(cut=percent(share))


def bounds(measure: Measure) -> str:
    """The worst case for those who did not answer."""
    if measure.bounds is None:
        return ""
    low, high = (_value(v, SHARE, 0) for v in (measure.bounds.low, measure.bounds.high))
    text = _("whatever those who did not answer think, it lies between {low} and {high}%")
    return text.format(low=low, high=high)


def consensus(value: float) -> str:
    """Agreement among answers, 0 to 1, in two decimals.

    >>> consensus(.617)
    'agreement 0.62 of 1'
    """
    return _("agreement {value:.2f} of 1").format(value=value)


def answers(histogram: Histogram) -> str:
    """A histogram as one line, in scale order.

    >>> answers(Histogram(("No", "Yes"), (12, None), 3, 0))
    'No 12, Yes hidden; cannot say 3, skipped 0'
    """
    options = ", ".join(
        f"{label} {count(n)}" for label, n in zip(histogram.labels, histogram.counts, strict=True)
    )
    beside = _("cannot say {cannot}, skipped {skipped}").format(
        cannot=count(histogram.cannot_say), skipped=count(histogram.skipped)
    )
    return f"{options}; {beside}"


def status(value: Status) -> str:
    """A status in the words of the glossary."""
    return {Status.HOLDS: _("holds"), Status.FAILS: _("fails"), Status.UNKNOWN: _("unknown")}[value]
