"""What every chapter speaks in: numbers that carry their doubt, and counts.

Shapes are written G×A: G groups, A answer options in scale order.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]


class Status(StrEnum):
    """What the interval of a link says about its cut."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """A range that the true value lies in, at a stated level."""

    low: float
    high: float
    level: float = 0.95

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval runs from low to high, not {self.low} to {self.high}")

    def against(self, cut: float) -> Status:
        """Fails below the cut, holds above it, else unknown.

        >>> Interval(.2, .4).against(.5), Interval(.4, .6).against(.5), Interval(.6, .8).against(.5)
        (<Status.FAILS: 'fails'>, <Status.UNKNOWN: 'unknown'>, <Status.HOLDS: 'holds'>)
        """
        if self.high < cut:
            return Status.FAILS
        return Status.HOLDS if self.low > cut else Status.UNKNOWN

    def joined(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both: a bound, no longer a sampling interval.

        >>> Interval(.2, .4).joined(Interval(.3, .7))
        Interval(low=0.2, high=0.7, level=0.95)
        """
        return Interval(min(self.low, other.low), max(self.high, other.high), self.level)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval, base, method and caveats. No bare number reaches a reader.

    `n` is the base that may be shown: exact from 20 on, below that the lower end of its band
    (see `core.anonymity`). `interval` is None only where sampling doubt does not apply (a census
    of leaders, a record of tellings); then `method` says so.
    """

    value: float
    interval: Interval | None
    n: int
    method: str
    n_shown: str = ""
    population: int | None = None
    caveats: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """How the base is printed: the band where there is one, else the number.

        >>> Estimate(.5, Interval(.3, .7), 10, "Wilson", n_shown="10-14").base
        '10-14'
        >>> Estimate(.5, Interval(.3, .7), 40, "Wilson").base
        '40'
        """
        return self.n_shown or str(self.n)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people that may be shown as it is."""

    n: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A number that may not be shown, and the reason in words a reader understands."""

    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact under a finding: where it comes from, what it says, the number if there is one."""

    source: str
    says: str
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The grouped counts of one item over one cut: all that ever leaves an engine.

    `cut` is "company" with the single group "all", or a declared cut such as "unit".
    `options` are the codes of the scale in order. Arrays: `n`, `weight`, `weight2` are G×A (answers,
    sum of weights, sum of squared weights); `cannot_say` and `skipped` are G.
    """

    pulse: str
    item: str
    cut: str
    groups: tuple[str, ...]
    options: tuple[int, ...]
    n: IntArray
    weight: FloatArray
    weight2: FloatArray
    cannot_say: IntArray
    skipped: IntArray

    def __post_init__(self) -> None:
        shape = (len(self.groups), len(self.options))
        if any(a.shape != shape for a in (self.n, self.weight, self.weight2)):
            raise ValueError(f"{self.item}: counts must have the shape {shape}")
        if any(a.shape != shape[:1] for a in (self.cannot_say, self.skipped)):
            raise ValueError(f"{self.item}: cannot_say and skipped need one number a group")

    @property
    def bases(self) -> IntArray:
        """Valid answers per group, shape G: the base of every share."""
        total: IntArray = self.n.sum(axis=1)
        return total

    @property
    def weighted(self) -> bool:
        """Whether any answer weighs other than one."""
        return bool(np.any(self.weight != self.n))


def tally(
    item: str,
    counts: "dict[str, list[int]]",
    *,
    pulse: str = "now",
    cut: str = "company",
    first_option: int = 1,
) -> Tally:
    """An unweighted tally from plain lists, for examples, tests and published tables.

    >>> t = tally("reached", {"all": [1, 0, 4, 6, 9]})
    >>> t.bases.tolist(), t.options
    ([20], (1, 2, 3, 4, 5))
    """
    n = np.array(list(counts.values()), dtype=np.int64).reshape(len(counts), -1)
    nothing = np.zeros(len(counts), dtype=np.int64)
    options = tuple(range(first_option, first_option + n.shape[1]))
    weight = n.astype(np.float64)
    return Tally(pulse, item, cut, tuple(counts), options, n, weight, weight, nothing, nothing)
