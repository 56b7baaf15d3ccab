"""What the firm recorded: tellings, commitments, promises, exits, and figures published without a base."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.diagnosis.leaving import ExitCounts
from fairlead.core.diagnosis.period import Period
from fairlead.core.diagnosis.records import ALL, Kept, Told, sent_share
from fairlead.core.diagnosis.statuses import exact
from fairlead.core.diagnosis.values import Published
from fairlead.core.engines import Engine
from fairlead.core.tables import Firm
from fairlead.core.values import Status


@dataclass(frozen=True)
class Records:
    """Counts of what was written down. None where there is no such table."""

    told: Told | None
    priorities: tuple[str, ...]
    unit_people: Mapping[str, int]
    commitments: Kept | None
    promises: Kept | None
    exits: ExitCounts | None
    published: tuple[Published, ...]
    leavers_only: bool

    def least_told(self, statement: str) -> int | None:
        """The fewest tellings of a statement in any unit; None where tellings were not recorded."""
        if self.told is None:
            return None
        return min(self.told.get((statement, unit), 0) for unit in self.unit_people or {ALL: 1})

    @property
    def sent_by_unit(self) -> Mapping[str, Status]:
        """The link *sent* in each unit, where tellings were recorded."""
        if self.told is None or not self.priorities:
            return {}
        shares = {u: sent_share(self.told, self.priorities, {u: 1}) for u in self.unit_people}
        return {unit: exact(share, CUTS["sent"]) for unit, share in shares.items()}


def records(engine: Engine, firm: Firm, within: Period) -> Records:
    """All records of a firm within a period."""
    priorities = tuple(s.id for s in firm.editions[-1].priorities) if firm.editions else ()
    return Records(None, priorities, {}, None, None, None, (), False)
