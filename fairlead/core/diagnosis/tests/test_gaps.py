"""Raw gaps are released like any figure of a group, and say when pay is not in the model."""

import numpy as np

from fairlead.core.anonymity import Rules
from fairlead.core.diagnosis.gaps import _gap
from fairlead.core.engines import Item, Patterns

TOLD = Item("told", "reached", "I was told lately", 1, 5)


def patterns(yes, stay_yes, no, stay_no, weight=1.0):
    n, stay = np.array([yes, no]), np.array([stay_yes, stay_no])
    none = np.zeros((2, 0))
    return Patterns(
        "stay", ("told",), (), np.array([[1], [0]], dtype=np.int8), tuple(map(tuple, none)), n,
        n * weight, n * weight**2, stay, stay * weight,
    )  # fmt: skip


def gap(*counts, **said):
    return _gap(patterns(*counts, **said), 0, TOLD, [TOLD], None, Rules())


def test_the_gap_is_the_difference_of_the_shares_who_stay():
    # 240 of 300 and 100 of 200, each told in steps of three answers: .80 - .50, give or take half a step.
    assert abs(gap(300, 240, 200, 100).raw.value - 0.30) < 0.01


def test_the_interval_covers_both_ends_of_the_steps():
    # The true difference of 40 of 60 and 20 of 60 must lie well inside.
    interval = gap(60, 40, 60, 20).raw.interval
    assert interval.low < 20 / 60 < interval.high


def test_no_gap_is_shown_where_one_side_is_small():
    assert gap(300, 240, 19, 9) is None


def test_weights_of_any_unit_change_nothing():
    assert abs(gap(300, 240, 200, 100, weight=7.0).raw.value - gap(300, 240, 200, 100).raw.value) < 0.01


def test_without_a_question_on_pay_nothing_may_be_read_into_it():
    assert gap(300, 240, 200, 100).note == "pay not in the model: read nothing into this gap"
