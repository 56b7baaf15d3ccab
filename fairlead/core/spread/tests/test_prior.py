"""Authorities: scipy's beta-binomial and its direct maximisation; statsmodels and R for adjusted p."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import betabinom

from fairlead.core import spread

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted


def firm(seed, units=40, mean=0.3, rho=0.1, low=5, high=60):
    rng = np.random.default_rng(seed)
    n = rng.integers(low, high, units)
    shares = (
        np.full(units, mean)
        if rho == 0
        else rng.beta(mean * (1 / rho - 1), (1 - mean) * (1 / rho - 1), units)
    )
    return rng.binomial(n, shares), n


@quickly
@given(st.integers(1, 60), st.floats(0.02, 0.98), st.floats(0.5, 500))
def test_the_marginal_likelihood_and_the_chances_are_scipys(n, mean, size):
    a, b = mean * size, (1 - mean) * size
    k = np.arange(n + 1)
    theirs = betabinom(n, a, b).pmf(k)
    ours = spread.beta_binomial(n, np.array([mean]), np.array([size]))[0]
    np.testing.assert_allclose(ours, theirs, rtol=1e-8, atol=1e-12)
    logs = spread.log_marginal(k.astype(float), np.full(n + 1, float(n)), np.array(mean), np.array(size))
    binomials = np.array([math.log(math.comb(n, int(x))) for x in k])
    np.testing.assert_allclose(np.exp(logs + binomials), theirs, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_fitted_prior_is_the_maximum_that_a_direct_search_finds(seed):
    k, n = firm(seed)

    def cost(point):
        a, b = np.exp(point)
        return -betabinom(n, a, b).logpmf(k).sum()

    found = np.exp(
        minimize(cost, [0.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-10}).x
    )
    prior = spread.fit_prior(k, n)
    assert prior.mean == pytest.approx(found[0] / found.sum(), rel=1e-3)
    assert prior.size == pytest.approx(found.sum(), rel=1e-2)


def test_the_prior_of_many_units_is_the_one_they_were_drawn_from():
    prior = spread.fit_prior(*firm(1, units=10_000, mean=0.3, rho=0.1))
    assert prior.mean == pytest.approx(0.3, abs=0.01)
    assert prior.overdispersion == pytest.approx(0.1, abs=0.01)


def test_units_more_alike_than_chance_have_no_spread():
    prior = spread.fit_prior([3] * 20, [10] * 20)
    assert (prior.mean, prior.size, prior.spread) == (pytest.approx(0.3, abs=1e-4), math.inf, 0.0)


@pytest.mark.parametrize("k", [[0] * 12, [10] * 12])
def test_nobody_or_everybody_still_fits(k):
    prior = spread.fit_prior(k, [10] * 12)
    assert 0 < prior.mean < 1
    assert np.all(spread.simultaneous_limits(k, [10] * 12).outside == 0)


def test_units_of_one_mind_each_are_as_different_as_can_be():
    assert spread.fit_prior([0, 8, 0, 8, 8, 0], [8] * 6).overdispersion > 0.8


def test_the_grid_of_priors_agrees_with_the_fitted_one_when_units_are_many():
    k, n = firm(2, units=2000)
    fitted, grid = spread.fit_prior(k, n), spread.plausible(k, n)
    assert float(grid.weights @ grid.mean) == pytest.approx(fitted.mean, abs=0.002)
    assert float(grid.weights @ (1 / (1 + grid.size))) == pytest.approx(fitted.overdispersion, abs=0.003)


def test_leaving_one_out_is_fitting_without_it():
    k, n = firm(3, units=15)
    grid = spread.plausible(k, n)
    without = grid.all - grid.own[grid.pair[4]]
    rest = spread.log_marginal(
        np.delete(k, 4)[:, None].astype(float), np.delete(n, 4)[:, None].astype(float), grid.mean, grid.size
    ).sum(axis=0)
    np.testing.assert_allclose(without, rest, atol=1e-8)


def test_counts_that_do_not_fit_are_refused_in_a_sentence():
    for k, n in (([3], [2]), ([-1], [2]), ([1, 2], [3]), ([math.nan], [2])):
        with pytest.raises(spread.UnableToCompare, match="count the units again"):
            spread.fit_prior(k, n)
    with pytest.raises(spread.UnableToCompare, match="bring answers"):
        spread.fit_prior([0, 0], [0, 0])
    with pytest.raises(spread.UnableToCompare, match="bring answers"):
        spread.simultaneous_limits([0], [0])
