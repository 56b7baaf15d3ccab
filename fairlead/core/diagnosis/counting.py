"""Everything that is counted of a firm, once. After this, no row is looked at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairlead.core.anonymity import Crossing, Release, Rules, release
from fairlead.core.diagnosis.earlier import beside
from fairlead.core.diagnosis.knowing import knowing
from fairlead.core.diagnosis.survey import COMPANY, Survey
from fairlead.core.engines import Engine, Item, in_order
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


def counted(
    firm: Firm, engine: Engine, cuts: Sequence[str], rules: Rules, earlier: Release | None, progress: Progress
) -> Counted:
    """Counts the answers, scores the recall texts, and releases what may be shown."""
    progress("Counting the answers", 0.2)
    asked = tuple(item for item in engine.items() if item.construct != SPOKEN_BY_ALL)
    tallies, asked = _with_given(list(engine.tallies(cuts=cuts)), asked, engine, cuts)
    progress("Reading the recall answers", 0.4)
    known = knowing(engine, firm.editions, cuts)
    items = tuple(item for item in asked if item.options)
    if known is not None:
        tallies += known.tallies
        items += known.items
    progress("Checking what may be shown", 0.6)
    shown = _released(tallies, items, engine, engine.crossings(cuts), rules)
    shown = beside(earlier, shown, engine.unit_parents())
    waves = {tally.item: tally.pulse for tally in tallies}
    items = tuple(item for item in items if item.id in waves)
    as_of = firm.settings.as_of
    people = _people(firm, engine, cuts, as_of)
    return Counted(Survey(shown, items, waves, people, known), as_of, tuple(cuts))


def _with_given(
    tallies: list[Tally], asked: tuple[Item, ...], engine: Engine, cuts: Sequence[str]
) -> tuple[list[Tally], tuple[Item, ...]]:
    """Adds the figures that came counted already, each item in its last pulse; answers win over figures."""
    have = {tally.item for tally in tallies}
    given = [t for t in engine.given_counts().tallies if t.item not in have and t.cut in ("company", *cuts)]
    last = {item: in_order(t.pulse for t in given if t.item == item)[-1] for item in {t.item for t in given}}
    given = [t for t in given if t.pulse == last[t.item]]
    whole = {t.item for t in given if t.cut == "company"}
    found = {t.item: t for t in given if t.item not in whole}
    given += [_company_of(tally) for tally in found.values()]
    scales = {t.item: (t.options[0], t.options[-1]) for t in given}
    known = tuple(
        item
        if item.options or item.id not in scales
        else replace(item, low=scales[item.id][0], high=scales[item.id][1])
        for item in asked
    )
    return tallies + given, known


def _company_of(tally: Tally) -> Tally:
    # Groups of one cut hold each person once, so their sum is the company.
    n, weight, weight2 = (a.sum(axis=0, keepdims=True) for a in (tally.n, tally.weight, tally.weight2))
    nothing = tally.cannot_say[:1] * 0
    return replace(
        tally,
        cut="company",
        groups=("all",),
        n=n,
        weight=weight,
        weight2=weight2,
        cannot_say=nothing,
        skipped=nothing,
    )


def _released(
    tallies: Sequence[Tally],
    items: Sequence[Item],
    engine: Engine,
    crossings: Sequence[Crossing],
    rules: Rules,
) -> Release:
    positive = {item.id: item.positive for item in items}
    unnamed = [_without_a_name(tally) for tally in tallies]
    return release(unnamed, positive, parents=engine.unit_parents(), rules=rules, crossings=crossings)


def _without_a_name(tally: Tally) -> Tally:
    # "Not stated" is no group that one could speak of: its people count in the company only.
    return replace(tally, groups=tuple("" if group == NOT_STATED else group for group in tally.groups))


def _people(
    firm: Firm, engine: Engine, cuts: Sequence[str], as_of: date | None
) -> Mapping[tuple[str, str], int]:
    if "people" not in firm.present or as_of is None:
        return {COMPANY: firm.settings.population} if firm.settings.population else {}
    found: dict[tuple[str, str], int] = {}
    for cut in cuts or ("unit",):  # the company's people are counted whether or not groups are
        heads = engine.headcounts(as_of, cut)
        found[COMPANY] = heads.total
        found |= {(cut, group): n for group, n in heads.by_group.items() if group != NOT_STATED}
    return found
