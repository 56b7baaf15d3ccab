"""From released figures of recall to what is told of each priority: no finer than keeps hidden counts hidden.

tests/generative/test_recall.py attacks all that is told here together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _

import numpy as np

from fairlead.core.anonymity import Figure, Release
from fairlead.core.anonymity.rules import steps
from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.scales import pooled_share, wilson
from fairlead.core.values import Estimate, Interval

PULSE = "answers"
# As it is told: not named (or the opposite), open (in part, or the scorer is unsure), named.
OPTIONS = (0, 1, 2)
CLASSES = {2: "named", 1: "open", 0: "not"}
FLAGS = ("listed", "unknowing", "copied", "foreign")
# Of one or two priorities all must be named, and the bound follows from their own counts; a count of its own, of who may
# name enough, would tell hidden ones (tests/generative/test_recall.py).
FEW_PRIORITIES = 2
ENOUGH, OPEN = "enough", "open"  # names enough of the priorities; would, if what is uncertain were counted


@dataclass(frozen=True, slots=True)
class HowMany:
    """A count as it may be shown: from `low` to `high` of `n`; equal ends are exact."""

    low: int
    high: int
    n: int


@dataclass(frozen=True, slots=True)
class Priority:
    """What people say of one priority. `counts` named, open and not, None where hidden; some of those who do not name it say
    the `opposite`. `landed` is false where it did not land."""

    id: str
    text: str
    named: Estimate | None
    counts: Mapping[str, int | None]
    opposite: HowMany | None
    landed: bool = True


def tell_priority(id: str, text: str, shown: Release, people: int | None) -> Priority:
    figure = shown.figure(PULSE, f"said/{id}")
    counts: dict[str, int | None] = dict.fromkeys(CLASSES.values(), None) | _counts(figure)
    estimate = _estimate(figure, people)
    opposite = how_many(shown.figure(PULSE, f"opposite/{id}"))
    return Priority(id, text, estimate, counts, opposite, _landed(figure, estimate, counts["not"]))


def _counts(figure: Figure | None) -> dict[str, int | None]:
    if figure is None or figure.histogram is None:
        return {}
    return {CLASSES[option]: n for option, n in zip(OPTIONS, figure.histogram, strict=True)}


def _landed(figure: Figure | None, estimate: Estimate | None, silent: int | None) -> bool:
    """False where fewer than the cut know it, even if all that is not surely left out were counted."""
    if figure is None or estimate is None or silent is None:
        return True
    return not wilson(figure.n - silent, figure.n, population=estimate.population).high < CUTS["known"]


def _estimate(figure: Figure | None, people: int | None) -> Estimate | None:
    """The share, with an interval that covers both ends of a count told in steps."""
    if figure is None:
        return None
    ends = [_share(figure, share, people) for share in (figure.share[0], figure.value, figure.share[1])]
    joined = ends[0].interval.joined(ends[2].interval) if ends[0].interval and ends[2].interval else None
    middle = ends[1]
    return Estimate(middle.value, joined, middle.n, middle.method, middle.n_shown, middle.population)


def _share(figure: Figure, share: float, people: int | None) -> Estimate:
    return pooled_share([(share * figure.n, figure.n)], population=people, n_shown=figure.n_shown)


def surely_not(figure: Figure | None) -> int:
    """How many surely do not name a priority, and so not all of two; what is hidden is taken for uncertain."""
    return _counts(figure).get("not") or 0


def tell_left(enough: Figure | None, shown: Release) -> int:
    """How many surely do not name enough: what those who do, and those who may, leave over."""
    perhaps = shown.figure(PULSE, OPEN)
    if enough is None or perhaps is None:
        return 0
    k = (
        shown.rules.k
    )  # counted up to the next k: beside the counts of each priority a finer one could tell a hidden one
    most = -(-perhaps.positive[1] // k) * k
    return max(0, enough.n - enough.positive[1] - most)


def tell_bound(
    figure: Figure | None, surely_not: int, people: int | None
) -> tuple[Estimate | None, float | None]:
    """From those who name enough to all but those who surely do not, with Wilson's doubt at either end."""
    named = _estimate(figure, people)
    if figure is None or named is None or named.interval is None:
        return None, None
    possible = max(named.value, (figure.n - surely_not) / figure.n)
    upper = _share(figure, possible, people).interval or Interval(possible, possible)
    interval = Interval(named.interval.low, max(upper.high, named.interval.high))
    method = _("raw bound, from named to named and uncertain; 95 % Wilson interval at either end")
    return Estimate(named.value, interval, named.n, method, named.n_shown, named.population), possible


def to_code(priorities: Sequence[Priority]) -> HowMany | None:
    """How many answers are open somewhere: at least as many as of one priority, at most as many as of all.

    From what is told of the priorities alone: a count of its own could tell a count that is hidden there.
    """
    base = next((p.named.n for p in priorities if p.named is not None), None)
    told = [n for p in priorities if (n := p.counts["open"]) is not None]
    if base is None or not told:
        return None
    whole = len(told) == len(priorities)
    return HowMany(max(told), min(base, sum(told)) if whole else base, base)


def how_many(figure: Figure | None) -> HowMany | None:
    """A count in a step of three or more: beside the counts of each priority an exact one could tell a hidden one."""
    if figure is None:
        return None
    (low,), _high = steps(np.array([figure.n]), np.array([figure.positive[0]]))
    _low, (high,) = steps(np.array([figure.n]), np.array([figure.positive[1]]))
    return HowMany(int(low), int(high), figure.n)
