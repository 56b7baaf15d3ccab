"""What a firm says about itself before anyone looks at the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

USUAL_CUTS = ("unit", "level", "tenure", "location")
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    """The head of fairlead.toml. `cuts` are declared before anyone looks; `level_order` runs low to high."""

    company: str = ""
    leaders: tuple[str, ...] = ()
    as_of: date | None = None  # after reading: the day stated, else the last date in the data
    population: int | None = None  # people asked, when there is no people file
    cuts: tuple[str, ...] = ("unit", "level")
    level_order: tuple[str, ...] = ()
    bases: Mapping[str, float] = field(default_factory=dict)  # stated beforehand, such as leaving = .15
    pulses: Mapping[str, date] = field(
        default_factory=dict
    )  # the day on which a pulse ended, where its name does not say

    @property
    def further_cuts(self) -> tuple[str, ...]:
        """Cuts that the answers table does not have anyway.

        >>> Settings(cuts=("unit", "contract")).further_cuts
        ('contract',)
        """
        return tuple(cut for cut in self.cuts if cut not in USUAL_CUTS)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost us before it is refused: `[limits]` in fairlead.toml."""

    xlsx_unzipped: int = 50 * MEGABYTE  # bytes; written there as xlsx_megabytes = 50
    xlsx_members: int = 2000  # files inside the zip
    refusals_listed: int = 1000  # all are counted, so many are listed
