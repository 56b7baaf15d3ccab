"""Authorities: Newcombe (1998) tables; statsmodels; coverage by exact enumeration."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multinomial
from statsmodels.stats.proportion import confint_proportions_2indep

from fairlead.core import scales

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted

counts = st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@quickly
@given(counts, counts)
def test_independent_shares_agree_with_statsmodels(first, second):
    low, high = confint_proportions_2indep(*first, *second, method="newcomb")
    ours = scales.difference(*first, *second)
    assert (ours.interval.low, ours.interval.high) == pytest.approx((low, high), abs=1e-9)


def test_independent_shares_agree_with_newcombes_own_example():
    """Newcombe (1998), Stat Med 17:873-890, table II, 56/70 - 48/80, method 10: .0524 to .3339."""
    ours = scales.difference(56, 70, 48, 80).interval
    assert (round(ours.low, 4), round(ours.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        # Newcombe (1998), Stat Med 17:2635-2650, worked table, method 10.
        ((36, 12, 2, 0), 0.0569, 0.3404),
        # Fagerland, Lydersen, Laake (2014), Stat Med 33:2850-2875, airway example, square-and-add: -.507 to -.026.
        ((1, 1, 7, 12), -0.5069, -0.0256),
    ],
)
def test_paired_shares_agree_with_the_published_intervals(cells, low, high):
    ours = scales.paired_difference(*cells).interval
    assert (round(ours.low, 4), round(ours.high, 4)) == (low, high)


@pytest.mark.parametrize(("both", "first", "second"), [(0.3, 0.5, 0.05), (0.1, 0.3, 0.3), (0.02, 0.7, 0.02)])
def test_the_paired_interval_covers_the_truth(both, first, second):
    """Exact coverage over all tables of twelve people."""
    n, law = 12, [both, first, second, 1 - both - first - second]
    covered = 0.0
    for a in range(n + 1):
        for b in range(n + 1 - a):
            for c in range(n + 1 - a - b):
                ci = scales.paired_difference(a, b, c, n - a - b - c).interval
                if ci.low <= first - second <= ci.high:
                    covered += multinomial.pmf([a, b, c, n - a - b - c], n, law)
    assert 0.93 <= covered <= 0.995


@quickly
@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_answers_that_go_together_narrow_the_paired_interval(a, b, c, d):
    n = a + b + c + d
    if n == 0 or a * d < b * c:
        return
    paired, apart = (
        scales.paired_difference(a, b, c, d).interval,
        scales.difference(a + b, n, a + c, n).interval,
    )
    assert paired.high - paired.low <= apart.high - apart.low + 1e-9


def test_turning_a_difference_round_turns_its_sign():
    one, other = scales.difference(7, 20, 12, 30), scales.difference(12, 30, 7, 20)
    assert one.value == pytest.approx(-other.value)
    assert one.interval.low == pytest.approx(-other.interval.high)


def test_a_difference_with_an_empty_group_is_refused():
    with pytest.raises(scales.NoAnswers, match="both groups"):
        scales.difference(0, 0, 3, 5)
    with pytest.raises(scales.NoAnswers, match="separate groups"):
        scales.paired_difference(0, 0, 0, 0)
    with pytest.raises(scales.ImpossibleCount, match="below 0"):
        scales.paired_difference(5, -1, 0, 0)
