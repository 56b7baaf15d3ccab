"""What the firm recorded: tellings, commitments, promises, exits, and figures published without a base."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.diagnosis.deeds import Deeds, Followed, Kept
from fairlead.core.diagnosis.leaving import ExitCounts
from fairlead.core.diagnosis.period import Period
from fairlead.core.diagnosis.records import ALL, Told, sent_share
from fairlead.core.diagnosis.statuses import exact
from fairlead.core.diagnosis.values import Published
from fairlead.core.engines import Engine, Item, Tellings
from fairlead.core.engines.sources import NOT_STATED
from fairlead.core.tables import Firm
from fairlead.core.values import Status


@dataclass(frozen=True)
class Records:
    """Counts of what was written down. None where there is no such table."""

    told: Told | None
    priorities: tuple[str, ...]
    unit_people: Mapping[str, int]
    deeds: Deeds
    exits: ExitCounts | None
    published: tuple[Published, ...]
    leavers_only: bool

    def typically_told(self, statement: str) -> int | None:
        """The tellings of a statement in the typical unit (median); None where tellings were not recorded."""
        if self.told is None:
            return None
        return int(median_low([self.told.get((statement, unit), 0) for unit in self.unit_people or {ALL: 1}]))

    @property
    def sent_by_unit(self) -> Mapping[str, Status]:
        """The link *sent* in each unit, where tellings were recorded."""
        if self.told is None or not self.priorities:
            return {}
        shares = {u: sent_share(self.told, self.priorities, {u: 1}) for u in self.unit_people}
        return {unit: exact(share, CUTS["sent"]) for unit, share in shares.items()}


def records(engine: Engine, firm: Firm, within: Period) -> Records:
    """All records of a firm within a period."""
    told = engine.tellings(within.tellings_since, within.until) if "tellings" in firm.present else None
    return Records(
        told.told if told else None,
        tuple(s.id for s in firm.editions[-1].priorities) if firm.editions else (),
        _people_by_unit(engine, within, told),
        Deeds(
            _commitments(engine, firm, within),
            _promises(engine, firm, within),
            _decisions(engine, firm, within),
        ),
        _exits(engine, firm, within),
        _published(engine),
        engine.leavers_only(),
    )


def _people_by_unit(engine: Engine, within: Period, told: Tellings | None) -> dict[str, int]:
    """What each unit weighs: its people; each unit alike where there is no people table."""
    if within.until is not None:
        heads = engine.headcounts(within.until, "unit")
        counted = {g: heads.of(g) for g in heads.groups if g != NOT_STATED and heads.of(g)}
        if counted:
            return counted
    return dict.fromkeys(told.units, 1) if told else {}


def _commitments(engine: Engine, firm: Firm, within: Period) -> Kept | None:
    if "commitments" not in firm.present or within.until is None:
        return None
    found = engine.commitment_states(within.until, within.since)
    # A change that nobody explained, and a day that passed in silence, are breaches.
    return Kept(found.kept, found.late + found.dropped + found.changed + found.overdue, found.explained)


def _promises(engine: Engine, firm: Firm, within: Period) -> Kept | None:
    if "promises" not in firm.present:
        return None
    found = engine.promise_outcomes(within.since)
    return Kept(found.kept, found.broken + found.partly)


def _decisions(engine: Engine, firm: Firm, within: Period) -> Followed | None:
    if "decisions" not in firm.present:
        return None
    found = engine.decision_stances(within.since)
    return Followed(found.follows, found.against)


def _exits(engine: Engine, firm: Firm, within: Period) -> ExitCounts | None:
    if "exits" not in firm.present:
        return None
    # Who was sent away did not leave for a reason of their own.
    every = engine.exit_reasons(within.since, within.until).kinds
    own = tuple(sorted(set(every) - {"involuntary"}))
    found = engine.exit_reasons(within.since, within.until, own)
    named = dict(zip(found.families, found.named.tolist(), strict=True))
    primary = dict(zip(found.families, found.primary.tolist(), strict=True))
    kinds = found.kinds
    return ExitCounts(
        found.coded, found.uncoded, named, primary, kinds.get("voluntary"), kinds.get("involuntary", 0)
    )


def _published(engine: Engine) -> tuple[Published, ...]:
    items = {item.id: item for item in engine.items()}
    rows = []
    for row in engine.published():
        item = items.get(row.item, Item(row.item, "other"))
        rows.append(Published(row.pulse, row.group, row.item, item.construct, item.wording, row.share))
    return tuple(rows)
