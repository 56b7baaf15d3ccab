"""How often each statement was put before each unit."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fairlead.core.dose import Spent, whom
from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import ALL, source
from fairlead.core.engines.units import all_units, reaches, unit_parents
from fairlead.core.values import IntArray


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
        people = whom(unit, audience)
        s = statements.index(str(statement))
        if not people:
            to_all[s] += occasions
            n[s] += occasions
        elif (named := known.get(people.casefold())) is not None:
            n[s] += occasions * np.array([reaches(named, other, parents) for other in units], dtype=np.int64)
        else:
            unplaced[people] += occasions
    return Tellings(statements, units, n, to_all, dict(unplaced))


@compiled
def _began() -> Any:
    rows = source("tellings")
    return rows.aggregate(day=rows.told_on.min())


def began(run: Runner) -> date | None:
    """The day of the first telling on record."""
    ((day,),) = run.execute(_began()).fetchall()
    return day if isinstance(day, date) else None


@compiled
def _spent(since: date | None, until: date | None) -> Any:
    rows = source("tellings")
    rows = rows.filter(rows.told_on >= since) if since else rows
    rows = rows.filter(rows.told_on <= until) if until else rows
    keys = ["told_on", "statement", "channel", "unit", "audience", "teller"]
    once = rows.group_by(keys).aggregate(people=rows.people.max())  # the same occasion twice is one
    said = once.people.notnull()
    return once.group_by(["statement", "channel", "unit", "audience"]).aggregate(
        n=once.count(), people=once.people.sum(), unsaid=once.count(where=~said)
    )


def spent(
    run: Runner, since: date | None, until: date | None, heads: Mapping[str, int], everyone: int | None
) -> tuple[Spent, ...]:
    """Occasions and the people at them, by statement and channel. An occasion that does not say how many were there
    counts all of its unit (`heads`, with those below it), or everyone; where that is not known either, it is unknown.
    """
    found = run(_spent(since, until))
    parents, sums = unit_parents(run), defaultdict[tuple[str, str], list[int]](lambda: [0, 0, 0])
    texts = (found.texts(c) for c in ("statement", "channel", "unit", "audience"))
    numbers = (found.whole(c).tolist() for c in ("n", "people", "unsaid"))
    for statement, channel, unit, audience, n, people, unsaid in zip(*texts, *numbers, strict=True):
        size = _size(whom(unit, audience), heads, everyone, parents) if unsaid else 0
        row = (n, people + unsaid * (size or 0), unsaid if size is None else 0)
        before = sums[str(statement), str(channel)]
        before[:] = [a + b for a, b in zip(before, row, strict=True)]
    return tuple(Spent(*key, *row) for key, row in sorted(sums.items()))


def _size(
    people: str, heads: Mapping[str, int], everyone: int | None, parents: Mapping[str, str | None]
) -> int | None:
    """How many are in a unit and below it, or in the company; None where nobody says so."""
    if not people:
        return everyone
    known = {unit.casefold(): unit for unit in (*parents, *heads)}
    named = known.get(people.casefold())
    below = [n for unit, n in heads.items() if named and reaches(named, unit, parents)]
    return sum(below) if below else None
