"""Authorities: counting by hand; a rule-by-rule recount of random paths."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core import scales
from fairlead.core.ratios import UnableToPlace, cohort, nested, printed, stages

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted

ORDER = ("lead", "met", "offer", "won")
paths = st.dictionaries(
    st.lists(st.sampled_from([*ORDER, "lost"]), max_size=6).map(tuple), st.integers(0, 9), max_size=8
)


def test_a_small_agency_reads_its_ratios():
    deals = {
        ("lead",): 10,
        ("lead", "lost"): 10,
        ("lead", "met", "offer", "lost"): 12,
        ("lead", "met", "offer", "won"): 8,
    }
    table = stages(cohort(ORDER, deals, won="won", lost="lost"))
    assert [s.reached for s in table] == [40, 20, 20, 8]
    assert [s.next_rate.value if s.next_rate else None for s in table] == [20 / 40, 20 / 20, 8 / 20, None]
    assert [s.cumulative.value for s in table] == [1, 20 / 40, 20 / 40, 8 / 40]
    assert table[2].next_rate.interval == scales.wilson(8, 20)


def test_the_win_ratio_leaves_open_deals_out_and_says_so():
    c = cohort(ORDER, {("lead",): 10, ("lead", "won"): 3, ("lead", "lost"): 7}, won="won", lost="lost")
    assert c.win_ratio.value == 3 / 10
    assert c.win_ratio.caveats == ("10 of 20 still open: ratios may rise",)


def test_there_is_no_win_ratio_without_a_winning_stage_or_before_anything_ended():
    assert cohort(["told", "knows"], {("told", "knows"): 4}).win_ratio is None
    assert cohort(ORDER, {("lead",): 4}, won="won", lost="lost").win_ratio is None


def test_a_zero_denominator_prints_none():
    table = stages(cohort(ORDER, {("lead",): 4}))
    assert printed(table[0].next_rate) == "0 % (0-49 %, n = 4)"
    assert printed(table[1].next_rate) == "none"
    assert printed(stages(cohort(ORDER, {}))[0].cumulative) == "none"


def test_a_skipped_stage_is_listed_and_counts_as_reached():
    c = cohort(ORDER, {("lead", "offer"): 3})
    assert c.reached == (3, 3, 3, 0)
    assert c.skipped == (0, 3, 0, 0)


def test_going_back_is_listed_and_loses_no_ground():
    c = cohort(ORDER, {("lead", "met", "offer", "met"): 2, ("lead", "met", "met"): 5})
    assert c.returned == (0, 2, 0, 0)
    assert c.reached == (7, 7, 2, 0)


def test_a_deal_lost_and_won_again_is_won():
    c = cohort(ORDER, {("lead", "lost", "won"): 1, ("lead", "won", "lost"): 2}, won="won", lost="lost")
    assert (c.won, c.lost, c.still_open) == (1, 2, 0)


@quickly
@given(paths)
def test_reached_never_rises_and_every_member_is_won_lost_or_open(taken):
    c = cohort(ORDER, taken, won="won", lost="lost")
    assert list(c.reached) == sorted(c.reached, reverse=True)
    assert c.won + c.lost + c.still_open == c.members == sum(taken.values())
    assert all(s + r <= 2 * n for s, r, n in zip(c.skipped, c.returned, c.reached, strict=True))


@quickly
@given(paths)
def test_reached_less_skipped_is_the_number_who_entered(taken):
    c = cohort(ORDER, taken, won="won", lost="lost")
    entered = [sum(n for path, n in taken.items() if stage in path) for stage in ORDER]
    assert [r - s for r, s in zip(c.reached, c.skipped, strict=True)] == entered


def test_stages_of_different_people_are_refused():
    with pytest.raises(UnableToPlace, match="'knows' counts 12 and 'opened' before it 9: count both"):
        nested({"sent": 40, "opened": 9, "knows": 12})
    with pytest.raises(UnableToPlace, match="bring at least one"):
        nested({})


def test_a_stage_outside_the_order_is_refused_by_name():
    with pytest.raises(UnableToPlace, match="'demo' is not in the order lead, met"):
        cohort(ORDER, {("lead", "demo"): 1})
    with pytest.raises(UnableToPlace, match="name each stage once"):
        cohort(["lead", "lead"], {})
    with pytest.raises(UnableToPlace, match="winning stage"):
        cohort(ORDER, {}, won="signed")
    with pytest.raises(UnableToPlace, match="count them again"):
        cohort(ORDER, {("lead",): -1})
