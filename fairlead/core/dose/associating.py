"""What is said of a dose and what people answered: goes with, goes against, no sign of either, cannot tell."""

import math
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final, Literal

import numpy as np

from fairlead.core.dose.slopes import Cells, Slope, earlier_share, slope
from fairlead.core.values import Estimate, Interval

FEWEST_UNITS: Final = 8  # docs/story/12-dose.md: with fewer the interval is as good as endless
MOST_CARRIED: Final = 0.6
TURNED: Final = (
    0.3  # a correlation from which it is said that more was told where less (or more) was known before
)
Id = Literal["goes-with", "goes-against", "no-sign", "cannot-tell"]
SAYS: Final = {
    "goes-with": _("Where it was told more than before, more {what} than before."),
    "goes-against": _("Where it was told more than before, fewer {what} than before."),
    "no-sign": _("No link between how often it was told and how many {what} can be told from none."),
    "cannot-tell": _("Cannot tell whether more telling goes with more people who {what}: {why}."),
}
CHOSEN = _(
    "Somebody chose where to tell more, for reasons of their own: those reasons, or whatever else came with them, are not ruled out."
)
WORSE_FIRST = _(
    "More was told where, in the wave before, fewer {what}. Such units come nearer to the others by themselves when they are "
    "asked again, so a part of the rise, or all of it, may be that."
)
BETTER_FIRST = _(
    "More was told where, in the wave before, more {what}: such units have less room to rise, so the link may be closer than it looks."
)


@dataclass(frozen=True, slots=True)
class Association:
    """`estimate`: what a step (never → once → three → seven times) multiplies the odds by. `points`: the same from the share
    before, in points. `turned`: how the dose goes with the share before, within a line, from -1 to 1."""

    measure: str
    id: Id
    says: str
    estimate: Estimate | None = None
    points: Interval | None = None
    before: float | None = None
    units: int = 0
    rows: int = 0
    turned: float | None = None
    caveats: tuple[str, ...] = ()


def associate(
    measure: str, what: str, cells: Cells, *, level: float = 0.95, fewest: int = FEWEST_UNITS
) -> Association:
    """What the rows say of one measure. `what` ends "people who …", such as "say that they were told".

    >>> none = np.zeros(0)
    >>> empty = Cells(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), none, none, none, none, none)
    >>> associate("reached", "say that they were told", empty).id
    'cannot-tell'
    """
    why = _unable(cells, fewest)
    found = None if why else slope(cells)
    if found is None or found.carried > MOST_CARRIED:
        return cannot_tell(measure, what, why or _one_unit(cells), cells.units, len(cells.unit))
    within = found.interval(level)
    id: Id = "goes-with" if within.low > 0 else "goes-against" if within.high < 0 else "no-sign"
    before, turned = earlier_share(cells), _turned(cells)
    return Association(
        measure, id, SAYS[id].format(what=what), _odds(found, within, cells), _points(within, before), before,
        found.units, len(cells.unit), turned, _caveats(what, turned),
    )  # fmt: skip


def cannot_tell(measure: str, what: str, why: str, units: int = 0, rows: int = 0) -> Association:
    """The finding where there is nothing to compare, with the reason."""
    return Association(
        measure, "cannot-tell", SAYS["cannot-tell"].format(what=what, why=why), units=units, rows=rows
    )


def _unable(cells: Cells, fewest: int) -> str:
    if cells.units < fewest:
        text = _(
            "{n} units can be compared over two waves, and with fewer than {fewest} chance does what it likes"
        )
        return text.format(n=cells.units, fewest=fewest)
    spread = [np.ptp(cells.dose[cells.stratum == one]) for one in np.unique(cells.stratum)]
    if max(spread, default=0.0) == 0.0:
        return _("every unit was told the same, so there is nothing to compare")
    return ""


def _one_unit(cells: Cells) -> str:
    return _("most of what the doses differ by is one unit's, and it may differ in all sorts of ways")


def _odds(found: Slope, within: Interval, cells: Cells) -> Estimate:
    lines = [cells.stratum == one for one in np.unique(cells.stratum)]
    n = int(max(min(cells.n_before[line].sum(), cells.n_after[line].sum()) for line in lines))
    method = _(
        "change between waves against change of dose, {level:.3g} % interval by leaving out each of {units} units"
    ).format(level=100 * within.level, units=found.units)
    ends = Interval(_exp(within.low), _exp(within.high), within.level)
    return Estimate(_exp(found.value), ends, n, method)


def _exp(log_odds: float) -> float:
    return math.exp(log_odds) if log_odds < 700 else math.inf


def _points(within: Interval, before: float) -> Interval:
    """What a step adds to the share before, in points, at the ends of the interval."""
    held = min(max(before, 1e-6), 1 - 1e-6)
    start = math.log(held / (1 - held))
    low, high = (100 * (0.5 + 0.5 * math.tanh((start + end) / 2) - held) for end in (within.low, within.high))
    return Interval(low, high, within.level)


def _turned(cells: Cells) -> float:
    """The weighted correlation of dose and earlier share, each less the mean of its line."""
    w = cells.weight
    sides = []
    for values in (cells.dose, cells.before):
        mean = np.zeros_like(values)
        for one in np.unique(cells.stratum):
            mine = cells.stratum == one
            mean[mine] = np.average(values[mine], weights=w[mine])
        sides.append(values - mean)
    x, p = sides
    size = math.sqrt(float((w * x * x).sum() * (w * p * p).sum()))
    return float((w * x * p).sum()) / size if size > 0 else 0.0


def _caveats(what: str, turned: float) -> tuple[str, ...]:
    if turned <= -TURNED:
        return (WORSE_FIRST.format(what=what), CHOSEN)
    return (BETTER_FIRST.format(what=what), CHOSEN) if turned >= TURNED else (CHOSEN,)
