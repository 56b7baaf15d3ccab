"""The dose of a firm as it may be shown: how often it was told, what goes with it, who still holds the old sentence."""

from dataclasses import dataclass, field
from datetime import date

from fairlead.core.dose import BANDS, Association, Contacts, Window, band
from fairlead.core.values import Estimate


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: its tellings in each unit, in the order of `DoseFinding.units`, and what it cost in contacts."""

    statement: str
    text: str
    n: tuple[int, ...]
    contacts: Contacts | None = None

    @property
    def bands(self) -> dict[str, int]:
        """How many units were told never, once, three times, seven times.

        >>> Told("call", "Call every placement.", (0, 2, 3, 9, 12)).bands
        {'never': 1, 'once': 1, 'three': 1, 'seven': 2}
        """
        found = [band(n) for n in self.n]
        return {name: found.count(name) for name, _low, _high in BANDS}


@dataclass(frozen=True, slots=True)
class UnitHolds:
    """The share of one unit that names the old sentence and not the present one; None: hidden, with the reason."""

    unit: str
    old: Estimate | None
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class HeldSentence:
    """A sentence that changed in substance, or was dropped (`now` None). `shares` by kind: old, both, new, neither;
    None where fewer than three, or beside such."""

    statement: str
    was: str
    now: str | None
    pulse: str
    shares: dict[str, Estimate | None] = field(default_factory=dict)
    units: tuple[UnitHolds, ...] = ()


@dataclass(frozen=True, slots=True)
class DoseFinding:
    """`since` to `until`: the days that count, both included. `windows`: which tellings count before which wave."""

    company: str
    since: date | None
    until: date | None
    units: tuple[str, ...]
    told: tuple[Told, ...]
    people: int | None
    unplaced: dict[str, int]
    windows: tuple[Window, ...] = ()
    associations: tuple[Association, ...] = ()
    held: tuple[HeldSentence, ...] = ()
    held_why: str = ""  # why nothing is said of the old sentence
    notes: tuple[str, ...] = ()

    @property
    def each(self) -> float | None:
        """Contacts a person, over all statements; None where it is not known how many people there are."""
        spent = [told.contacts.total for told in self.told if told.contacts]
        return sum(spent) / self.people if self.people else None
