"""What is said, and how often it is right where the truth is known."""

import numpy as np
import pytest

from fairlead.core.dose import Cells, associate
from fairlead.core.dose.associating import CHOSEN, WORSE_FIRST
from fairlead.core.scales import wilson
from fairlead.core.simulate.dosing import Dosed, tried

WHAT = "can name it"
LEVEL = 0.95


def even(units: int, dose: np.ndarray) -> Cells:
    unit, n, half = np.arange(units), np.full(units, 20.0), np.full(units, 0.5)
    return Cells(unit, unit * 0, half, n, half, n, dose)


def test_few_units_cannot_tell_and_the_reason_says_how_many_there_are():
    said = associate("known", WHAT, even(5, np.arange(5.0)))
    assert said.id == "cannot-tell"
    assert "5 units can be compared" in said.says
    assert said.estimate is None


def test_units_that_were_all_told_the_same_cannot_tell():
    assert "every unit was told the same" in associate("known", WHAT, even(12, np.full(12, 2.0))).says


def test_one_unit_that_was_told_otherwise_cannot_tell():
    assert "one unit's" in associate("known", WHAT, even(12, (np.arange(12) == 3) * 2.0)).says


def test_nothing_is_said_to_come_of_telling():
    said = tried(Dosed(units=30, answers=40, effect=0.8), np.random.default_rng(2)).said
    assert said.id == "goes-with"
    assert CHOSEN in said.caveats
    assert not any(
        word in " ".join([said.says, *said.caveats]) for word in ("cause", "because", "effect", "prove")
    )


def figures(recipe: Dosed, runs: int, dice: int = 11) -> dict[str, float]:
    """Shares over runs: alarms, links found, intervals that hold the truth, and the word of the reversed order."""
    found = [tried(recipe, np.random.default_rng([dice, seed]), level=LEVEL) for seed in range(runs)]
    told = [one for one in found if one.said.estimate]
    return {
        "with": sum(one.said.id == "goes-with" for one in found) / runs,
        "alarms": sum(one.said.id in ("goes-with", "goes-against") for one in found) / runs,
        "holds": sum(one.holds for one in told) / len(told),
        "warned": sum(WORSE_FIRST.format(what="name it") in one.said.caveats for one in told) / len(told),
    }


def test_a_planted_link_is_found_and_nothing_is_found_where_nothing_was_planted():
    """Reduced; the full figures are in the slow tests below."""
    assert figures(Dosed(units=40, effect=0.4), 40)["with"] > 0.6
    assert figures(Dosed(units=16, effect=0.0), 60)["alarms"] <= wilson(3, 60).high


def test_where_it_was_told_more_to_who_knew_less_the_reader_is_warned():
    assert figures(Dosed(chosen="where less was known"), 30)["warned"] >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize("recipe", [
    Dosed(units=8), Dosed(units=8, answers=8, lines=1), Dosed(units=16), Dosed(units=16, shock=0.8),
    Dosed(units=40, lines=1), Dosed(units=40, answers=30), Dosed(units=120, answers=10),
])  # fmt: skip
def test_without_a_link_at_most_one_company_in_twenty_hears_of_one(recipe):
    """Fresh dice and many, since 92 of the first 1,500 companies of the last recipe heard of one, and 483 of 10,000 others."""
    runs = 5_000
    alarms = figures(recipe, runs, dice=21)["alarms"]
    assert wilson(alarms * runs, runs).low <= 0.05


@pytest.mark.slow
@pytest.mark.parametrize("recipe", [
    Dosed(units=8, effect=0.4), Dosed(units=16, effect=0.4), Dosed(units=40, effect=0.4, answers=30),
    Dosed(units=16, effect=0.4, shock=0.8), Dosed(units=16, effect=0.8, answers=60),
])  # fmt: skip
def test_the_interval_holds_a_planted_link_in_nine_companies_of_ten(recipe):
    """Nominal 95 %. Shares told in steps and half an answer more on either side draw strong links towards none."""
    assert figures(recipe, 1_000)["holds"] >= 0.9


@pytest.mark.slow
def test_where_it_was_told_more_to_who_knew_less_the_reader_is_warned_nearly_always():
    found = figures(Dosed(chosen="where less was known"), 1_000)
    assert found["warned"] >= 0.8
    assert (
        found["with"] <= 0.4
    )  # such a company is heard of too often, which is why the words stand beside it
