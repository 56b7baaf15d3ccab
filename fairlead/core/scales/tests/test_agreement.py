"""Authorities: domain.md 5 (from cran/multilevel and cran/agrmt); Shrout, Fleiss (1979); scipy's Friedman test."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from fairlead.core import scales

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted

FIVE = (1, 2, 3, 4, 5)
small_groups = st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=1, max_size=6)

# Tarakci et al. (2014), SMJ: seven priorities ranked by nine top managers (domain.md 2.3).
TOP_TEAM = np.array(
    [
        [1, 2, 3, 2, 5, 6, 4, 7, 5],
        [4, 1, 4, 3, 6, 5, 5, 2, 7],
        [7, 6, 7, 7, 7, 4, 7, 3, 6],
        [6, 7, 5, 6, 1, 2, 3, 1, 2],
        [5, 3, 6, 5, 3, 7, 6, 6, 3],
        [3, 5, 2, 4, 4, 3, 1, 4, 4],
        [2, 4, 1, 1, 2, 1, 2, 5, 1],
    ]
)


def counted(*answers):
    return np.array([np.bincount(answers, minlength=6)[1:]])


def test_r_wg_and_a_wg_agree_with_the_multilevel_package():
    four = counted(4, 4, 5, 3, 4)
    assert scales.r_wg(four, FIVE)[0] == pytest.approx(0.75)
    assert scales.a_wg(four, FIVE)[0] == pytest.approx(0.7333, abs=5e-5)
    skewed = counted(5, 5, 5, 4, 5, 5)
    assert scales.r_wg(skewed, FIVE)[0] == pytest.approx(0.9167, abs=5e-5)
    # The bare formula gives 1 - (1/3) / .7667 = .5652 here, but the mean 4.83 lies beyond (5 × 5 + 1) / 6 = 4.33,
    # where the package (and we) call it undefined.
    assert np.isnan(scales.a_wg(skewed, FIVE)[0])


def test_r_wg_j_rises_with_the_number_of_items_and_r_star_does_not():
    four = counted(4, 4, 5, 3, 4)
    assert [round(float(scales.r_wg_j([four] * j, FIVE)[0]), 3) for j in (1, 3, 10)] == [0.75, 0.9, 0.968]
    assert [float(scales.r_star_wg_j([four] * j, FIVE)[0]) for j in (1, 3, 10)] == [0.75, 0.75, 0.75]


def test_taking_sides_is_zero_for_r_wg_and_below_zero_for_r_star():
    sides = counted(1, 1, 1, 5, 5, 5)
    assert scales.r_wg(sides, FIVE)[0] == 0
    assert scales.r_star_wg_j([sides], FIVE)[0] == pytest.approx(1 - 4.8 / 2)


def test_a_wg_is_undefined_outside_its_bounds_and_one_at_an_end():
    # k = 10: bounds are (1 × 9 + 5) / 10 = 1.4 and (5 × 9 + 1) / 10 = 4.6
    ends = np.array([[9, 1, 0, 0, 0], [10, 0, 0, 0, 0], [0, 0, 0, 0, 3], [0, 0, 10, 0, 0]])
    values = scales.a_wg(ends, FIVE)
    assert np.isnan(values[0])
    assert values[1] == 1
    assert np.isnan(values[2])  # three raters are fewer than A - 1
    assert values[3] == 1
    assert np.isnan(scales.a_wg_j([ends, ends], FIVE)[0])


def test_consensus_agrees_with_the_agrmt_package():
    counts = np.array([[30, 40, 210, 130, 530, 50, 10]])
    assert scales.consensus(counts, range(1, 8))[0] == pytest.approx(0.7256876, abs=5e-8)


@quickly
@given(small_groups)
def test_every_index_reads_the_same_from_either_end_of_the_scale(groups):
    n = np.array(groups)
    for index in (scales.r_wg, scales.a_wg, scales.consensus):
        np.testing.assert_allclose(index(n, FIVE), index(n[:, ::-1], FIVE), atol=1e-9)


@quickly
@given(small_groups)
def test_consensus_lies_between_0_and_1_and_needs_an_answer(groups):
    n = np.array(groups)
    values = scales.consensus(n, FIVE)
    empty = n.sum(axis=1) == 0
    assert np.array_equal(np.isnan(values), empty)
    assert np.all((values[~empty] > -1e-12) & (values[~empty] <= 1 + 1e-12))


def test_icc_agrees_with_shrout_and_fleiss():
    """Shrout, Fleiss (1979), Psychol Bull 86:420-428, tables 2-4: ICC(1,1) = .17, ICC(1,4) = .44."""
    ratings = np.array(
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float
    )
    grouped = np.full(6, 4), ratings.sum(axis=1), (ratings**2).sum(axis=1)
    assert round(scales.icc1(*grouped), 2) == 0.17
    assert round(scales.icc2(*grouped), 2) == 0.44


def test_icc_is_undefined_for_one_group_and_for_groups_of_one():
    assert np.isnan(scales.icc1(np.array([4, 0]), np.array([10.0, 0]), np.array([30.0, 0])))
    assert np.isnan(scales.icc2(np.array([1, 1]), np.array([3.0, 4.0]), np.array([9.0, 16.0])))


def test_kendalls_w_of_the_published_top_team():
    assert scales.kendalls_w(TOP_TEAM.T) == pytest.approx(0.319, abs=5e-4)
    correlations = np.corrcoef(TOP_TEAM.T)
    assert scales.kendalls_w(TOP_TEAM.T) == pytest.approx(correlations.mean())


@quickly
@given(st.integers(2, 6), st.integers(3, 7), st.integers(0, 10_000))
def test_kendalls_w_with_ties_is_friedmans_chi_square_over_m_times_n_minus_one(m, n, seed):
    rows = np.random.default_rng(seed).integers(1, 5, size=(m, n))
    w = scales.kendalls_w(rows)
    assume(w is not None)
    assert w == pytest.approx(friedmanchisquare(*rows.T).statistic / (m * (n - 1)))


def test_rankers_who_tie_everything_have_no_order_to_share():
    assert scales.kendalls_w(np.ones((3, 4))) is None
    assert scales.kendalls_w(np.array([[1, 2, 3]])) is None
