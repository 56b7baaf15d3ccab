"""The link *known*: how many can say enough of the priorities in their own words.

Three roads, the better one first: everybody's answers coded by hand; the scorer's share corrected for its error
on a coded part (Rogan-Gladen); else the bound [named, named + uncertain], corrected for chance, *provisional*.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from gettext import gettext as _

import numpy as np

from fairlead.core.diagnosis.scoring import scorer_of
from fairlead.core.engines import Engine, Item, RecallCounts, sentence_encoder
from fairlead.core.plans import Plan
from fairlead.core.recall import (
    Coded,
    Foil,
    Joined,
    UnableToCorrectError,
    chance_corrected,
    corrected_share,
    foils_for,
    way_of,
)
from fairlead.core.recall.reading import BY_MEANING, NO_WEIGHTS, NOT_ENGLISH
from fairlead.core.scales import effective_n
from fairlead.core.values import Estimate, Interval, Tally

NAMED, PERHAPS, SCORED = "recall", "recall-perhaps", "recall-scored"
# Of people who know the plan the scorer found (named or uncertain) by meaning 80 to 94 % in eight invented firms and 8 of
# 11 in a folder that somebody else wrote; by words alone 64 to 95 %, and 7 of 11. Without coded answers it must be
# allowed to miss the rest of these (docs/adr/0014).
LEAST_FOUND = {BY_MEANING: 0.7, NO_WEIGHTS: 0.6, NOT_ENGLISH: 0.6}
READ = {
    BY_MEANING: _("scored by meaning and by words"),
    NO_WEIGHTS: _("scored by words alone, the sentence encoder is not here"),
    NOT_ENGLISH: _("scored by words alone, the plan is not in English"),
}
FEWEST_CODED = 10  # of each kind: fewer say too little of how often the scorer errs


@dataclass(frozen=True)
class Knowing:
    """Recall counted. `tallies` and `items` join the release as yes/no items; `chance` is R0 for either end."""

    need: int
    statements: tuple[tuple[str, str], ...]
    tallies: tuple[Tally, ...]
    items: tuple[Item, ...]
    chance: tuple[float, float]
    coded: Coded
    by_hand: int
    answered: int
    foils: int
    per_statement: Mapping[str, str] = field(default_factory=dict)  # statement -> item of its tally
    way: str = NO_WEIGHTS  # how the texts were read: by meaning, or by words alone

    @property
    def all_by_hand(self) -> bool:
        """Whether people coded every answer."""
        return self.by_hand == self.answered > 0

    @property
    def corrects(self) -> bool:
        """Whether enough was coded to correct the scorer's share for its error."""
        return min(self.coded.knows, self.coded.does_not) >= FEWEST_CODED

    @property
    def provisional(self) -> bool:
        """Whether the figure rests on the scorer's word alone."""
        return not (self.all_by_hand or self.corrects)


def knowing(engine: Engine, editions: Sequence[Plan], cuts: Sequence[str]) -> Knowing | None:
    """Counts recall of the current edition's priorities; None without a plan or without the question."""
    asked = [i for i in engine.items() if i.construct == "recall" and engine.latest_pulse(i.id)]
    if not asked or not editions or not editions[-1].priorities:
        return None
    plan = editions[-1]
    foils = foils_for(plan)
    own = tuple((s.id, s.text) for s in plan.priorities)
    scorer = _scorer(engine, own, foils)
    invented = [[id for id, _text in foil.statements] for foil in foils]
    counts = engine.recall(
        None, scorer, plan.needed, cuts, statements=[id for id, _text in own], foils=invented
    )
    return _from_counts(counts, own, len(foils), way_of(own, sentence_encoder()))


def _scorer(engine: Engine, own: tuple[tuple[str, str], ...], foils: Sequence[Foil]) -> Joined:
    """The plan's scorer, taught by what was coded, and one for each invented plan."""
    return Joined([scorer_of(own, engine.coded_recall()), *(scorer_of(foil.statements) for foil in foils)])


