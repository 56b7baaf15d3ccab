"""The tree of units: which one is above which, and which a telling to one reaches."""

from collections.abc import Mapping
from typing import Any

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source

Parents = Mapping[str, str | None]


@compiled
def _units() -> Any:
    units = source("units")
    return units.select("unit", "parent")


@compiled
def _named(table: str) -> Any:
    rows = source(table)
    return rows.filter(rows.unit.notnull()).select("unit").distinct()


def unit_parents(run: Runner) -> dict[str, str | None]:
    """Each unit with the one above it, in the order of the units table; None at the top."""
    found = run(_units())
    pairs = zip(found.texts("unit"), found.texts("parent"), strict=True)
    return {unit: parent for unit, parent in pairs if unit is not None}


def all_units(run: Runner) -> tuple[str, ...]:
    """Units that hold people or gave answers; those that only stand in the units table are left out."""
    names = {unit for table in ("people", "answers") for unit in run(_named(table)).texts("unit") if unit}
    return tuple(sorted(names))


def reaches(told: str, unit: str, parents: Parents) -> bool:
    """Whether what is told to one unit reaches another: itself and all below it.

    >>> parents = {"Sales": None, "North": "Sales", "Depot": "North"}
    >>> reaches("Sales", "Depot", parents), reaches("Depot", "Sales", parents)
    (True, False)
    """
    return told in lineage(unit, parents)


def lineage(unit: str, parents: Parents) -> tuple[str, ...]:
    """A unit and all that stand above it; a circle is walked once.

    >>> lineage("b", {"a": "b", "b": "a"})
    ('b', 'a')
    """
    line = [unit]
    while (above := parents.get(line[-1])) and above not in line:
        line.append(above)
    return tuple(line)
