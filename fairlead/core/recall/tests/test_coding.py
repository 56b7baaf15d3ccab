"""The scorer's error and the coders' agreement, each against an authority."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa as authority_on_kappa
from statsmodels.stats.proportion import proportion_confint

from fairlead.core.recall import (
    Coded,
    UnableToCompareCodersError,
    UnableToCorrectError,
    bootstrapped_share,
    coding_table,
    cohens_kappa,
    corrected_share,
)

quickly = settings(deadline=None, max_examples=60)
tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.integers(0, 30), min_size=k * k, max_size=k * k).map(
        lambda v: np.array(v).reshape(k, k)
    )
)


@quickly
@given(
    tables.filter(lambda t: np.count_nonzero(t.sum(0)) > 1 and np.count_nonzero(t.sum(1)) > 1), st.booleans()
)
def test_kappa_and_its_error_are_those_of_statsmodels(table, quadratic: bool) -> None:
    ours = cohens_kappa(table, weights="quadratic" if quadratic else "none")
    theirs = authority_on_kappa(table, wt="fc" if quadratic else None)
    assert ours.value == pytest.approx(theirs.kappa, abs=1e-9)
    assert ours.interval is not None
    if abs(ours.value) < 0.999 and theirs.var_kappa > 1e-12:
        assert ours.interval.low == pytest.approx(max(-1, theirs.kappa_low), abs=1e-6)
        assert ours.interval.high == pytest.approx(min(1, theirs.kappa_upp), abs=1e-6)


def test_kappa_of_cohens_form_by_hand() -> None:
    # Po = 35/50 = .70; Pe = .5 × .6 + .5 × .4 = .50; (.70 - .50) / .50 = .40
    assert cohens_kappa(np.array([[20, 5], [10, 15]])).value == pytest.approx(0.4)


def test_weak_agreement_is_called_provisional() -> None:
    assert cohens_kappa(np.array([[20, 5], [10, 15]])).caveats == ("provisional: under 0.60",)
    assert cohens_kappa(np.array([[20, 1], [1, 15]])).caveats == ()


@pytest.mark.parametrize("table", [np.zeros((2, 2), dtype=int), np.array([[7, 0], [0, 0]])])
def test_kappa_of_one_kind_of_answer_is_refused(table) -> None:
    with pytest.raises(UnableToCompareCodersError, match="at least two kinds"):
        cohens_kappa(table)


def test_coders_of_different_answers_are_refused() -> None:
    with pytest.raises(UnableToCompareCodersError, match="has 3 codes and the other 2"):
        coding_table([0, 1, 1], [0, 1], 2)


def test_a_corrected_share_inverts_the_scorers_error() -> None:
    # 40 % know; sensitivity .6 and specificity .95 show .4 × .6 + .6 × .05 = .27
    assert corrected_share(0.27, 500, Coded(60, 100, 95, 100)).value == pytest.approx(0.40)


@pytest.mark.parametrize(("hits", "n"), [(3, 10), (7, 25), (120, 400)])
def test_with_a_faultless_scorer_the_interval_is_that_of_agresti_and_coull(hits: int, n: int) -> None:
    many = 10**9
    interval = corrected_share(hits / n, n, Coded(many, many, many, many)).interval
    theirs = proportion_confint(hits, n, method="agresti_coull")
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(theirs, abs=1e-6)


def test_a_smaller_coded_sample_leaves_more_doubt() -> None:
    widths = [
        (i.high - i.low)
        for k in (1, 4, 16)
        if (i := corrected_share(0.3, 300, Coded(6 * k, 10 * k, 19 * k, 20 * k)).interval)
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == 3


def simulated(truth: float, n: int, coded: int, rng: np.random.Generator):
    knows = rng.random(n) < truth
    named = np.where(knows, rng.random(n) < 0.6, rng.random(n) > 0.95)
    which = rng.choice(n, coded, replace=False)
    return knows, named, which


@pytest.mark.parametrize(("truth", "n", "coded"), [(0.3, 60, 30), (0.3, 300, 80), (0.6, 300, 80)])
def test_both_intervals_hold_the_truth_as_often_as_they_say(truth: float, n: int, coded: int) -> None:
    rng = np.random.default_rng(11)
    held, held_by_bootstrap, rounds = 0, 0, 150
    for _ in range(rounds):
        knows, named, which = simulated(truth, n, coded, rng)
        interval = corrected_share(named.mean(), n, Coded.of(knows[which], named[which])).interval
        other = bootstrapped_share(named, knows[which], which, rng, draws=300)
        held += interval is not None and interval.low <= truth <= interval.high
        held_by_bootstrap += other.low <= truth <= other.high
    # 95 % less three standard errors of 150 rounds
    assert min(held, held_by_bootstrap) / rounds >= 0.95 - 3 * (0.95 * 0.05 / rounds) ** 0.5


@pytest.mark.parametrize(
    ("coded", "told"),
    [
        (Coded(0, 0, 9, 10), "hold nobody who knows the plan"),
        (Coded(9, 10, 0, 0), "hold nobody who does not know the plan"),
        (Coded(3, 10, 6, 10), "no better than a coin"),
    ],
)
def test_a_coded_sample_that_says_nothing_is_refused(coded: Coded, told: str) -> None:
    with pytest.raises(UnableToCorrectError, match=told):
        corrected_share(0.3, 100, coded)
