"""How several measures make one status, and which of them decides."""

from collections.abc import Iterable, Sequence

from fairlead.core.diagnosis.values import Measure
from fairlead.core.values import Estimate, Status


def together(statuses: Iterable[Status]) -> Status:
    """A link fails if one measure fails, holds if all that were measured hold, else unknown.

    >>> together([Status.HOLDS, Status.UNKNOWN]), together([Status.HOLDS, Status.FAILS]), together([])
    (<Status.UNKNOWN: 'unknown'>, <Status.FAILS: 'fails'>, <Status.UNKNOWN: 'unknown'>)
    """
    seen = list(statuses)
    if Status.FAILS in seen:
        return Status.FAILS
    return Status.HOLDS if seen and all(s is Status.HOLDS for s in seen) else Status.UNKNOWN


def exact(value: float, cut: float) -> Status:
    """A record or a census has no interval: at or above the cut it holds.

    >>> exact(.5, .5), exact(.49, .5)
    (<Status.HOLDS: 'holds'>, <Status.FAILS: 'fails'>)
    """
    return Status.HOLDS if value >= cut else Status.FAILS


def of_estimate(estimate: Estimate | None, cut: float) -> Status:
    """The interval against the cut; without an estimate, unknown; without an interval, exact.

    >>> of_estimate(None, .5)
    <Status.UNKNOWN: 'unknown'>
    """
    if estimate is None:
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
