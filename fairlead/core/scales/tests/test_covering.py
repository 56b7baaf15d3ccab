"""Authorities: exact coverage by the hypergeometric and the binomial law; Brown, Cai, DasGupta (2001); domain.md 2.1."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2, hypergeom

from fairlead.core import scales

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted

GRID = (20, 60, 140, 500)  # people; 70 % of them answer: the sizes of the operating characteristics
ENDLESS = np.linspace(0.002, 0.998, 250)


def coverage(n, people, interval=scales.covering):
    """How often the interval holds the truth, for each possible truth: exact, no simulation."""
    intervals = [interval(x, n, population=people) for x in range(n + 1)]
    shares = ENDLESS if people is None else np.arange(people + 1) / people
    found = []
    for share in shares:
        law = binom(n, share) if people is None else hypergeom(people, round(share * people), n)
        held = [i.low - 1e-9 <= share <= i.high + 1e-9 for i in intervals]
        found.append(float(law.pmf(np.arange(n + 1))[held].sum()))
    return np.array(found)


def test_over_the_named_grid_it_covers_the_truth_94_to_97_times_in_100():
    every = np.concatenate([coverage(round(0.7 * people), people) for people in GRID])
    assert 0.94 <= every.mean() <= 0.97
    assert every.min() >= 0.94


@pytest.mark.parametrize("people", [15, 20, 29, 44, 70, 100, 178, 300, 1000, None])
@pytest.mark.parametrize("n", [14, 16, 20, 39, 62, 98])
def test_from_14_answers_on_it_never_covers_less_than_nine_times_in_ten(n, people):
    if people is None or n < people:
        assert coverage(n, people).min() >= 0.90


def test_wilsons_own_interval_falls_short_where_nearly_all_answered_and_where_few_are_positive():
    """Why it was mended: in a firm of 100 with 98 answers, and for one percent of an endless firm."""
    assert coverage(98, 100, scales.wilson).min() < 0.85
    assert coverage(14, None, scales.wilson).min() < 0.88


@quickly
@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 100))
def test_it_only_ever_widens_wilsons_and_by_half_a_person_where_answers_are_not_rare(count, others):
    positive, n = count
    wide = scales.covering(positive, n, population=n + others)
    plain = scales.wilson(positive, n, population=n + others)
    half = (0.5 if others else 0) / (n + others)
    assert wide.low <= plain.low
    assert wide.high >= plain.high
    if 3 < positive < n - 3:
        assert wide.low == pytest.approx(max(0, plain.low - half))
        assert wide.high == pytest.approx(min(1, plain.high + half))
    assert 0 <= wide.low <= positive / n <= wide.high <= 1


@pytest.mark.parametrize(("x", "n"), [(1, 20), (2, 20), (3, 80)])
def test_the_end_of_a_rare_count_is_that_of_the_poisson_law(x, n):
    """Brown, Cai, DasGupta (2001), section 4.1.1: .5 χ²(2x, α) / n at the lower end, and its mirror at the upper."""
    expected = 0.5 * chi2(2 * x).ppf(0.05) / n
    assert scales.covering(x, n).low == pytest.approx(expected)
    assert scales.covering(n - x, n).high == pytest.approx(1 - expected)


def test_when_everyone_answered_nothing_is_left_open():
    found = scales.covering(27, 45, population=45)
    assert (found.low, found.high) == (27 / 45, 27 / 45)
