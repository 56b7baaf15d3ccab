"""One occasion on which a statement was put before people, and whom it reached."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

EVERYONE: Final = frozenset(
    {"", "all", "all staff", "everyone", "everybody", "company", "whole company", "the whole company"}
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A telling. The same statement on the same day, by the same channel and teller, to the same people is one."""

    told_on: date
    statement: str
    channel: str
    unit: str | None = None
    audience: str = ""
    teller: str = ""


def whom(unit: str | None, audience: str | None) -> str:
    """The name of the people that were told: the unit, else the audience; "" for everyone.

    >>> whom("North", "the morning shift"), whom(None, "Everybody"), whom("", "North")
    ('North', '', 'North')
    """
    named = unit if unit and unit.casefold() not in EVERYONE else audience or ""
    return "" if named.casefold() in EVERYONE else named


def told(
    occasions: Iterable[Occasion],
    units: Sequence[str],
    parents: Mapping[str, str | None],
    since: date | None = None,
    until: date | None = None,
) -> dict[tuple[str, str], int]:
    """Occasions by (statement, unit), from one day to another, both included; pairs that were never told are not there.

    What a unit is told reaches all units below it, what everyone is told all; an audience that is no unit reaches none.

    >>> talk = Occasion(date(2026, 9, 1), "call", "talk", "Sales")
    >>> told([talk, talk, Occasion(date(2026, 9, 2), "call", "message")], ["North", "Depot"], {"North": "Sales"})
    {('call', 'North'): 2, ('call', 'Depot'): 1}
    """
    found: Counter[tuple[str, str]] = Counter()
    lines = {unit: {name.casefold() for name in _line(unit, parents)} for unit in units}
    for one in set(occasions):
        if (since is None or since <= one.told_on) and (until is None or one.told_on <= until):
            people = whom(one.unit, one.audience).casefold()
            found.update((one.statement, unit) for unit in units if not people or people in lines[unit])
    order = {unit: place for place, unit in enumerate(units)}
    return dict(sorted(found.items(), key=lambda pair: (pair[0][0], order[pair[0][1]])))


def _line(unit: str, parents: Mapping[str, str | None]) -> list[str]:
    """The unit and those above it; a circle is walked once."""
    line = [unit]
    while (above := parents.get(line[-1])) and above not in line:
        line.append(above)
    return line
