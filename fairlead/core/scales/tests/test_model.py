"""Authorities: statsmodels GLM Binomial; Firth (1993), closed form of a 2×2 table; SciPy on the penalised likelihood."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from fairlead.core import scales

quickly = settings(deadline=None, derandomize=True, max_examples=30)  # machines differ: no time is asserted

# Twenty-four invented people in four patterns of two questions; everyone with a "yes" to the second left.
PATTERNS = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
PEOPLE, LEFT = np.array([8, 9, 4, 3]), np.array([3, 2, 4, 3])


def test_separation_is_met_with_the_penalty_and_said():
    with pytest.raises(scales.UnableToFit, match="odds are endless"):
        scales.fit(PATTERNS, PEOPLE, LEFT, firth=False)
    assert scales.fit(PATTERNS, PEOPLE, LEFT).firth


@quickly
@given(st.lists(st.integers(1, 30), min_size=4, max_size=4), st.data())
def test_firth_on_a_two_by_two_table_adds_half_a_person_to_each_cell(cells, data):
    """Closed form for a saturated model: Firth (1993), section 3.3."""
    a, b = data.draw(st.integers(0, cells[0])), data.draw(st.integers(0, cells[1]))
    fit = scales.fit([[0], [1]], cells[:2], [a, b], firth=True)
    log_odds = [np.log((won + 0.5) / (all_ - won + 0.5)) for won, all_ in ((a, cells[0]), (b, cells[1]))]
    assert fit.coefficients == pytest.approx([log_odds[0], log_odds[1] - log_odds[0]], abs=1e-6)


def invented(seed, patterns=12, terms=3, most=60):
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 5, size=(patterns, terms)).astype(float)
    n = rng.integers(1, most, size=patterns)
    chance = 1 / (1 + np.exp(-(x - 2) @ rng.normal(0, 0.4, terms)))
    return x, n, rng.binomial(n, chance)


@quickly
@given(st.integers(0, 10_000))
def test_the_plain_fit_agrees_with_statsmodels(seed):
    x, n, won = invented(seed)
    fit = scales.fit(x, n, won, firth=False)
    theirs = sm.GLM(np.column_stack([won, n - won]), sm.add_constant(x), family=sm.families.Binomial()).fit(
        tol=1e-12
    )
    np.testing.assert_allclose(fit.coefficients, theirs.params, atol=1e-6)
    np.testing.assert_allclose(fit.errors, theirs.bse, atol=1e-6)
    np.testing.assert_allclose([[i.low, i.high] for i in fit.intervals], theirs.conf_int(), atol=1e-5)


@pytest.mark.parametrize("seed", range(8))
def test_firth_is_the_maximum_of_the_penalised_likelihood(seed):
    x, n, won = invented(seed, patterns=6, terms=2, most=4)
    design = np.column_stack([np.ones(6), x])

    def cost(b):
        eta = design @ b
        p = 1 / (1 + np.exp(-eta))
        information = design.T @ (design * (n * p * (1 - p))[:, None])
        return -(won @ eta - n @ np.log1p(np.exp(eta)) + 0.5 * np.linalg.slogdet(information)[1])

    direct = minimize(
        cost, np.zeros(3), method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-12, "maxiter": 5000}
    )
    np.testing.assert_allclose(scales.fit(x, n, won, firth=True).coefficients, direct.x, atol=1e-4)


def test_weights_of_any_unit_give_the_estimates_and_errors_of_single_rows():
    rng = np.random.default_rng(1)
    x, w = rng.integers(0, 2, 300), rng.uniform(0.5, 3, 300)
    y = rng.random(300) < np.where(x == 1, 0.6, 0.4)

    def grouped(unit):
        sums = [[(v[x == g]).sum() for g in (0, 1)] for v in (w * unit, (w * unit) ** 2, w * unit * y)]
        n = [int((x == g).sum()) for g in (0, 1)]
        return scales.fit([[0], [1]], n, sums[2], weight=sums[0], weight2=sums[1])

    fit = grouped(1.0)
    design = np.column_stack([np.ones(300), x])
    rows = sm.GLM(y.astype(float), design, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-12)
    spread = rows.fittedvalues * (1 - rows.fittedvalues)
    bread = np.linalg.inv(design.T @ (design * (w * spread)[:, None]))
    errors = np.sqrt(np.diag(bread @ (design.T @ (design * (w**2 * spread)[:, None])) @ bread))
    np.testing.assert_allclose(fit.coefficients, rows.params, atol=1e-6)
    np.testing.assert_allclose(fit.errors, errors, rtol=1e-6)
    np.testing.assert_allclose(grouped(1000.0).errors, fit.errors, rtol=1e-9)
    assert fit.n == 300


def test_few_cases_call_for_the_penalty_and_many_do_not():
    assert scales.fit([[0], [1]], [20, 20], [2, 6]).firth
    assert not scales.fit([[0], [1]], [40, 40], [10, 20]).firth


def test_patterns_without_people_change_nothing():
    one = scales.fit([[0], [1]], [40, 40], [10, 20])
    other = scales.fit([[0], [5], [1]], [40, 0, 40], [10, 0, 20])
    np.testing.assert_allclose(one.coefficients, other.coefficients)


def test_a_question_that_repeats_another_is_named():
    with pytest.raises(scales.UnableToFit, match="'again' says nothing beyond"):
        scales.fit([[0, 0], [1, 2]], [40, 40], [10, 20], names=["told", "again"])
    with pytest.raises(scales.UnableToFit, match="'told' says nothing beyond"):
        scales.fit([[1], [1]], [40, 40], [10, 20], names=["told"])


def test_counts_that_cannot_be_are_refused_in_a_sentence():
    for n, won in (([5, 5], [6, 1]), ([0, 0], [0, 0]), ([5, 5], [-1, 1]), ([5, 5], [1])):
        with pytest.raises(scales.UnableToFit, match="count them again"):
            scales.fit([[0], [1]], n, won)
    with pytest.raises(scales.UnableToFit, match="table of numbers"):
        scales.fit([[0], [float("nan")]], [5, 5], [1, 2])


def test_nobody_who_left_still_gives_a_finite_answer():
    fit = scales.fit([[0], [1]], [10, 10], [0, 0])
    assert np.all(np.isfinite(fit.coefficients))
    odds = fit.odds_ratio("x1")
    assert odds.interval.low < 1 < odds.interval.high


def test_a_million_people_fit_as_sixty_do():
    x, n, won = invented(3)
    small, large = scales.fit(x, n, won, firth=False), scales.fit(x, n * 20_000, won * 20_000)
    np.testing.assert_allclose(small.coefficients, large.coefficients, atol=1e-6)
    np.testing.assert_allclose(small.errors, large.errors * np.sqrt(20_000), rtol=1e-5)
