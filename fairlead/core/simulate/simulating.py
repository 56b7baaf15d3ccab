"""One company from a stated truth and a seed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from fairlead.core.simulate import asking, records
from fairlead.core.simulate.attitudes import Minds, UnitShares, think
from fairlead.core.simulate.deals import deals_table
from fairlead.core.simulate.dice import dice
from fairlead.core.simulate.editions import plan_of, unwritten_plan
from fairlead.core.simulate.errors import UnableToSimulate
from fairlead.core.simulate.firm import SimulatedFirm
from fairlead.core.simulate.leaving import exits_table
from fairlead.core.simulate.response import respondents
from fairlead.core.simulate.rolls import people_table, units_table
from fairlead.core.simulate.staff import AS_OF, LEVELS, Staff, Tree, hire, leaves_for, tree_of
from fairlead.core.simulate.trades import TRADES, Trade, trade
from fairlead.core.simulate.truth import Truth, truth_of
from fairlead.core.simulate.wording import leaders_write, recalled

if TYPE_CHECKING:
    import pyarrow as pa

FEWEST = 5
NoPlan = Literal["leaders", "words"]  # leaders' lists disagree; or the priorities are not written yet


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
    differ: UnitShares | None = None
    lists: tuple[str, ...] = ()  # what the leaders write, where the story says it
    editions: tuple[str, ...] = ()  # plans published before this one
    unheard: tuple[int, ...] = ()  # leaves that were never told


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
) -> SimulatedFirm:
    """A company of `people` in which `cause` (and `also` others) is true, with every Fairlead table.

    A failing link lies at its cut − `distance`, a sound one at cut + `distance`, exactly in the whole company (rounded
    away from the cut). A share `answering` answers; who is content with what breaks has `bias_odds` times the odds to.
    `leniency` lifts what is ticked above what is thought, in standard deviations. `coded` recall texts carry what they
    truly name. `no_plan` says how *no-plan* shows (else by the seed), `trade_name` which of TRADES. Same arguments,
    same company. UnableToSimulate if no such company can be.

    >>> firm = simulate(cause="not-lived", people=60, seed=7)
    >>> firm.truth.expected, firm.truth.shares["lived"]
    ('not-lived', 0.4)
    >>> firm.tables["people"].num_rows  # 60 who are here, and 12 who left in the year before
    72
    """
    recipe = Recipe(
        truth=truth_of(cause, also=also, distance=distance),
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
        no_plan=no_plan or ("words" if seed % 2 else "leaders"),
    )
    return invent(recipe)


def invent(recipe: Recipe) -> SimulatedFirm:
    """The company of a recipe; UnableToSimulate if no such company can be."""
    _refuse(recipe)
    leaders = recipe.trade.leaders[: leaders_for(recipe.people)]
    recipe = replace(recipe, trade=replace(recipe.trade, leaders=leaders))
    staff = hire(dice(recipe.seed, "people"), recipe.people, _tree(recipe))
    minds = think(
        dice(recipe.seed, "minds"), staff, recipe.truth, leniency=recipe.leniency, differ=recipe.differ
    )
    tables = {
        "people": people_table(staff, recipe.trade),
        "units": units_table(staff),
        **_pulse(recipe, staff, minds),
        **_records(recipe, staff),
        "exits": exits_table(dice(recipe.seed, "exits"), staff, recipe.truth),
        "stage_events": deals_table(dice(recipe.seed, "deals"), recipe.trade, recipe.people),
    }
    broken = recipe.truth.breaks("plan") and recipe.no_plan == "words"
    edition = len(recipe.editions) + 1
    plan = unwritten_plan(recipe.trade) if broken else plan_of(recipe.trade, edition=edition)
    plans = (*recipe.editions, plan)
    return SimulatedFirm(
        recipe.trade.company, recipe.people, recipe.seed, recipe.truth, tables, plans, _settings(recipe)
    )


def leaders_for(people: int) -> int:
    """How many leaders write a list.

    >>> [leaders_for(n) for n in (8, 60, 140, 5000)]
    [2, 3, 4, 7]
    """
    return int(np.searchsorted([20, 80, 200, 1000, 2000], people, side="right")) + 2


def _tree(recipe: Recipe) -> Tree:
    return tree_of(recipe.trade, leaves_for(recipe.people) if recipe.units is None else recipe.units)


def _refuse(recipe: Recipe) -> None:
    if recipe.people < FEWEST:
        raise UnableToSimulate(
            f"A company of {recipe.people} cannot be simulated: ask for {FEWEST} people or more."
        )
    if recipe.units is not None and not 1 <= recipe.units <= recipe.people:
        raise UnableToSimulate(
            f"{recipe.units} units do not fit {recipe.people} people: ask for 1 to {recipe.people}."
        )
    if min(recipe.cannot_say, recipe.skipped) < 0 or recipe.cannot_say + recipe.skipped >= 1:
        raise UnableToSimulate(
            "The shares of cannot_say and skipped must be 0 or more and stay below 1 together."
        )


def _pulse(recipe: Recipe, staff: Staff, minds: Minds) -> "dict[str, pa.Table]":
    import pyarrow as pa

    rng = dice(recipe.seed, "pulse")
    few = recipe.truth.cause == "cannot-tell"
    who = respondents(rng, minds.content, answering=recipe.answering, odds=recipe.bias_odds, few=few)
    asked = asking.questions_of(recipe.truth)
    scales = asking.scale_answers(rng, minds, who, asked, (recipe.cannot_say, recipe.skipped))
    words = dice(recipe.seed, "words")
    written = recalled(words, recipe.trade, minds.knows[who])
    texts = asking.text_answers(
        words, asking.RECALL, written, recipe.trade.ids, skipped=recipe.skipped, coded=recipe.coded
    )
    lists = pa.array(recipe.lists) if recipe.lists else _lists(recipe)
    sheets = asking.leaders_answers(lists)
    answers = [asking.signed(texts, staff, who), asking.signed(scales, staff, who)]
    return {
        "items": asking.items_table(recipe.trade, recipe.trade.leaders, asked),
        "answers": pa.concat_tables([*answers, sheets]),
    }


def _lists(recipe: Recipe) -> "pa.Array":
    """A list a leader: five or four priorities who share the plan, one or none who have lost it."""
    leader = np.arange(len(recipe.trade.leaders))
    lost = recipe.truth.breaks("plan") and recipe.no_plan == "leaders"
    many = leader % 2 if lost else len(recipe.trade.priorities) - leader % 2
    return leaders_write(dice(recipe.seed, "leaders"), recipe.trade, many)


def _records(recipe: Recipe, staff: Staff) -> "dict[str, pa.Table]":
    truth, firm, people = recipe.truth, recipe.trade, recipe.people
    few = truth.cause == "cannot-tell"
    found = {}
    if truth.measured("sent"):
        rng = dice(recipe.seed, "tellings")
        share = truth.shares["sent"]
        found["tellings"] = records.tellings_table(rng, firm, staff, share, unheard=recipe.unheard)
    if truth.measured("lived") and not few:
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
