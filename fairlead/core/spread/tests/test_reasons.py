"""Authorities: domain.md 2.9 and 5; scipy's binomial and Poisson laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from fairlead.core.spread import UnstatedBase, cusum, reason_surge, surplus

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted


@pytest.mark.parametrize(
    ("named", "leavers", "p"), [(3, 10, 0.00621), (2, 5, 0.015), (2, 10, 0.058), (2, 12, 0.081)]
)
def test_a_reason_surges_as_the_domain_notes_reckon(named, leavers, p):
    assert reason_surge(named, leavers, 0.04) == pytest.approx(p, abs=5e-4)


def test_three_of_ten_leavers_to_five_digits():
    assert round(reason_surge(3, 10, 0.04), 5) == 0.00621


@quickly
@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.01, 0.99))
def test_the_binomial_tail_is_scipys(named, more, base):
    assert reason_surge(named, named + more, base) == pytest.approx(
        binom(named + more, base).sf(named - 1), abs=1e-12
    )


@quickly
@given(st.integers(0, 40), st.floats(0.01, 40))
def test_the_poisson_tail_is_scipys(events, expected):
    assert surplus(events, expected) == pytest.approx(poisson(expected).sf(events - 1), abs=1e-12)


def test_the_running_sum_rests_at_zero_and_climbs_when_the_count_rises():
    path = cusum([1, 1, 1, 1, 3, 3, 3], 1, 2)
    assert path[:4] == (0.0, 0.0, 0.0, 0.0)
    assert list(path[4:]) == sorted(path[4:])
    assert path[-1] == pytest.approx(3 * (3 - 1 / 0.6931471805599453))


def test_a_base_that_was_not_stated_is_refused():
    with pytest.raises(UnstatedBase, match="between 0 and 1"):
        reason_surge(2, 5, 0)
    with pytest.raises(UnstatedBase, match="above 0"):
        surplus(2, 0)
    with pytest.raises(UnstatedBase, match="usual < raised"):
        cusum([1], 2, 2)
