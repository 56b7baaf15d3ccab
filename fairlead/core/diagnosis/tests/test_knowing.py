"""Three roads to the share that knows the direction."""

from dataclasses import replace

import pytest

from fairlead.core.diagnosis.knowing import LEAST_FOUND, Knowing, known_estimate
from fairlead.core.recall import Coded
from fairlead.core.scales import share

NOTHING_CODED = Knowing(3, (), (), (), (0.0, 0.0), Coded(0, 0, 0, 0), 0, 100, 9)


def by(known, named=30, perhaps=40, of=100):
    return known_estimate(known, share(named, of), share(perhaps, of), share(named, of))


def test_without_coding_the_figure_is_provisional_and_reaches_up_to_what_the_scorer_may_miss():
    estimate = by(NOTHING_CODED)
    assert NOTHING_CODED.provisional
    assert estimate.value == 0.30
    assert estimate.interval.low == pytest.approx(share(30, 100).interval.low)
    assert estimate.interval.high == pytest.approx(
        share(40, 100).interval.high / LEAST_FOUND[NOTHING_CODED.way]
    )


def test_what_chance_would_give_is_taken_off_both_ends():
    with_chance = replace(NOTHING_CODED, chance=(0.10, 0.10))
    assert by(with_chance).value == pytest.approx((0.30 - 0.10) / 0.90)
    assert by(with_chance).interval.low < by(NOTHING_CODED).interval.low


def test_when_people_coded_everything_their_share_stands_as_it_is():
    coded = replace(NOTHING_CODED, by_hand=100)
    estimate = by(coded)
    assert (coded.provisional, estimate.value, estimate.interval) == (False, 0.30, share(30, 100).interval)


def test_a_coded_part_corrects_the_scorer_by_rogan_and_gladen():
    # sensitivity .6, specificity 1: (.30 + 1 - 1) / .6 = .50
    part = replace(NOTHING_CODED, coded=Coded(12, 20, 20, 20), by_hand=40)
    assert by(part).value == pytest.approx(0.5)
    assert not part.provisional


def test_a_coded_part_with_too_few_of_one_kind_does_not_correct():
    part = replace(NOTHING_CODED, coded=Coded(2, 3, 37, 37), by_hand=40)
    assert part.provisional
    assert by(part).value == 0.30
