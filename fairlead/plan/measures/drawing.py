"""The curve of a measure as places in a drawing: across in per cent, down in pixels. No colours, no words of a template."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from fairlead.plan.measures.figures import shown
from fairlead.plan.measures.models.measure import Direction, Measure

HEIGHT, TOP, BOTTOM = (
    260,
    40,
    226,
)  # pixels; above the curve stand the words of the days, below it the first and the last day
DOTS = 60  # beyond so many values a line alone is clearer
EDGE = 2.0  # per cent left free on both sides
Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across or down, with its words; `anchor` keeps the words inside."""

    at: float
    words: str = ""
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Curve:
    points: tuple[tuple[float, float], ...]  # per cent, pixels
    levels: tuple[Mark, ...]  # target, or the two edges
    scale: tuple[Mark, ...]  # highest and lowest
    today: Mark
    due: Mark | None
    first: date
    last: date

    height = HEIGHT
    top, bottom = TOP, BOTTOM

    @property
    def line(self) -> str:
        """For a polyline in a box of 1000 by HEIGHT that is stretched to the width of the page."""
        return " ".join(f"{x * 10:.1f},{y:.1f}" for x, y in self.points)

    @property
    def dots(self) -> tuple[tuple[float, float], ...]:
        return self.points if len(self.points) <= DOTS else self.points[-1:]


def curve_of(measure: Measure, values: Sequence[Point], today: date) -> Curve | None:
    """From the first day to the last; nothing without a value."""
    if not values:
        return None
    levels = _levels(measure)
    days = [day for day, _v in values] + [today] + [d for d in (measure.start_on, measure.target_on) if d]
    heights = [value for _d, value in values] + levels
    across, down = _across(min(days), max(days)), _down(min(heights), max(heights))
    return Curve(
        points=tuple((across(day), down(value)) for day, value in sorted(values)),
        levels=tuple(Mark(down(level), shown(level)) for level in levels),
        scale=_scale(heights, levels, down, "start" if across(max(values)[0]) > 88 else "end"),
        today=_mark(across(today)),
        due=_mark(across(measure.target_on)) if measure.target_on else None,
        first=min(days),
        last=max(days),
    )


def _levels(measure: Measure) -> list[float]:
    """The target; of what shall stay between two values, both."""
    wanted = [measure.target]
    if measure.direction == Direction.HOLD:
        wanted.append(measure.start)
    return [level for level in wanted if level is not None]


def _across(first: date, last: date) -> Callable[[date], float]:
    span = max((last - first).days, 1)
    return lambda day: round(EDGE + (100 - 2 * EDGE) * (day - first).days / span, 2)


def _down(low: float, high: float) -> Callable[[float], float]:
    if low == high:  # a line of equal values runs through the middle
        low, high = low - (abs(low) or 1), high + (abs(high) or 1)
    return lambda value: round(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low), 1)


def _scale(
    heights: Sequence[float], levels: Sequence[float], down: Callable[[float], float], side: str
) -> tuple[Mark, ...]:
    """The highest and the lowest, on the emptier side, where no line stands that says its own figure."""
    taken = [down(level) for level in levels]
    ends = [Mark(down(end), shown(end), side) for end in sorted({min(heights), max(heights)})]
    return tuple(end for end in ends if all(abs(end.at - other) > 18 for other in taken))


def _mark(at: float) -> Mark:
    return Mark(at, anchor="start" if at < 12 else "end" if at > 88 else "middle")
