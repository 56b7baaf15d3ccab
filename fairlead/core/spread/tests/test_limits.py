"""Authorities: scipy's binomial; domain.md 2.9; false alarms counted in simulated firms of known truth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, binom

from fairlead.core import spread

quickly = settings(deadline=None, derandomize=True, max_examples=30)  # machines differ: no time is asserted

FULL = 2000  # firms a point in the full figures
# units, people a unit, mean, over-dispersion: from alike to very different, small units to large ones
TRUTHS = [
    (10, (5, 40), 0.4, 0.0),
    (10, (5, 40), 0.4, 0.1),
    (10, (30, 200), 0.4, 0.05),
    (10, (30, 200), 0.4, 0.2),
    (14, (5, 40), 0.15, 0.05),
    (14, (5, 40), 0.15, 0.3),
    (20, (5, 60), 0.3, 0.02),
    (50, (5, 40), 0.3, 0.1),
]


def false_alarms(firms, units, sizes, mean, rho, seed):
    """How many of so many firms, in which nothing special is afoot, have a unit outside."""
    rng, alarms = np.random.default_rng(seed), 0
    for _ in range(firms):
        n = rng.integers(*sizes, units)
        shares = (
            np.full(units, mean)
            if rho == 0
            else beta.rvs(mean * (1 / rho - 1), (1 - mean) * (1 / rho - 1), size=units, random_state=rng)
        )
        alarms += bool(np.any(spread.simultaneous_limits(rng.binomial(n, shares), n).outside))
    return alarms


@pytest.mark.parametrize(("units", "sizes", "mean", "rho"), TRUTHS)
def test_few_firms_raise_a_false_alarm(units, sizes, mean, rho):
    """60 firms: with a rate of 5 % more than 8 alarms come once in 100 times, and the rate is below that."""
    assert false_alarms(60, units, sizes, mean, rho, seed=1) <= binom(60, 0.05).ppf(0.99)


@pytest.mark.slow
@pytest.mark.parametrize(("units", "sizes", "mean", "rho"), TRUTHS)
def test_at_most_one_firm_in_twenty_raises_a_false_alarm(units, sizes, mean, rho):
    """2000 firms a point: the rate itself, with the noise of the count (two standard errors) allowed."""
    rate = false_alarms(FULL, units, sizes, mean, rho, seed=2) / FULL
    assert rate <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / FULL)


@pytest.mark.slow
@pytest.mark.parametrize(("units", "sd"), [(10, 0.3), (10, 0.8), (20, 0.8)])
def test_false_alarms_stay_rare_where_the_truth_is_no_beta(units, sd):
    """Units whose log odds are normal: a truth that the model does not hold."""
    rng, alarms = np.random.default_rng(3), 0
    for _ in range(FULL):
        n = rng.integers(5, 60, units)
        shares = 1 / (1 + np.exp(-rng.normal(-0.8, sd, units)))
        alarms += bool(np.any(spread.simultaneous_limits(rng.binomial(n, shares), n).outside))
    assert alarms / FULL <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / FULL)


def test_limits_from_one_fitted_prior_would_raise_too_many():
    """Why all plausible priors speak: the plug-in rule alarms in over 5 % of firms of ten units."""
    rng, alarms, firms = np.random.default_rng(4), 0, 30
    tail = (1 - 0.95 ** (1 / 10)) / 2
    for _ in range(firms):
        n = rng.integers(5, 40, 10)
        k = rng.binomial(n, rng.beta(0.3 * 4, 0.7 * 4, 10))
        for i in range(10):
            prior = spread.fit_prior(np.delete(k, i), np.delete(n, i))
            law = spread.beta_binomial(int(n[i]), np.array([prior.mean]), np.array([min(prior.size, 1e6)]))[0]
            if min(law[: k[i] + 1].sum(), law[k[i] :].sum()) < tail:
                alarms += 1
                break
    assert alarms / firms > 0.10


def test_one_unit_far_out_is_found():
    """Power: one unit of 30 at 80 % among eleven at 20 % (figure over many firms about .93)."""
    rng, found = np.random.default_rng(5), 0
    for _ in range(60):
        n = rng.integers(5, 40, 12)
        n[0] = 30
        shares = np.full(12, 0.2)
        shares[0] = 0.8
        found += spread.simultaneous_limits(rng.binomial(n, shares), n).outside[0] == 1
    assert found >= 48


@quickly
@given(
    st.lists(
        st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=2,
        max_size=14,
    )
)
def test_outside_is_what_lies_beyond_the_limits_and_p_says_the_same(units):
    k, n = (np.array(x) for x in zip(*units, strict=True))
    if n.sum() == 0:
        return
    limits = spread.simultaneous_limits(k, n)
    tail = 1 - 0.95 ** (1 / max(1, int((n > 0).sum())))
    assert np.array_equal(limits.outside, np.where(k < limits.low, -1, np.where(k > limits.high, 1, 0)))
    assert np.all((limits.low >= 0) & (limits.low <= limits.high) & (limits.high <= n))
    assert np.array_equal(limits.outside != 0, limits.p <= tail)


def test_the_order_of_units_and_the_side_that_is_counted_do_not_matter():
    k, n = np.array([2, 9, 3, 1, 4, 2, 2, 3, 1, 2]), np.array([10, 10, 12, 9, 14, 8, 11, 13, 7, 10])
    one, turned = spread.simultaneous_limits(k, n), spread.simultaneous_limits(k[::-1], n[::-1])
    np.testing.assert_allclose(one.p, turned.p[::-1], rtol=1e-9)
    mirrored = spread.simultaneous_limits(n - k, n)
    np.testing.assert_allclose(one.p, mirrored.p, rtol=0.02)
    assert np.array_equal(one.high, n - mirrored.low)


@pytest.mark.parametrize(
    ("n", "alert", "alarm"), [(8, 4, 6), (10, 5, 7), (20, 7, 10), (50, 14, 17), (100, 23, 28)]
)
def test_the_binomial_funnel_has_the_flags_of_the_domain_notes(n, alert, alarm):
    assert spread.funnel_flags(n, 0.15)[1] == alert
    assert spread.funnel_flags(n, 0.15, tail=0.001)[1] == alarm


def test_low_flags_are_impossible_up_to_twenty_people():
    assert all(spread.funnel_flags(n, 0.15)[0] is None for n in range(21))
    assert spread.funnel_flags(23, 0.15)[0] == 0  # .85^23 = .0238


@quickly
@given(st.integers(1, 300), st.floats(0.01, 0.99), st.sampled_from([0.025, 0.001]))
def test_a_flag_is_the_first_count_that_rare(n, base, tail):
    low, high = spread.funnel_flags(n, base, tail=tail)
    law = binom(n, base)
    if high is not None:
        assert law.sf(high - 1) <= tail + 1e-12
        assert high == 0 or law.sf(high - 2) > tail - 1e-12
    else:
        assert law.sf(n - 1) > tail - 1e-12
    assert low is None or law.cdf(low) <= tail + 1e-12


def test_a_base_that_is_no_share_is_refused():
    for base in (0.0, 1.0, 15.0):
        with pytest.raises(spread.ImpossibleBase, match="between 0 and 1"):
            spread.funnel_flags(10, base)
