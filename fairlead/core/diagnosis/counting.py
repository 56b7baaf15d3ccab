"""Everything that is counted of a firm, once. After this, no row is looked at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairlead.core.anonymity import Release, Rules, release
from fairlead.core.diagnosis.knowing import knowing
from fairlead.core.diagnosis.survey import COMPANY, Survey
from fairlead.core.engines import Engine, Item
from fairlead.core.engines.sources import NOT_STATED
from fairlead.core.tables import Firm, Progress
from fairlead.core.values import Tally

SPOKEN_BY_ALL = "leader-list"  # not a question to everyone


@dataclass(frozen=True)
class Counted:
    """The released survey of a firm, and the day it speaks of."""

    survey: Survey
    as_of: date | None
    cuts: tuple[str, ...]


def counted(firm: Firm, engine: Engine, cuts: Sequence[str], rules: Rules, progress: Progress) -> Counted:
    """Counts the answers, scores the recall texts, and releases what may be shown."""
    progress("Counting the answers", 0.2)
    asked = tuple(item for item in engine.items() if item.construct != SPOKEN_BY_ALL)
    tallies = list(engine.tallies(cuts=cuts))
    progress("Reading the recall answers", 0.4)
    known = knowing(engine, firm.editions, cuts)
    items = tuple(item for item in asked if item.options)
    if known is not None:
        tallies += known.tallies
        items += known.items
    progress("Checking what may be shown", 0.6)
    shown = _released(tallies, items, firm, engine, rules)
    waves = {tally.item: tally.pulse for tally in tallies}
    items = tuple(item for item in items if item.id in waves)
    as_of = firm.settings.as_of
    people = _people(firm, engine, cuts, as_of)
    return Counted(Survey(shown, items, waves, people, known), as_of, tuple(cuts))


def _released(
    tallies: Sequence[Tally], items: Sequence[Item], firm: Firm, engine: Engine, rules: Rules
) -> Release:
    positive = {item.id: item.positive for item in items}
    unnamed = [_without_a_name(tally) for tally in tallies]
    return release(unnamed, positive, parents=engine.unit_parents(), rules=rules)


def _without_a_name(tally: Tally) -> Tally:
    # "Not stated" is no group that one could speak of: its people count in the company only.
    return replace(tally, groups=tuple("" if group == NOT_STATED else group for group in tally.groups))


def _people(
    firm: Firm, engine: Engine, cuts: Sequence[str], as_of: date | None
) -> Mapping[tuple[str, str], int]:
    if "people" not in firm.present or as_of is None:
        return {COMPANY: firm.settings.population} if firm.settings.population else {}
    found: dict[tuple[str, str], int] = {}
    for cut in cuts:
        heads = engine.headcounts(as_of, cut)
        found[COMPANY] = heads.total
        found |= {(cut, group): heads.of(group) for group in heads.groups if group != NOT_STATED}
    return found
