"""Authority: the conjugate formula (k + a) / (n + a + b); coverage by simulation from known priors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core import spread
from fairlead.core.spread.tests.test_prior import firm

quickly = settings(deadline=None, derandomize=True, max_examples=30)  # machines differ: no time is asserted


def test_with_many_units_a_unit_is_drawn_by_the_fitted_prior():
    k, n = firm(4, units=3000)
    prior = spread.fit_prior(k, n)
    expected = (k + prior.mean * prior.size) / (n + prior.size)
    ours = [s.estimate.value for s in spread.shrink(k, n)]
    np.testing.assert_allclose(ours, expected, atol=0.004)


@quickly
@given(
    st.lists(
        st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=3,
        max_size=15,
    )
)
def test_an_estimate_lies_between_its_own_share_and_the_pull_of_the_others(units):
    k, n = (np.array(x) for x in zip(*units, strict=True))
    grid = spread.plausible(k, n)
    for unit in spread.shrink(k, n):
        low, high = sorted((unit.raw, float(grid.weights @ grid.mean)))
        assert low - 0.12 <= unit.estimate.value <= high + 0.12
        assert unit.estimate.interval.low <= unit.estimate.value <= unit.estimate.interval.high


def test_the_smaller_unit_is_drawn_further():
    k, n = np.array([4, 40, *[10] * 12]), np.array([5, 50, *[40] * 12])
    small, large, *_ = spread.shrink(k, n)
    assert small.raw == large.raw == 0.8
    assert small.estimate.value < large.estimate.value


@pytest.mark.parametrize(("rho", "units"), [(0.0, 12), (0.03, 12), (0.15, 12), (0.05, 40)])
def test_intervals_cover_the_true_shares_of_units(rho, units):
    """Over 500 firms a point they cover .93 to .997 of true shares: least where units differ a little (ρ = .05)."""
    rng, covered, seen = np.random.default_rng(7), 0, 0
    for _ in range(60):
        n = rng.integers(5, 40, units)
        truth = np.full(units, 0.3) if rho == 0 else rng.beta(0.3 * (1 / rho - 1), 0.7 * (1 / rho - 1), units)
        for share, unit in zip(truth, spread.shrink(rng.binomial(n, truth), n), strict=True):
            covered += unit.estimate.interval.low <= share <= unit.estimate.interval.high
            seen += 1
    assert covered / seen >= 0.91


def test_a_unit_without_people_has_no_estimate_and_bands_are_shown():
    first, second, *_ = spread.shrink([0, 3, 2, 4], [0, 9, 9, 9], n_shown=["", "5-9", "5-9", "5-9"])
    assert first is None
    assert second.estimate.base == "5-9"
    with pytest.raises(spread.UnableToCompare, match="as many bands"):
        spread.shrink([1, 2], [5, 5], n_shown=["5-9"])
