"""The one place that words numbers, so that every output says the same figure in the same words."""

from dataclasses import dataclass
from functools import lru_cache
from gettext import gettext as _
from gettext import ngettext
from math import isclose

from fairlead.core.diagnosis.values import Measure
from fairlead.core.values import Estimate, Status

HIDDEN = _("hidden")
NO_BASE = _("published figure, n not given")
IN_FULL = _("counted in full")
BETWEEN = _("between {low} and {high}{sign}")
OF = _("of {base}")
FROM = _("{said} from {people}")
EVERYONE = _("{said}, everyone answered")
BAND = _("{low} to {high}")
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


_NOUNS = {
    "answers": ("answer", "answers"),
    "leaders": ("leader", "leaders"),
    "leavers": ("leaver", "leavers"),
    "people": ("person", "people"),
    "times": ("time", "times"),
    "commitments": ("commitment that ended", "commitments that ended"),
    "decisions": ("decision", "decisions"),
    "promises": ("promise that was checked", "promises that were checked"),
    "records": ("record", "records"),
    "figures": ("figure", "figures"),
    "groups": ("group", "groups"),
    "rows": ("row", "rows"),
    "units": ("unit", "units"),
    "contacts": ("contact", "contacts"),
    "pairs": ("pair of priority and unit", "pairs of priority and unit"),
}


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


@lru_cache(maxsize=4096)
def _noun(of: str, n: int) -> str:
    # Kept, because gettext looks for its files anew at each call.
    one, several = _NOUNS[of]
    return ngettext(one, several, n)


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
        return IN_FULL
    low = _value(estimate.interval.low, unit, digits)
    high = _value(estimate.interval.high, unit, digits)
    sign = unit.sign if unit is SHARE else ""
    return BETWEEN.format(low=low, high=high, sign=sign)


def _base(estimate: Estimate, of: str) -> str:
    band = _band(estimate)
    base = f"{band} {_noun(of, 2)}" if band else many(estimate.n, of)
    said = OF.format(base=base)
    if estimate.population is None or of != "answers":
        return said
    if not band and estimate.n >= estimate.population:
        return EVERYONE.format(said=said)
    return FROM.format(said=said, people=many(estimate.population, "people"))


def _band(estimate: Estimate) -> str:
    low, dash, high = estimate.n_shown.partition("-")
    return BAND.format(low=low, high=high) if dash else ""


def published(share: float) -> Words:
    """A figure that came without its base: shown, never judged.

    >>> str(published(.583))
    '58.3%, published figure, n not given'
    """
    return Words(percent(share), NO_BASE)


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


def status(value: Status) -> str:
    """A status in the words of the glossary."""
    return {Status.HOLDS: _("holds"), Status.FAILS: _("fails"), Status.UNKNOWN: _("unknown")}[value]
