"""Leaks put into a release by hand: the attacker must find each of them."""

from dataclasses import replace

import numpy as np
import pytest

from fairlead.core.anonymity import Crossing, Figure, Release, attack, release
from fairlead.core.values import tally

YES = {"told": {1}}


def told(cut, **groups):
    """Groups given as (not told, told)."""
    return tally("told", {name: list(counts) for name, counts in groups.items()}, cut=cut, first_option=0)


def found(shown, *tallies, **more):
    return {leak.attack for leak in attack(shown, list(tallies), YES, **more)}


def shows(shown, group, n, yes, cut="unit"):
    """The release with one more figure, told as it is."""
    figure = Figure("now", "told", cut, group, n, str(n), yes / n, (yes, yes), (yes / n, yes / n), n)
    return replace(shown, figures=(*shown.figures, figure), hidden=())


def test_a_complement_that_was_not_hidden():
    company, units = told("company", all=(20, 13)), told("unit", North=(18, 11), South=(2, 2))
    shown = release([company, units], YES)
    assert [h.group for h in shown.hidden] == ["North", "South"]
    assert found(shown, company, units) == set()
    assert "remainder" in found(shows(shown, "North", 29, 11), company, units)


def test_a_parent_that_leaves_two_people_beside_its_children():
    company = told("company", all=(30, 22))
    units = told("unit", Sales=(1, 1), East=(8, 8), West=(9, 8), Works=(12, 5))
    parents = {"East": "Sales", "West": "Sales"}
    shown = release([company, units], YES, parents=parents)
    assert shown.figure("now", "told", "unit", "Sales")
    assert not shown.figure("now", "told", "unit", "East")
    planted = shows(shown, "East", 16, 8)
    (leak,) = (
        one for one in attack(planted, [company, units], YES, parents=parents) if one.attack == "remainder"
    )
    assert (leak.group, leak.low) == ("Sales", 2)


def test_a_share_that_was_not_rounded_at_seven_answers():
    company, units = told("company", all=(20, 14)), told("unit", North=(5, 2), South=(15, 12))
    shown = release([company, units], YES)
    north = shown.figure("now", "told", "unit", "North")
    assert north is not None
    planted = replace(shown, figures=tuple(f for f in shown.figures if f != north))
    assert found(shown, company, units) == set()
    assert "range" in found(shows(planted, "North", 7, 2), company, units)


def test_a_histogram_with_a_single_hidden_option():
    company = tally("told", {"all": [4, 2, 12, 9, 8]})
    shown = release([company], {"told": {4, 5}})
    (figure,) = shown.figures
    assert figure.histogram == (None, None, 12, 9, 8)
    planted = replace(shown, figures=(replace(figure, histogram=(4, None, 12, 9, 8)),))
    (leak,) = attack(planted, [company], {"told": {4, 5}})
    assert (leak.attack, leak.low, leak.high) == ("histogram", 2, 2)


def test_a_histogram_that_shows_an_option_chosen_by_one():
    company = tally("told", {"all": [9, 1, 12, 9, 8]})
    (figure,) = release([company], {"told": {4, 5}}).figures
    planted = Release((replace(figure, histogram=(9, 1, 12, 9, 8)),), ())
    assert [leak.attack for leak in attack(planted, [company], {"told": {4, 5}})] == ["histogram"]


def test_a_figure_on_four_answers():
    company, units = told("company", all=(20, 13)), told("unit", North=(18, 11), South=(2, 2))
    assert "base" in found(shows(release([company, units], YES), "South", 4, 2), company, units)


def test_two_managers_who_would_learn_that_the_third_unit_is_unanimous():
    company = told("company", all=(20, 24))
    units = told("unit", A=(12, 8), B=(8, 4), C=(0, 12))
    held = release([company, units], YES)
    assert found(held, company, units) == set()
    alone = Release(release([company], YES).figures, ())
    bare = alone
    for name, n in (("A", 20), ("B", 12)):
        step = release([told("company", all=(n - 4 * n // 10, 4 * n // 10))], YES).figures[0]
        bare = replace(bare, figures=(*bare.figures, replace(step, cut="unit", group=name, positive=(0, n))))
    leaks = attack(bare, [company, units], YES)
    assert [(leak.attack, leak.low) for leak in leaks if leak.attack == "managers"] == [("managers", 12)]


def test_two_cuts_that_differ_by_three_people():
    company = told("company", all=(40, 40))
    units = told("unit", Works=(10, 20), Office=(30, 20))
    places = told("place", Town=(11, 22), Hill=(29, 18))
    n, yes = np.array([30, 3, 47]), np.array([20, 2, 18])
    cells = (("Works", "Town"), ("Office", "Town"), ("Office", "Hill"))
    crossing = Crossing("now", "told", ("unit", "place"), cells, n, yes)
    blind = release([company, units, places], YES)
    assert len(blind.figures) == 5
    assert found(blind, company, units, places, crossings=[crossing]) >= {"difference"}
    seeing = release([company, units, places], YES, crossings=[crossing])
    assert found(seeing, company, units, places, crossings=[crossing]) == set()
    assert "it is known who sits where" in seeing.withstands[-1]
    assert len(seeing.withstands) == 6
    assert len(blind.withstands) == 5


@pytest.mark.parametrize("yes", [0, 1, 12, 13])
def test_a_unanimous_unit_is_never_told_from_a_nearly_unanimous_one(yes):
    company = told("company", all=(33 - yes, 20 + yes))
    units = told("unit", A=(20, 20), B=(13 - yes, yes))
    figure = release([company, units], YES).figure("now", "told", "unit", "B")
    assert figure is None or figure.positive[1] - figure.positive[0] >= 2


def test_a_cell_that_follows_from_exact_units_and_levels_together():
    """A has 8 of 40, leads 27 of 30, ten leads sit in A: 7 or 8 of these are positive."""
    company = told("company", all=(43, 37))
    units, levels = told("unit", A=(32, 8), B=(11, 29)), told("level", Lead=(3, 27), Staff=(40, 10))
    cells = (("A", "Lead"), ("A", "Staff"), ("B", "Lead"), ("B", "Staff"))
    crossing = Crossing(
        "now", "told", ("unit", "level"), cells, np.array([10, 30, 20, 20]), np.array([8, 0, 19, 10])
    )
    bare = Release(release([company], YES).figures, ())
    for cut, group, n, yes in (("unit", "A", 40, 8), ("level", "Lead", 30, 27)):
        bare = shows(bare, group, n, yes, cut)
    assert found(bare, company, units, levels) == set()
    leaks = attack(bare, [company, units, levels], YES, crossings=[crossing])
    assert ("the cell A × Lead has 7 to 8 positive of 10 answers", "crossing") in {
        (x.says, x.attack) for x in leaks
    }
    held = release([company, units, levels], YES, crossings=[crossing])
    assert found(held, company, units, levels, crossings=[crossing]) == set()
