"""How several measures make one status, and which of them decides."""

from collections.abc import Iterable, Sequence

from fairlead.core.diagnosis.cuts import DEAD_ZONE
from fairlead.core.diagnosis.values import Measure
from fairlead.core.values import Estimate, Status

HAIR = 1e-9  # .5 - .4 is .09999999999999998


def together(statuses: Iterable[Status]) -> Status:
    """A link fails if one measure fails, holds if all that were measured hold, else unknown.

    >>> together([Status.HOLDS, Status.UNKNOWN]), together([Status.HOLDS, Status.FAILS]), together([])
    (<Status.UNKNOWN: 'unknown'>, <Status.FAILS: 'fails'>, <Status.UNKNOWN: 'unknown'>)
    """
    seen = list(statuses)
    if Status.FAILS in seen:
        return Status.FAILS
    return Status.HOLDS if seen and all(s is Status.HOLDS for s in seen) else Status.UNKNOWN


def near(value: float, cut: float) -> bool:
    """Whether a share lies in the dead zone: so near its cut that neither side may be said of it.

    >>> near(.41, .5), near(.4, .5), near(.6, .5)
    (True, False, False)
    """
    return abs(value - cut) < DEAD_ZONE - HAIR


def exact(value: float, cut: float) -> Status:
    """A record or a census has no interval; within the dead zone it decides nothing all the same.

    >>> exact(.6, .5), exact(.4, .5), exact(.5, .5)
    (<Status.HOLDS: 'holds'>, <Status.FAILS: 'fails'>, <Status.UNKNOWN: 'unknown'>)
    """
    if near(value, cut):
        return Status.UNKNOWN
    return Status.HOLDS if value > cut else Status.FAILS


def of_estimate(estimate: Estimate | None, cut: float) -> Status:
    """Fails or holds where the interval lies beyond the cut and the share beyond the dead zone; else unknown.

    The interval answers for chance, the zone for what no interval knows: that those who did not answer may think
    otherwise, and that a cut is a convention. Without an estimate, unknown; without an interval, exact.

    >>> from fairlead.core.values import Interval
    >>> [of_estimate(Estimate(share, Interval(share - .05, share + .05), 400, ""), .5).value for share in (.3, .43, .7)]
    ['fails', 'unknown', 'holds']
    >>> of_estimate(Estimate(.35, Interval(.15, .55), 20, ""), .5), of_estimate(None, .5)
    (<Status.UNKNOWN: 'unknown'>, <Status.UNKNOWN: 'unknown'>)
    """
    if estimate is None or near(estimate.value, cut):
        return Status.UNKNOWN
    return exact(estimate.value, cut) if estimate.interval is None else estimate.interval.against(cut)


_GRAVITY = (Status.FAILS, Status.UNKNOWN, Status.HOLDS)


def deciding(measures: Sequence[Measure]) -> Measure | None:
    """The measure that a link's figure is taken from: the gravest status, then the lowest above its cut.

    >>> a = Measure("a", "lived", "", "", Estimate(.9, None, 9, "record"), Status.HOLDS, .6)
    >>> b = Measure("b", "lived", "", "", Estimate(.2, None, 9, "record"), Status.FAILS, .6)
    >>> deciding([a, b]).id
    'b'
    """
    shown = [m for m in measures if m.estimate is not None]
    return min(shown, key=_gravest, default=None)


def _gravest(measure: Measure) -> tuple[int, float]:
    value = measure.estimate.value if measure.estimate else 0.0
    return _GRAVITY.index(measure.status), value - (measure.cut or 0.0)
