"""Who sits where: answers and positive answers per cell of all cuts at once, for the attacker of a release."""

from collections.abc import Sequence
from typing import Any

from fairlead.core.anonymity import Crossing
from fairlead.core.engines.items import Item
from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source
from fairlead.core.engines.tallies import Waves

CELLS = 400  # above so many the attacker does not try them


@compiled
def _cells(cuts: tuple[str, ...]) -> Any:
    return source("answers", cuts).select(*cuts).distinct().count().as_table()


@compiled
def _crossed(pulse: str, item: str, positive: tuple[int, ...], cuts: tuple[str, ...]) -> Any:
    rows = source("answers", cuts)
    rows = rows.filter(rows.pulse == pulse, rows.item == item, rows.value.notnull(), rows.missing.isnull())
    good = rows.value.isin([float(code) for code in positive])
    return rows.group_by(list(cuts)).aggregate(n=rows.count(), positive=good.sum())


def crossings(run: Runner, items: Sequence[Item], waves: Waves, cuts: Sequence[str]) -> tuple[Crossing, ...]:
    """The finest counts of each item in its wave; none where one cut stands alone or there are over 400 cells."""
    if len(cuts) < 2 or run.one(_cells(tuple(cuts))) > CELLS:
        return ()
    return tuple(
        _of(run, item, waves[item.id], tuple(cuts)) for item in items if item.options and item.id in waves
    )


def _of(run: Runner, item: Item, pulse: str, cuts: tuple[str, ...]) -> Crossing:
    found = run(_crossed(pulse, item.id, item.positive, cuts))
    groups = [[name or "" for name in found.texts(cut)] for cut in cuts]
    cells = tuple(zip(*groups, strict=True))
    return Crossing(pulse, item.id, cuts, cells, found.whole("n"), found.whole("positive"))
