"""What the people of an invented company think: one trait behind all items, and the exact share behind each."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.simulate.quotas import coded, five_steps, quota
from fairlead.core.simulate.staff import Staff
from fairlead.core.simulate.truth import Truth
from fairlead.core.values import FloatArray, IntArray

Bools = NDArray[np.bool_]
COMMON = 0.35  # share of an item's variance that lies in the trait behind all items
OF_UNIT = 0.05  # share of the trait's variance that lies between units
STAYS = 0.80  # share of an item's variance that a person keeps from one wave to another
DRIVES = 0.30  # share of stay intent's variance that goes with the item that breaks (or with pay)
BESIDE = {"claimed-clarity": 0.80, "changes": 0.70, "stay-intent": 0.70, "pay": 0.60}  # no link: fixed shares
UnitShares = Mapping[int, Mapping[str, float]]  # leaf → link or item → share, where a unit differs


@dataclass(frozen=True, slots=True)
class Question:
    """One item on a scale of five. `measures` is the link whose share it has, or its own name in BESIDE."""

    item: str
    construct: str
    measures: str
    wording: str
    reversed: bool = False


QUESTIONS = (
    Question("claimed-clarity-1", "claimed-clarity", "claimed-clarity", "I am clear on the priorities of {company}."),
    Question("reached-1", "reached", "reached", "In the last three months {leaders} told me where {company} is going."),
    Question("line-of-sight-1", "line-of-sight", "connected", "I can say which priority of {company} my work serves."),
    Question("expected-1", "expected", "connected", "I know what is expected of me this month."),
    Question("right-direction-1", "right-direction", "believed", "{company} is going in the right direction."),
    Question("will-get-there-1", "will-get-there", "believed", "{company} will get where {leaders} want it to be."),
    Question("lived-1", "lived", "lived", "{leaders} do what they say."),
    Question("lived-2", "lived", "lived", "What {leaders} say and what {company} does are two things.", reversed=True),
    Question("changes-1", "changes", "changes", "The direction of {company} changes too often.", reversed=True),
    Question("stay-intent-1", "stay-intent", "stay-intent", "I expect to be at {company} in a year."),
    Question("pay-1", "pay", "pay", "I am paid fairly for what I do."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Minds:
    """What N people think. `codes` are true codes 1 … 5 before reversal and `said` what they would tick (see
    leniency), both by item; `knows` is who can name enough; `content` is who answers more readily under bias."""

    codes: Mapping[str, IntArray]
    said: Mapping[str, IntArray]
    knows: Bools
    content: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Crowd:
    """People in groups that each have their own shares: one group, unless some units differ."""

    group: IntArray
    sizes: IntArray
    names: tuple[int | None, ...]  # leaf of each group, None for the rest


def think(
    rng: np.random.Generator,
    staff: Staff,
    truth: Truth,
    *,
    leniency: float = 0.0,
    differ: UnitShares | None = None,
    anew: np.random.Generator | None = None,
) -> Minds:
    """Minds of all who are here, with the true shares hit exactly (rounded away from the cut).

    The same `rng` gives the same people; `anew` throws what they think of each question a little, as on another day.
    """
    leaf = staff.leaf[: staff.here]
    crowd = _crowd(leaf, differ or {})
    between = rng.normal(size=len(staff.tree.leaves))[leaf]
    trait = np.sqrt(OF_UNIT) * between + np.sqrt(1 - OF_UNIT) * rng.normal(size=staff.here)
    latent = {q.item: _mixed(rng, trait) for q in QUESTIONS}
    driver = _driver(truth)
    knowing = _mixed(rng, trait)
    drive = (
        knowing
        if driver == "known"
        else next((latent[q.item] for q in QUESTIONS if q.measures == driver), trait)
    )
    latent["stay-intent-1"] = np.sqrt(1 - DRIVES) * latent["stay-intent-1"] + np.sqrt(DRIVES) * drive
    if anew is not None:
        latent = {item: _another_day(anew, z) for item, z in latent.items()}
        knowing = _another_day(anew, knowing)
    steps = {q.item: five_steps(_positive(crowd, truth, differ, q.measures), crowd.sizes) for q in QUESTIONS}
    codes = {item: coded(z, crowd.group, steps[item]) for item, z in latent.items()}
    said = {item: coded(z, crowd.group, steps[item], leniency=leniency) for item, z in latent.items()}
    unknown = crowd.sizes - _positive(crowd, truth, differ, "known")
    knows = coded(knowing, crowd.group, unknown[:, None]) == 2
    return Minds(codes, said, knows, _content(truth, codes, knows, trait))


def _crowd(leaf: IntArray, differ: UnitShares) -> _Crowd:
    names = (None, *sorted(differ))
    place = np.zeros(int(leaf.max()) + 1, dtype=np.int64)
    for number, unit in enumerate(sorted(differ), start=1):
        place[unit] = number
    group = place[leaf]
    return _Crowd(group, np.bincount(group, minlength=len(names)), names)


def _mixed(rng: np.random.Generator, trait: FloatArray) -> FloatArray:
    mixed: FloatArray = np.sqrt(COMMON) * trait + np.sqrt(1 - COMMON) * rng.normal(size=len(trait))
    return mixed


def _another_day(rng: np.random.Generator, latent: FloatArray) -> FloatArray:
    other: FloatArray = np.sqrt(STAYS) * latent + np.sqrt(1 - STAYS) * rng.normal(size=len(latent))
    return other


def _positive(crowd: _Crowd, truth: Truth, differ: UnitShares | None, measures: str) -> IntArray:
    usual = {**BESIDE, **truth.shares}
    if truth.cause == "pay":
        usual["pay"] = 0.30
    own = differ or {}
    share = [usual[measures] if u is None else own[u].get(measures, usual[measures]) for u in crowd.names]
    return quota(np.array(share), CUTS.get(measures, 0.5), crowd.sizes)


def _driver(truth: Truth) -> str:
    """The link (or pay) with which staying goes: the first that breaks."""
    broken = [link for link in truth.links if truth.breaks(link)]
    return "pay" if truth.cause == "pay" else broken[0] if broken else "trait"


def _content(truth: Truth, codes: Mapping[str, IntArray], knows: Bools, trait: FloatArray) -> Bools:
    """Positive on the link that breaks, or is looked at; where there is none, the upper half of the trait."""
    breaks = (link for link in truth.links if truth.breaks(link) and link not in ("plan", "sent"))
    broken = truth.at or next(breaks, None)
    if broken == "known":
        return knows
    item = next((q.item for q in QUESTIONS if q.measures == broken), None)
    return codes[item] >= 4 if item else trait > np.median(trait)
