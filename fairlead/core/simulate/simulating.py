"""One company from a stated truth and a seed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.simulate import records
from fairlead.core.simulate.deals import deals_table
from fairlead.core.simulate.dice import dice
from fairlead.core.simulate.editions import plan_of, unwritten_plan
from fairlead.core.simulate.firm import SimulatedFirm
from fairlead.core.simulate.leaving import exits_table
from fairlead.core.simulate.pulses import pulse_tables
from fairlead.core.simulate.recipe import NoPlan, Recipe
from fairlead.core.simulate.rolls import people_table, units_table
from fairlead.core.simulate.staff import AS_OF, LEVELS, Staff, Tree, hire, leaves_for, tree_of
from fairlead.core.simulate.trades import TRADES, trade
from fairlead.core.simulate.truth import left_without, truth_of

if TYPE_CHECKING:
    import pyarrow as pa


def simulate(
    *,
    cause: str,
    people: int,
    seed: int,
    also: Iterable[str] = (),
    answering: float = 0.7,
    bias_odds: float = 1.0,
    leniency: float = 0.0,
    units: int | None = None,
    distance: float = 0.20,
    cannot_say: float = 0.04,
    skipped: float = 0.03,
    coded: int = 0,
    no_plan: NoPlan | None = None,
    trade_name: str | None = None,
    waves: int = 1,
    drift: float = 0.0,
    without: Iterable[str] = (),
    counted: bool = False,
) -> SimulatedFirm:
    """A company of `people` in which `cause` (and `also` others) is true, with every Fairlead table.

    A failing link lies at its cut − `distance`, a sound one at cut + `distance`, exactly in the whole company (rounded
    away from the cut). A share `answering` answers; who is content with what breaks has `bias_odds` times the odds to.
    `leniency` lifts what is ticked above what is thought, in standard deviations. `coded` recall texts carry what they
    truly name. `no_plan` says how *no-plan* shows (else by the seed), `trade_name` which of TRADES. There are `waves`
    pulses a quarter apart; the last one has the stated truth, and each wave added `drift` to the shares that break
    (to all where none does). Tables named in `without` are left out, and the expected verdict is that of what is
    left; `counted` gives the scales as counts. Same arguments, same company. UnableToSimulate if it cannot be.

    >>> firm = simulate(cause="not-lived", people=60, seed=7)
    >>> firm.truth.expected, firm.truth.shares["lived"]
    ('not-lived', 0.4)
    >>> firm.tables["people"].num_rows  # 60 who are here, and 12 who left in the year before
    72
    """
    shown, without = no_plan or ("words" if seed % 2 else "leaders"), frozenset(without)
    truth = truth_of(cause, also=also, distance=distance)
    recipe = Recipe(
        truth=left_without(truth, without, unwritten=shown == "words"),
        people=people,
        seed=seed,
        trade=trade(trade_name or TRADES[seed % len(TRADES)]),
        answering=answering,
        bias_odds=bias_odds,
        leniency=leniency,
        units=units,
        cannot_say=cannot_say,
        skipped=skipped,
        coded=coded,
        no_plan=shown,
        waves=waves,
        drift=drift,
        without=without,
        counted=counted,
    )
    return invent(recipe)


def invent(recipe: Recipe) -> SimulatedFirm:
    """The company of a recipe; UnableToSimulate if no such company can be."""
    leaders = recipe.trade.leaders[: leaders_for(recipe.people)]
    recipe = replace(recipe, trade=replace(recipe.trade, leaders=leaders))
    staff = hire(dice(recipe.seed, "people"), recipe.people, _tree(recipe))
    tables = {
        "people": people_table(staff, recipe.trade),
        "units": units_table(staff),
        **pulse_tables(recipe, staff),
        **_records(recipe, staff),
        "exits": exits_table(dice(recipe.seed, "exits"), staff, recipe.truth),
        "stage_events": deals_table(dice(recipe.seed, "deals"), recipe.trade, recipe.people),
    }
    broken = recipe.truth.breaks("plan") and recipe.no_plan == "words"
    edition = len(recipe.editions) + 1
    plan = unwritten_plan(recipe.trade) if broken else plan_of(recipe.trade, edition=edition)
    plans = () if "plan" in recipe.without else (*recipe.editions, plan)
    kept = {name: table for name, table in tables.items() if name not in recipe.without}
    return SimulatedFirm(
        recipe.trade.company, recipe.people, recipe.seed, recipe.truth, kept, plans, _settings(recipe)
    )


def leaders_for(people: int) -> int:
    """How many leaders write a list.

    >>> [leaders_for(n) for n in (8, 60, 140, 5000)]
    [2, 3, 4, 7]
    """
    return int(np.searchsorted([20, 80, 200, 1000, 2000], people, side="right")) + 2


def _tree(recipe: Recipe) -> Tree:
    return tree_of(recipe.trade, leaves_for(recipe.people) if recipe.units is None else recipe.units)


def _records(recipe: Recipe, staff: Staff) -> "dict[str, pa.Table]":
    truth, firm, people = recipe.truth, recipe.trade, recipe.people
    few = truth.cause == "cannot-tell"
    found = {}
    if truth.brings("sent"):
        rng = dice(recipe.seed, "tellings")
        share = truth.shares["sent"]
        found["tellings"] = records.tellings_table(
            rng, firm, staff, share, unheard=recipe.unheard, each=recipe.told
        )
    if truth.brings("lived") and not few:
        rng = dice(recipe.seed, "ledger")
        found["commitments"] = records.commitments_table(rng, firm, people, truth.shares["lived"])
        found["promises"] = records.promises_table(rng, firm, people, truth.shares["lived"])
    return found


def _settings(recipe: Recipe) -> str:
    leaders = ", ".join(f'"{name}"' for name in recipe.trade.leaders)
    levels = ", ".join(f'"{level}"' for level in LEVELS)
    return (
        f'company = "{recipe.trade.company}"\nleaders = [{leaders}]\nas_of = {AS_OF}\n'
        f'cuts = ["unit", "level", "tenure"]\nlevel_order = [{levels}]\n\n[base]\nleaving = 0.15\n'
    )
