"""How often each statement was put before each unit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import ALL, source
from fairlead.core.engines.units import all_units, reaches, unit_parents
from fairlead.core.values import IntArray

EVERYONE = frozenset(
    {"", "all", "all staff", "everyone", "everybody", "company", "whole company", "the whole company"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Tellings:
    """Occasions: `n` S×U reached each unit, `to_all` S were for everyone. Counted once: the same statement on the
    same day, by the same channel and teller, to the same people. `unplaced`: audiences that are no unit of the
    firm, with their occasions; they are in no other count.
    """

    statements: tuple[str, ...]
    units: tuple[str, ...]
    n: IntArray
    to_all: IntArray
    unplaced: Mapping[str, int]

    @property
    def told(self) -> dict[tuple[str, str], int]:
        """Occasions by (statement, unit), and by (statement, "all") those for everyone.

        >>> Tellings(("call",), ("North",), np.array([[3]]), np.array([2]), {}).told
        {('call', 'North'): 3, ('call', 'all'): 2}
        """
        found: dict[tuple[str, str], int] = {}
        for s, statement in enumerate(self.statements):
            found |= {(statement, unit): int(self.n[s, u]) for u, unit in enumerate(self.units)}
            found[statement, ALL] = int(self.to_all[s])
        return found


@compiled
def _occasions(since: date | None, until: date | None) -> Any:
    rows = source("tellings")
    rows = rows.filter(rows.told_on >= since) if since else rows
    rows = rows.filter(rows.told_on <= until) if until else rows
    once = rows.select("told_on", "statement", "channel", "unit", "audience", "teller").distinct()
    return once.group_by(["statement", "unit", "audience"]).aggregate(n=once.count())


def tellings(run: Runner, since: date | None, until: date | None) -> Tellings:
    """Occasions from one day to another, both included; what a unit is told reaches all units below it."""
    found = run(_occasions(since, until))
    rows = list(
        zip(
            *(found.texts(c) for c in ("statement", "unit", "audience")),
            found.whole("n").tolist(),
            strict=True,
        )
    )
    parents = unit_parents(run)
    units = all_units(run) or tuple(parents)
    statements = tuple(sorted({str(statement) for statement, *_ in rows}))
    n = np.zeros((len(statements), len(units)), dtype=np.int64)
    to_all = np.zeros(len(statements), dtype=np.int64)
    unplaced: Counter[str] = Counter()
    known = {name.casefold(): name for name in (*parents, *units)}
    for statement, unit, audience, occasions in rows:
        whom = unit if unit and unit.casefold() not in EVERYONE else audience or ""
        s = statements.index(str(statement))
        if whom.casefold() in EVERYONE:
            to_all[s] += occasions
            n[s] += occasions
        elif (named := known.get(whom.casefold())) is not None:
            n[s] += occasions * np.array([reaches(named, other, parents) for other in units], dtype=np.int64)
        else:
            unplaced[whom] += occasions
    return Tellings(statements, units, n, to_all, dict(unplaced))
