"""What may be shown: can somebody read from a report what a few people answered?

People answer honestly when what they say cannot be turned against them. A report that hides groups of four and shows
all others often gives the four away: whoever knows the whole and the rest can subtract. So Fairlead hides by a short
rule that fits on one page, and then lets an attacker of its own, who knows that rule, try to work out what is hidden.
Where the attacker finds something, more is hidden, until it finds nothing. If anything goes wrong on the way, nothing
is shown.

**The rule.** No figure on fewer than k = 5 answers; free texts from 10 respondents. What is left between a shown
group and the groups shown inside it is never 1 to 4 answers. The company's own count is exact from 20 answers on, if
at least 3 are positive and 3 are not. Every other count is told in *steps* of three possible counts or more, so that
even a reader who knows how many answered is left with three: the n + 1 possible counts are cut into floor((n + 1) /
3) runs. Under 20 answers the base is a band (5-9, 10-14, 15-19) and the share is rounded to 5 points, between 5 and
95 %. Thresholds rise and never fall. Intervals, charts and verdicts are computed from what is released (the raw gaps
of chapter 8 have a rule of their own: 20 answers on either side). By sums a reader may come closer to a group of 20
or more, if 3 of it are positive and 3 are not; such counts might be shown as they are.

**The attacker** reads each figure as the best-informed reader would, who knows the tree of units and how many
answered in each group. It takes differences of groups that hold one another; narrows all counts by integer bounds
over all cuts; lets any two managers put their own units together; solves cuts that cross by integer programming; and
sets two reports of one wave side by side. Complementary suppression is old (Willenborg, de Waal 2001, Elements of
Statistical Disclosure Control); steps instead of noise are chosen because a works council can check steps, and cannot
check dice.

**The price.** Small firms see fewer units. Over 300 invented firms of 8 to 400 people 19 % of answers were hidden at
the level of their unit; everybody stays in the company's figure.

**Limits.** A release withstands the attacks listed, no more. It does not withstand whoever holds the raw file;
colleagues who tell each other what they answered; three managers together (shown below); somebody who replays the
rule to learn why a group is hidden; several items or two waves taken together; a turn of phrase in a free text. Cuts
that cross are attacked up to 400 cells, and the release says whether they were; above 40 shown units only managers of
one branch are paired.

In the examples below `told("unit", North=(18, 11))` are the answers of North: 18 say no, 11 say yes, they were told.
"""

from dataclasses import replace

import numpy as np
import pytest

from fairlead.core import anonymity
from fairlead.core.anonymity.rules import steps
from fairlead.core.values import tally

YES = {"told": {1}}


def told(cut, **groups):
    """Answers of each group as (no, yes)."""
    return tally("told", {name: list(counts) for name, counts in groups.items()}, cut=cut, first_option=0)


def test_four_answers_are_hidden_and_with_them_whoever_would_give_them_away():
    """South has 2 + 2 answers. If North were shown, 33 - 29 = 4 would be left, so both stay in the company's figure."""
    company = told("company", all=(18 + 2, 11 + 2))
    shown = anonymity.release([company, told("unit", North=(18, 11), South=(2, 2))], YES)
    assert [(f.group, f.n, f.value) for f in shown.figures] == [("all", 33, 13 / 33)]
    assert [(hidden.group, hidden.shown_in) for hidden in shown.hidden] == [
        ("North", "all"),
        ("South", "all"),
    ]
    assert shown.hidden[1].reason == "fewer than 5 answers"
    assert "leave fewer than 5 answers of another group" in shown.hidden[0].reason


def test_a_small_group_is_told_in_steps_and_bands():
    """Of 15 answers 10 are yes. 16 possible counts make floor(16 / 3) = 5 runs of about three: 10 lies in 10 to 12.

    Shown are the band 15-19 and the middle, 11 / 15 = .73, on the grid of five points: .75.
    """
    low, high = steps(np.array([15]), np.array([10]))
    assert (low[0], high[0]) == (10, 12)
    company = told("company", all=(20, 24))
    shown = anonymity.release([company, told("unit", North=(5, 10), East=(8, 7), South=(7, 7))], YES)
    north = shown.figure("now", "told", "unit", "North")
    assert (north.n_shown, north.n, north.value) == ("15-19", 15, 0.75)


def test_a_group_of_one_mind_is_told_like_one_that_is_nearly_so():
    """10, 11 and 12 of 12 fall into one step: 13 possible counts, floor(13 / 3) = 4 runs of 3, 3, 4 and 3."""
    low, high = steps(np.full(13, 12), np.arange(13))
    assert sorted(set(zip(low.tolist(), high.tolist(), strict=True))) == [(0, 2), (3, 5), (6, 9), (10, 12)]


def test_fewer_than_three_of_a_company_are_said_so_and_no_closer():
    """Two of thirty who say yes are shown as "0 to 2"; three of thirty are three."""
    two, three = (anonymity.release([told("company", all=(30 - yes, yes))], YES) for yes in (2, 3))
    assert two.figures[0].positive == (0, 2)
    assert three.figures[0].positive == (3, 3)


def test_the_attacker_finds_what_is_planted():
    """Somebody shows North beside the company after all: the attacker subtracts and reads the four of South."""
    tallies = [told("company", all=(20, 13)), told("unit", North=(18, 11), South=(2, 2))]
    shown = anonymity.release(tallies, YES)
    assert anonymity.attack(shown, tallies, YES) == ()
    north = anonymity.Figure("now", "told", "unit", "North", 29, "29", 11 / 29, (11, 11), (11 / 29,) * 2, 29)
    planted = replace(shown, figures=(*shown.figures, north), hidden=())
    leaks = {leak.attack: leak for leak in anonymity.attack(planted, tallies, YES)}
    assert leaks["remainder"].low == 33 - 29
    assert leaks["remainder"].says == "less the groups shown below it leaves 4 answers"


def test_a_second_report_may_not_differ_by_two_people():
    """March rests on 29 answers, April on 31: the difference would speak of two people, so April hides the figure."""
    march, april = (anonymity.release([told("company", all=(9, yes))], YES) for yes in (20, 22))
    (leak,) = anonymity.against(march, april)
    assert leak.says == f"rests on {9 + 20} answers in the one report and on {9 + 22} in the other"
    assert april.without([leak.key], leak.says).figures == ()


def test_a_threshold_rises_and_never_falls():
    """Whoever was promised five is not shown at four. Eight is allowed, and hides more."""
    with pytest.raises(anonymity.ThresholdLowered, match="k = 4 is below 5"):
        anonymity.Rules(k=4)
    seven = [told("company", all=(4, 3))]
    assert len(anonymity.release(seven, YES).figures) == 1
    assert anonymity.release(seven, YES, rules=anonymity.Rules(k=8)).figures == ()


def test_three_managers_together_can_read_the_fourth_unit():
    """A limit, shown on purpose. The company's 38 is exact; three who know their own units subtract: 38 - 12 - 9 - 9 = 8.

    The attacker lets any *two* managers work together, and finds nothing here.
    """
    company = told("company", all=(32, 12 + 9 + 9 + 8))
    units = told("unit", North=(8, 12), East=(10, 9), South=(7, 9), West=(7, 8))
    shown = anonymity.release([company, units], YES)
    assert anonymity.attack(shown, [company, units], YES) == ()
    assert "two managers who put together the exact counts of their own units" in shown.withstands
    low, high = shown.figures[0].positive
    assert (low - (12 + 9 + 9), high - (12 + 9 + 9)) == (8, 8)
