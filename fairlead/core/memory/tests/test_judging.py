"""Authority: log loss by hand and by scikit-learn's definition; the bootstrap against its own known properties."""

from math import log

import numpy as np
import pytest

from fairlead.core.memory import UnableToJudge, judge, replay_many
from fairlead.core.memory.tests.logs import learners


def rng():
    return np.random.default_rng(1)


def judged(seed, flat=False, cards=300):
    card, days, grades = learners(seed, cards, turns=8, flat=flat)
    return judge(card, replay_many(card, days, grades), grades > 1, rng=rng(), draws=400)


def test_log_loss_by_hand():
    """Two of three recalled: the constant says 2/3 each time, the predictions .9, .6 and .2."""
    j = judge(["a", "b", "b"], [0.9, 0.6, 0.2], [1, 1, 0], rng=rng())
    own = -(log(0.9) + log(0.6) + log(1 - 0.2)) / 3
    constant = -(2 * log(2 / 3) + log(1 / 3)) / 3
    assert (j.log_loss, j.constant_log_loss, j.gain.value) == pytest.approx((own, constant, constant - own))
    assert j.lean.value == pytest.approx(2 / 3 - (0.9 + 0.6 + 0.2) / 3)


def test_bins_hold_what_was_predicted_beside_what_was_recalled():
    j = judge(["a", "b", "c", "d"], [0.2, 0.4, 0.7, 0.9], [0, 1, 1, 1], rng=rng(), bins=2)
    assert [(b.low, b.high) for b in j.bins] == [(0.2, 0.4), (0.7, 0.9)]
    assert [b.predicted for b in j.bins] == pytest.approx([0.3, 0.8])
    assert [b.recalled.value for b in j.bins] == [0.5, 1.0]
    assert j.off.value == pytest.approx((2 * abs(0.5 - 0.3) + 2 * abs(1 - 0.8)) / 4)


def test_where_the_curve_is_the_truth_predictions_gain_and_lean_nowhere():
    j = judged(seed=2)
    assert j.gain.interval.low > 0.02
    assert j.lean.interval.low < 0 < j.lean.interval.high
    assert j.off.value < 2 * j.off_by_chance
    outside = sum(not b.recalled.interval.low <= b.predicted <= b.recalled.interval.high for b in j.bins)
    assert outside <= 2


def test_where_answers_are_a_coin_the_predictions_lose_to_the_constant():
    j = judged(seed=2, flat=True)
    assert j.gain.interval.high < 0
    assert j.off.value > 3 * j.off_by_chance


def test_reviews_of_one_card_count_as_one_witness():
    """Each review written down four times adds no knowledge: the interval stays; as 4 × the cards it would halve."""
    card, days, grades = learners(4, 200, turns=4)
    chance, recalled = replay_many(card, days, grades), grades > 1
    once = judge(card, chance, recalled, rng=rng())
    four = [np.tile(column, 4) for column in (card, chance, recalled)]
    again = judge(*four, rng=rng())
    apart = judge(np.arange(4 * len(card)), *four[1:], rng=rng())
    width = [j.gain.interval.high - j.gain.interval.low for j in (once, again, apart)]
    assert width[1] == pytest.approx(width[0], rel=0.02)
    assert width[2] < 0.6 * width[0]


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """60 logs of one law; the mean gain over all is close to the truth. 95 % of 60 is 57; under 50 would be one in 10⁴."""
    found = [judged(seed, cards=80).gain for seed in range(100, 160)]
    truth = np.mean([one.value for one in found])
    assert sum(one.interval.low <= truth <= one.interval.high for one in found) >= 50


def test_first_reviews_are_left_out_and_counted():
    card, days, grades = learners(4, 50, turns=4)
    j = judge(card, replay_many(card, days, grades), grades > 1, rng=rng(), draws=50)
    assert (j.left_out, j.gain.n, j.cards) == (50, 150, 50)


def test_the_same_dice_give_the_same_interval():
    assert judged(9) == judged(9)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (([1, 1], [0.5, 0.6], [1, 0]), "under two cards"),
        (([1, 2], [np.nan, np.nan], [1, 0]), "under two cards"),
        (([1, 2], [0.5, 0.6], [1, 1]), "ended alike"),
        (([1, 2], [0.5, 0.6], [3, 1]), "is 1 or 0"),
    ],
)
def test_what_cannot_be_judged_is_refused_in_one_sentence(rows, sentence):
    with pytest.raises(UnableToJudge, match=sentence):
        judge(*rows, rng=rng())
