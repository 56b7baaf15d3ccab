"""From released figures of several waves to the rows that are compared."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from fairlead.core.anonymity import Figure, Release
from fairlead.core.dose.slopes import Cells
from fairlead.core.values import FloatArray

Doses = Mapping[tuple[str, str, str], float]  # (wave, item, unit) -> steps of what was told before that wave
Row = tuple[int, int, Figure, Figure, float]


def cells_of(shown: Release, waves: Sequence[str], doses: Doses) -> Cells:
    """A row for each item and unit over each two waves that follow one another, where both figures are shown.

    `waves` run from the earliest; an item and unit without a dose in either wave are left out. Take the lowest units only,
    so that nobody is in two rows of one item.

    >>> from fairlead.core.anonymity import release
    >>> from fairlead.core.values import tally
    >>> firm = [
    ...     tally("told", {name: [20, 20]}, pulse=wave, cut=cut)
    ...     for wave in ("june", "july") for cut, name in (("company", "all"), ("unit", "North"))
    ... ]
    >>> rows = cells_of(release(firm, {"told": {2}}), ["june", "july"], {("june", "told", "North"): 0.0, ("july", "told", "North"): 2.0})
    >>> rows.dose.tolist(), rows.before.tolist(), rows.n_after.tolist()
    ([2.0], [0.5], [40.0])
    """
    rows = list(_rows(shown, waves, doses))
    unit, stratum = (np.array([row[i] for row in rows], dtype=np.int64) for i in (0, 1))
    before, after = [row[2] for row in rows], [row[3] for row in rows]

    def of(figures: Sequence[Figure], what: str) -> FloatArray:
        return np.array([getattr(figure, what) for figure in figures], dtype=np.float64)

    dose = np.array([row[4] for row in rows], dtype=np.float64)
    return Cells(
        unit,
        stratum,
        of(before, "value"),
        of(before, "effective"),
        of(after, "value"),
        of(after, "effective"),
        dose,
    )


def _rows(shown: Release, waves: Sequence[str], doses: Doses) -> Iterator[Row]:
    items = sorted({item for _wave, item, _unit in doses})
    units = sorted({unit for _wave, _item, unit in doses})
    for pair, (earlier, later) in enumerate(pairwise(waves)):
        for i, item in enumerate(items):
            for u, unit in enumerate(units):
                told = doses.get((earlier, item, unit)), doses.get((later, item, unit))
                both = (shown.figure(wave, item, "unit", unit) for wave in (earlier, later))
                first, second = both
                if first is not None and second is not None and None not in told:
                    yield u, pair * len(items) + i, first, second, float(told[1] or 0) - float(told[0] or 0)
