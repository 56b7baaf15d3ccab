"""A curve over distance: what is said of one link as its true share moves away from the cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.diagnosis.cuts import CUTS, DEAD_ZONE
from fairlead.core.simulate.characteristics import Characteristics, Share
from fairlead.core.simulate.truth import AT
from fairlead.core.values import Status

OFFSETS = (
    -0.35,
    -0.25,
    -0.2,
    -0.15,
    -0.12,
    -0.08,
    -0.05,
    -0.02,
    0.02,
    0.05,
    0.08,
    0.12,
    0.15,
    0.2,
    0.25,
    0.35,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One link at one distance from its cut, in companies of one size: what was said of it."""

    link: str
    offset: float
    people: int
    odds: float
    fails: Share
    open: Share
    holds: Share

    @property
    def truth(self) -> Status:
        """What should be said: within the dead zone, that it cannot be told."""
        if abs(self.offset) <= DEAD_ZONE:
            return Status.UNKNOWN
        return Status.HOLDS if self.offset > 0 else Status.FAILS

    @property
    def right(self) -> Share:
        """How often what should be said was said."""
        return {Status.FAILS: self.fails, Status.UNKNOWN: self.open, Status.HOLDS: self.holds}[self.truth]

    @property
    def wrong(self) -> Share:
        """How often the other side of the cut was said."""
        return self.fails if self.offset > 0 else self.holds


def along(link: str, offsets: Sequence[float] = OFFSETS) -> tuple[str, ...]:
    """The causes of a curve, those that leave 0 to 1 left aside.

    >>> along("lived", [-.05, .45])  # the cut is .60
    ('lived@-0.05',)
    """
    return tuple(f"{link}{AT}{offset:g}" for offset in offsets if 0 < CUTS[link] + offset < 1)


def curve(table: Characteristics) -> tuple[Point, ...]:
    """The points of all links at a distance that the table has, in its order.

    >>> from fairlead.core.simulate.characteristics import Cell
    >>> from fairlead.core.simulate.outcomes import Outcome, Run
    >>> run = Run("lived@-0.05", 20, 0, "no-break-found", {"lived": "unknown"}, Outcome.RIGHT)
    >>> cell = Cell("lived@-0.05", 20, right=Share(1, 1), wrong=Share(0, 1), cannot_tell=Share(0, 1))
    >>> (point,) = curve(Characteristics((cell,), (run,), seed=1, said=()))
    >>> point.truth.value, point.right.value
    ('unknown', 1.0)
    """
    return tuple(_point(table, c.cause, c.people, c.odds) for c in table.cells if AT in c.cause)


def _point(table: Characteristics, cause: str, people: int, odds: float) -> Point:
    link, _, offset = cause.partition(AT)
    said = [r.links[link] for r in table.runs if (r.cause, r.people, r.odds) == (cause, people, odds)]
    fails, open_, holds = (
        Share(said.count(s), len(said)) for s in (Status.FAILS, Status.UNKNOWN, Status.HOLDS)
    )
    return Point(link, float(offset), people, odds, fails, open_, holds)
