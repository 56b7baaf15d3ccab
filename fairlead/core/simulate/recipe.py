"""All that is stated of one invented company, and what cannot be."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from fairlead.core.simulate.attitudes import UnitShares
from fairlead.core.simulate.errors import UnableToSimulate
from fairlead.core.simulate.trades import Trade
from fairlead.core.simulate.truth import Truth

FEWEST = 5
MOST_WAVES = 12  # three years of quarters
NoPlan = Literal["leaders", "words"]  # leaders' lists disagree; or the priorities are not written yet
LEFT_OUT = (
    "people", "units", "plan", "items", "answers", "tellings", "commitments", "exits", "promises", "stage_events",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that is stated of a company; see `simulate`."""

    truth: Truth
    people: int
    seed: int
    trade: Trade
    answering: float = 0.7
    bias_odds: float = 1.0
    leniency: float = 0.0
    units: int | None = None
    cannot_say: float = 0.04
    skipped: float = 0.03
    coded: int = 0
    no_plan: NoPlan = "leaders"
    waves: int = 1
    drift: float = 0.0
    without: Collection[str] = ()
    counted: bool = False  # the scales come as counts, not as answers
    differ: UnitShares | None = None
    lists: tuple[str, ...] = ()  # what the leaders write, where the story says it
    editions: tuple[str, ...] = ()  # plans published before this one
    unheard: tuple[int, ...] = ()  # leaves that were never told
    told: tuple[
        tuple[int, int], ...
    ] = ()  # of each leaf: how many priorities it was told lately, and how often each
    stale: tuple[
        str, ...
    ] = ()  # what those in unheard leaves who do not know it write, in turn: sentences of the plan before
    rising: float = (
        0.0  # log odds by which *reached* and *known* of a leaf rose for a step of that since the wave before
    )

    def __post_init__(self) -> None:
        _refuse_people(self)
        _refuse_answers(self)
        _refuse_tables(self)


def _refuse_people(recipe: Recipe) -> None:
    if recipe.people < FEWEST:
        raise UnableToSimulate(
            f"A company of {recipe.people} cannot be simulated: ask for {FEWEST} people or more."
        )
    if recipe.units is not None and not 1 <= recipe.units <= recipe.people:
        raise UnableToSimulate(
            f"{recipe.units} units do not fit {recipe.people} people: ask for 1 to {recipe.people}."
        )


def _refuse_answers(recipe: Recipe) -> None:
    if min(recipe.cannot_say, recipe.skipped) < 0 or recipe.cannot_say + recipe.skipped >= 1:
        raise UnableToSimulate(
            "The shares of cannot_say and skipped must be 0 or more and stay below 1 together."
        )
    if not 1 <= recipe.waves <= MOST_WAVES:
        raise UnableToSimulate(f"{recipe.waves} waves cannot be simulated: ask for 1 to {MOST_WAVES}.")
    if recipe.coded < 0:
        raise UnableToSimulate(f"{recipe.coded} coded answers cannot be: ask for 0 or more.")


def _refuse_tables(recipe: Recipe) -> None:
    for name in recipe.without:
        if name not in LEFT_OUT:
            raise UnableToSimulate(
                f"'{name}' is no table that can be left out: choose among {', '.join(LEFT_OUT)}."
            )
    if {"plan", "answers", "exits"} <= set(recipe.without):
        raise UnableToSimulate("Without plan, answers and exits nothing is left to read: keep one of them.")
