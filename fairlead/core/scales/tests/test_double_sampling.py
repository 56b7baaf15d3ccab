"""Authorities: the two-phase variance of Cochran (1977, 12.2) by hand; coverage in simulated firms of known truth."""

import numpy as np
import pytest

from fairlead.core import scales
from fairlead.core.recall import Coded, corrected_share
from fairlead.core.scales import Part, double_sampled


def drawn(rng, people, share, sensitivity, specificity, coded, answering=0.66):
    """One firm: the rough share of its answers, the coded part, and how many answered."""
    n = round(answering * people)
    knows = rng.permutation(np.arange(people) < round(share * people))[:n]
    named = np.where(knows, rng.random(n) < sensitivity, rng.random(n) >= specificity)
    hand = np.arange(n) < coded
    part = Part(
        *(int(np.sum(hand & x & y)) for x in (named, ~named) for y in (np.ones(n, dtype=bool), knows))
    )
    return float(named.mean()), n, part


@pytest.mark.parametrize("people", [60, 140, 500])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_its_interval_covers_the_truth_of_the_whole_firm(people, share):
    """400 firms: at 95 % fewer than 365 come once in 300 times (binomial)."""
    rng, held = np.random.default_rng(people), 0
    for _ in range(400):
        rough, n, part = drawn(rng, people, share, 0.5, 0.98, 30)
        found = double_sampled(rough, n, part, population=people).interval
        held += found.low <= round(share * people) / people <= found.high
    assert held >= 365


def test_it_says_more_than_the_rough_share_corrected_for_its_error():
    """The coded answers are themselves answers: Rogan and Gladen's correction uses them to judge the scorer alone."""
    rng, widths = np.random.default_rng(3), []
    for _ in range(50):
        rough, n, part = drawn(rng, 140, 0.7, 0.6, 0.98, 40)
        ours = double_sampled(rough, n, part, population=140).interval
        found, missed = part.named_yes, part.passed_over_yes
        wrong, spared = part.named - found, part.passed_over - missed
        coded = Coded(found, found + missed, spared, spared + wrong)
        other = corrected_share(rough, scales.effective_n(n, 140), coded).interval
        widths.append((ours.high - ours.low, other.high - other.low))
    ours, other = np.mean(widths, axis=0)
    assert ours < 0.6 * other


def test_with_all_coded_it_is_the_share_itself_with_its_usual_doubt():
    found = double_sampled(0.5, 40, Part(20, 18, 20, 6), population=80)
    assert found.value == 24 / 40
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (scales.wilson(24, 40, population=80).low, scales.wilson(24, 40, population=80).high), abs=0.003
    )


def test_the_variance_is_that_of_the_two_phases():
    """40 of 100 named, 20 coded of each kind, 18 and 8 of them count: V by hand, and P(1 - P)/V answers' worth."""
    value = 0.4 * 18 / 20 + 0.6 * 8 / 20
    of_people = value * (1 - value) / 100
    one = 19 / 22 * 3 / 22 * (1 - 20 / 40) * (0.4**2 / 20 + 0.6 / 40**2)
    two = 9 / 22 * 13 / 22 * (1 - 20 / 60) * (0.6**2 / 20 + 0.4 / 40**2)
    drawn_in = (value * 40 + 1) / 42
    worth = drawn_in * (1 - drawn_in) / (of_people + one + two)
    found = double_sampled(0.4, 100, Part(20, 18, 20, 8))
    assert found.interval == scales.wilson_share(value, pytest.approx(worth).expected)


def test_a_kind_of_which_hardly_any_is_coded_leaves_the_coded_part_alone():
    found = double_sampled(0.1, 50, Part(named=2, named_yes=2, passed_over=18, passed_over_yes=8))
    assert (found.value, found.n) == (10 / 20, 20)


def test_a_part_that_cannot_be_is_refused():
    with pytest.raises(scales.ImpossibleCount, match="30 coded of 20 answers"):
        double_sampled(0.5, 20, Part(15, 5, 15, 5))
