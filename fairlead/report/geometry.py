"""Where the marks of the charts stand. Across, shares are per cent of the width, so that text never shrinks."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.diagnosis.values import Histogram
from fairlead.core.values import Estimate, Status
from fairlead.report.parts import Step

FIRST, APART, LEVEL = 62, 143, 52  # the chain across: first link, distance, height of the line
TOP, BELOW, LEFT = 22, 62, 24  # the chain downwards
RADIUS, TEAR = 13, 11
TALLEST = 54  # of a column in a histogram, in pixels


@dataclass(frozen=True, slots=True)
class Node:
    """A link of the drawn chain and the strokes that lead to it, in SVG path notation."""

    step: Step
    x: int
    y: int
    strokes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One option of a histogram: per cent across, pixels high. `count` None: hidden."""

    left: float
    middle: float
    width: float
    height: float
    count: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A share with its interval on a line from 0 to 100, in per cent of the width."""

    value: float
    low: float | None
    high: float | None
    cut: float | None


def across(steps: Sequence[Step]) -> tuple[Node, ...]:
    """The chain from left to right, for wide screens.

    >>> across(())
    ()
    """
    return tuple(
        Node(step, x, LEVEL, _level(x, step.status) if place else ())
        for place, (step, x) in enumerate(zip(steps, range(FIRST, 2000, APART), strict=False))
    )


def _level(x: int, status: Status) -> tuple[str, ...]:
    start, end, middle = x - APART + RADIUS + 3, x - RADIUS - 3, x - APART // 2
    if status is not Status.FAILS:
        return (f"M{start} {LEVEL}H{end}",)
    # The two ends are torn apart and stand at different heights: a break that needs no colour.
    left = f"M{start} {LEVEL}H{middle - 2 * TEAR}l{TEAR} -{TEAR}"
    right = f"M{middle + TEAR} {LEVEL + TEAR}l{TEAR} -{TEAR}H{end}"
    return left, right


def downwards(steps: Sequence[Step]) -> tuple[Node, ...]:
    """The chain from top to bottom, for narrow screens."""
    return tuple(
        Node(step, LEFT, y, _upright(y, step.status) if place else ())
        for place, (step, y) in enumerate(zip(steps, range(TOP, 2000, BELOW), strict=False))
    )


def _upright(y: int, status: Status) -> tuple[str, ...]:
    start, end, middle = y - BELOW + RADIUS + 3, y - RADIUS - 3, y - BELOW // 2
    if status is not Status.FAILS:
        return (f"M{LEFT} {start}V{end}",)
    above = f"M{LEFT} {start}V{middle - 9}l8 7"
    below = f"M{LEFT - 8} {middle + 2}l8 7V{end}"
    return above, below


def strip(estimate: Estimate, cut: float | None) -> Strip:
    """A share on its line; what lies outside 0 to 1 is held at the end.

    >>> strip(Estimate(.5, None, 4, "census"), .6)
    Strip(value=50.0, low=None, high=None, cut=60.0)
    """
    interval = estimate.interval
    low, high = (None, None) if interval is None else (_percent(interval.low), _percent(interval.high))
    return Strip(_percent(estimate.value), low, high, None if cut is None else _percent(cut))


def _percent(share: float) -> float:
    return round(100 * min(max(share, 0.0), 1.0), 2)


def bars(histogram: Histogram) -> tuple[Bar, ...]:
    """Columns in scale order, the tallest as high as may be; a hidden one has no height of its own.

    >>> [bar.height for bar in bars(Histogram(("No", "Yes"), (10, 20)))]
    [27.0, 54.0]
    """
    share = 100 / max(len(histogram.counts), 1)
    most = max((n for n in histogram.counts if n is not None), default=1) or 1
    return tuple(
        Bar(
            round(place * share + share * 0.08, 2),
            round((place + 0.5) * share, 2),
            round(share * 0.84, 2),
            TALLEST if n is None else round(TALLEST * n / most, 1),
            n,
            label,
        )
        for place, (label, n) in enumerate(zip(histogram.labels, histogram.counts, strict=True))
    )
