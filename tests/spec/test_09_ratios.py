"""Ratios: how many reach the next stage?

Of forty people who were sent the plan thirty opened it, twelve can say it and nine believe it. Of sixty deals
eighteen reach an offer and six are won. It is the same arithmetic, and it goes wrong in the same way: by dividing the
people of one month by those of another. This part of the library takes one fixed set of members, follows each of
them, and counts how far they came.

**Method.** A *cohort* is a set of members with the path that each took through the stages. Who came to a stage or
beyond it has *reached* it, so the counts never rise from stage to stage. Then

    step rate = reached the next stage / reached this one
    cumulative = reached this one / the whole cohort
    win ratio = won / (won + lost), those still open left out

each with Wilson's interval (chapter 3). A stage that was left out on the way counts as reached and is listed as
skipped; a way back loses no ground and is listed as returned; a deal that was lost and later won is won. Where nobody
is in a denominator the ratio prints as "none", never as 0 %.

**Counts of different people are refused.** If a later stage counts more than the one before it, the counts cannot be
of one set of people; their ratio would mean nothing, and one sentence says so.

**Limits.** A cohort that is not finished reads too low, and the figure says how many members are still open. The
interval treats members as independent, and deals of one owner are not. A ratio over all segments can fall while it
rises in each of them (Simpson 1951, JRSS B 13:238-241), as a test below shows, so look at the segments first. A high
ratio late in the chain may only mean that the hard cases were dropped early.
"""

import pytest

from fairlead.core import ratios


def test_one_cohort_is_followed_from_stage_to_stage():
    """40 were sent the plan, 30 opened it, 12 can say it, 9 believe it: each step over those who reached the one before."""
    told = ratios.stages(ratios.nested({"sent": 40, "opened": 30, "known": 12, "believed": 9}))
    assert [stage.next_rate.value for stage in told[:-1]] == [30 / 40, 12 / 30, 9 / 12]
    assert [stage.cumulative.value for stage in told] == [40 / 40, 30 / 40, 12 / 40, 9 / 40]
    assert ratios.printed(told[2].next_rate) == "75 % (47-91 %, n = 12)"


def test_deals_are_the_same_arithmetic():
    """Ten deals by the path each took. Reached: 10 met, 5 + 2 + 1 = 8 got an offer, 2 + 1 = 3 are won."""
    paths = {("met",): 2, ("met", "offer"): 5, ("met", "offer", "won"): 2, ("met", "won"): 1}
    deals = ratios.cohort(["met", "offer", "won"], paths, won="won")
    assert deals.reached == (2 + 5 + 2 + 1, 5 + 2 + 1, 2 + 1)
    assert ratios.stages(deals)[1].next_rate.value == 3 / 8


def test_a_stage_left_out_is_reached_and_a_way_back_loses_nothing():
    """One deal was won without an offer, one went back to a meeting after its offer: both are listed, none is lost."""
    paths = {("met", "won"): 1, ("met", "offer", "met"): 1}
    deals = ratios.cohort(["met", "offer", "won"], paths, won="won")
    assert deals.reached == (2, 2, 1)
    assert deals.skipped == (0, 1, 0)
    assert deals.returned == (1, 0, 0)


def test_the_win_ratio_leaves_open_deals_out_and_says_how_many():
    """3 won, 7 lost, 10 still open: 3 / (3 + 7), not 3 / 20; and the ratio may still rise."""
    deals = ratios.cohort(
        ["met", "won"], {("met", "won"): 3, ("met", "lost"): 7, ("met",): 10}, won="won", lost="lost"
    )
    assert (deals.win_ratio.value, deals.win_ratio.n) == (3 / (3 + 7), 10)
    assert deals.win_ratio.caveats == ("10 of 20 still open: ratios may rise",)


def test_without_a_denominator_there_is_no_ratio():
    """Nobody opened it, so nothing can be said of those who did: "none", not 0 %."""
    sent, opened, _ = ratios.stages(ratios.nested({"sent": 5, "opened": 0, "known": 0}))
    assert sent.next_rate.value == 0 / 5
    assert ratios.printed(opened.next_rate) == "none"


def test_counts_of_different_people_are_refused():
    """This month's 30 answers over last month's 25 messages is no ratio of anything."""
    with pytest.raises(ratios.UnableToPlace, match="'known' counts 30 and 'sent' before it 25"):
        ratios.nested({"sent": 25, "known": 30})


def test_over_all_segments_a_ratio_can_fall_while_it_rises_in_each():
    """Large deals went from 10 to 12.5 %, small ones from 50 to 55 %; but there were more large ones: in all, 42 to 21 %."""
    spring = {"small": (40, 80), "large": (2, 20)}
    autumn = {"small": (11, 20), "large": (10, 80)}
    rates = {}
    for name, season in (("spring", spring), ("autumn", autumn)):
        won, met = (sum(counts) for counts in zip(*season.values(), strict=True))
        rates[name] = {
            segment: ratios.stages(ratios.nested({"met": n, "won": k}))[0].next_rate.value
            for segment, (k, n) in (season | {"all": (won, met)}).items()
        }
    assert rates["spring"] == {"small": 40 / 80, "large": 2 / 20, "all": (40 + 2) / (80 + 20)}
    assert rates["autumn"] == {"small": 11 / 20, "large": 10 / 80, "all": (11 + 10) / (20 + 80)}
