"""Authority: counting by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.scales import LeaderList, coverage, overlap, pair_overlap

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted

lists = st.builds(LeaderList, st.frozensets(st.sampled_from("abcdef")), st.integers(0, 3))


def test_four_leaders_overlap_by_the_mean_of_six_pairs():
    same, other = LeaderList(frozenset("abc")), LeaderList(frozenset("cde"), 1)
    # three pairs of equals: 1 each; three pairs share c of a b c d e x: 1/6 each
    assert overlap([same, same, same, other]) == pytest.approx((3 * 1 + 3 / 6) / 6)


def test_entries_outside_the_plan_lower_the_overlap():
    plain, wordy = LeaderList(frozenset("ab")), LeaderList(frozenset("ab"), 2)
    assert pair_overlap(plain, plain) == 1
    assert pair_overlap(plain, wordy) == 0.5


def test_blank_sheets_are_no_agreement():
    blank = LeaderList(frozenset())
    assert overlap([blank, blank]) == 0


def test_one_leader_alone_neither_agrees_nor_disagrees():
    assert overlap([LeaderList(frozenset("ab"))]) is None
    assert overlap([]) is None


@quickly
@given(lists, lists)
def test_overlap_is_even_handed_and_between_0_and_1(one, other):
    assert pair_overlap(one, other) == pair_overlap(other, one)
    assert 0 <= pair_overlap(one, other) <= 1


def test_coverage_counts_only_what_the_edition_holds():
    assert coverage(LeaderList(frozenset("xyza")), frozenset("abc")) == pytest.approx(1 / 3)
    assert coverage(LeaderList(frozenset("a")), frozenset()) is None
