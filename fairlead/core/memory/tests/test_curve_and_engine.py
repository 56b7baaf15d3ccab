"""Authority: py-fsrs 6.3.2 as its authors ship it, the published default intervals, and the formulas written out again."""

import itertools
import math
import subprocess
import sys
from datetime import timedelta

import numpy as np
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from fairlead.core.memory import (
    PARAMETERS,
    Grade,
    Trace,
    interval,
    intervals,
    recall_after,
    recall_probability,
    recalls_after,
    review,
)
from fairlead.core.memory.curve import FACTOR
from fairlead.core.memory.tests import by_hand
from fairlead.core.memory.tests.logs import authors, drawn, through_py_fsrs


def test_the_parameters_are_the_authors_defaults():
    assert PARAMETERS == DEFAULT_PARAMETERS == by_hand.W


def test_the_factor_is_the_published_one():
    assert round(FACTOR, 7) == 0.9803465
    assert recall_after(123, 123) == pytest.approx(0.9, abs=1e-15)


def on_time(first, retention=0.9, steps=5):
    """Intervals when every answer is named on the very day it is due."""
    trace, day, found = Trace(), 0, []
    for grade in [first, *[Grade.NAMED] * (steps - 1)]:
        trace = review(trace, grade, day)
        found.append(interval(trace.stability, retention))
        day += found[-1]
    return found


@pytest.mark.parametrize(
    ("first", "retention", "published"),
    [
        (Grade.NAMED, 0.9, [2, 11, 46, 163, 497]),
        (Grade.NAMED, 0.8, [8, 75, 521]),
        (Grade.NOT, 0.9, [1, 2, 6, 17, 44, 102]),
    ],
)
def test_default_intervals(first, retention, published):
    assert on_time(first, retention, len(published)) == published


def test_the_engine_is_the_formulas_by_hand():
    for g, s, days in itertools.product([1, 2, 3, 4], [0.01, 0.4, 3.0, 80.0, 900.0], [0, 1, 5, 60, 700]):
        for d in (1.0, 4.4, 10.0):
            found = review(Trace(stability=s, difficulty=d, last_day=0, state=1, reviews=1), Grade(g), days)
            expected = by_hand.following(s, d, days, g)
            assert (found.stability, found.difficulty) == pytest.approx(expected, rel=1e-12)
    for g in (1, 2, 3, 4):
        new = review(Trace(), Grade(g), 0)
        assert (new.stability, new.difficulty) == pytest.approx(by_hand.first(g), rel=1e-14)


def test_a_trace_goes_where_the_authors_card_goes():
    days, grades = drawn(seed=11, pairs=300, turns=10)
    scheduler = authors(maximum_interval=45)
    for pair in range(300):
        trace = Trace()
        for turn, (card, at) in enumerate(through_py_fsrs(days[:, pair], grades[:, pair], scheduler)):
            trace = review(trace, Grade(grades[turn, pair]), days[turn, pair])
            assert (trace.stability, trace.difficulty) == (card.stability, card.difficulty)
            assert min(interval(trace.stability), 45) == (card.due - at).days


def test_the_chance_of_recall_is_the_authors_from_one_day_on_and_that_of_one_day_before():
    days, grades = drawn(seed=12, pairs=20, turns=6)
    for pair in range(20):
        (card, at), *_ = reversed(through_py_fsrs(days[:, pair], grades[:, pair], authors()))
        for later in (1, 2, 17, 400):
            theirs = authors().get_card_retrievability(card, at + timedelta(days=later))
            assert recall_after(later, card.stability) == pytest.approx(theirs, rel=1e-14)
        assert authors().get_card_retrievability(card, at) == 1.0
        assert recall_after(0, card.stability) == recall_after(1, card.stability) < 1


def test_the_curve_over_arrays_is_the_curve():
    t, s = np.array([0, 0.5, 1, 30, 1e4]), np.array([0.001, 3, 3, 500, 36500])
    assert recalls_after(t, s) == pytest.approx([recall_after(*one) for one in zip(t, s, strict=True)])
    assert intervals(s, 0.85).tolist() == [interval(one, 0.85) for one in s]


def test_a_half_is_rounded_to_even_as_python_and_the_authors_do():
    to_half = 2.5 / (interval_factor := (0.8 ** (-1 / 0.1542) - 1) / FACTOR)
    assert math.isclose(to_half * interval_factor, 2.5)
    assert interval(2.5) == intervals(np.array([2.5]))[0] == 2
    assert interval(3.5) == intervals(np.array([3.5]))[0] == 4


def test_nothing_is_predicted_before_the_first_answer():
    assert recall_probability(Trace(), 10) is None


def test_the_room_is_imported_without_its_engine():
    code = "import sys, fairlead.core.memory as m; print('fsrs' in sys.modules, 'torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