def _from_counts(counts: RecallCounts, own: tuple[tuple[str, str], ...], foils: int, way: str) -> Knowing:
    company = counts.levels[0]
    items = [_yes_no(NAMED, "recall"), _yes_no(PERHAPS, "recall-perhaps"), _yes_no(SCORED, "recall-scored")]
    tallies = [_split(t, NAMED, (2,)) for t in counts.levels] + [
        _split(t, PERHAPS, (1, 2)) for t in counts.levels
    ]
    tallies += [_split(t, SCORED, (2,)) for t in counts.scored]
    company_wide = [t for t in counts.statements if t.cut == "company"]
    by_statement = {id: t.item for (id, _text), t in zip(own, company_wide, strict=True)}
    tallies += [_split(t, t.item, (2,)) for t in company_wide]
    items += [_yes_no(item, "recall-statement") for item in by_statement.values()]
    return Knowing(
        counts.need, own, tuple(tallies), tuple(items),
        (_by_chance(counts.foils, (2,)), _by_chance(counts.foils, (1, 2))),
        counts.coded, counts.by_hand, int(company.bases[0]), foils, by_statement, way,
    )  # fmt: skip


def _yes_no(id: str, construct: str) -> Item:
    return Item(id, construct, _("Names enough of the priorities, unaided"), 0, 1, labels=(_("no"), _("yes")))


def _split(tally: Tally, item: str, yes: tuple[int, ...]) -> Tally:
    """The three levels as a yes or no."""
    counts = np.isin(tally.options, yes)

    def two(array: np.ndarray) -> np.ndarray:
        return np.stack([array[:, ~counts].sum(axis=1), array[:, counts].sum(axis=1)], axis=1)

    return replace(
        tally, item=item, options=(0, 1), n=two(tally.n), weight=two(tally.weight), weight2=two(tally.weight2)
    )


def _by_chance(foils: Sequence[Tally], yes: tuple[int, ...]) -> float:
    shares = [_split(t, t.item, yes) for t in foils if t.bases[0]]
    return float(np.mean([t.n[0, 1] / t.bases[0] for t in shares])) if shares else 0.0


def known_estimate(known: Knowing, named: Estimate, perhaps: Estimate, scored: Estimate | None) -> Estimate:
    """The share that knows the direction, from the released shares, by the best road there is.

    `named` and `perhaps` are the lower and upper end of the bound; `scored` is the scorer's own share.
    """
    if known.all_by_hand:
        return replace(named, method=_("coded by hand") + ", " + named.method)
    if known.corrects and scored is not None:
        corrected = _corrected(known.coded, scored)
        if corrected is not None:
            return corrected
    return _bound(known, named, perhaps, scored or named)


def _corrected(coded: Coded, scored: Estimate) -> Estimate | None:
    worth = effective_n(scored.n, scored.population)
    try:
        # With everyone answering there is still the scorer's error: a large base stands for an endless one.
        found = corrected_share(scored.value, min(worth, 1e6), coded)
    except UnableToCorrectError:
        return None
    return replace(found, n=scored.n, n_shown=scored.n_shown, population=scored.population)


def _bound(known: Knowing, named: Estimate, perhaps: Estimate, scored: Estimate) -> Estimate:
    """From the surely named, beyond chance, up to the named and uncertain with all that the scorer may have missed."""
    low, high = _beyond_chance(named, known.chance[0]), _beyond_chance(perhaps, known.chance[1])
    value = chance_corrected(scored.value, known.chance[0])
    least = LEAST_FOUND[known.way]
    interval = Interval(min(low.low, value), max(min(1.0, high.high / least), value), low.level)
    method = _("{read}, beyond chance ({chance:.0%} name one of {foils} invented plans); {how}").format(
        read=READ[known.way], chance=known.chance[0], foils=known.foils, how=named.method
    )
    caveat = _(
        "the interval allows for answers of which the scorer is not sure, and for {share:.0%} missed by it"
    )
    caveats = (*named.caveats, caveat.format(share=1 - least))
    return replace(named, value=value, interval=interval, method=method, caveats=caveats)


def _beyond_chance(estimate: Estimate, chance: float) -> Interval:
    ends = estimate.interval or Interval(estimate.value, estimate.value)
    return Interval(chance_corrected(ends.low, chance), chance_corrected(ends.high, chance), ends.level)
