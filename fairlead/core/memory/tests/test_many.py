"""The twin against one trace at a time, and against the authors' own loop."""

from dataclasses import fields

import numpy as np
import pytest

from fairlead.core.memory import (
    Grade,
    Policy,
    Trace,
    Traces,
    UnableToReview,
    as_traces,
    interval,
    many,
    new_traces,
    recall_probabilities,
    recall_probability,
    restart,
    restart_many,
    review,
    review_many,
    wait,
    waits,
)
from fairlead.core.memory.tests.logs import authors, drawn, through_py_fsrs, through_the_twin

REL = 1e-12  # sums of a few units in the last place over a dozen reviews


def same(one: Trace, other: Trace) -> bool:
    """State for state: counts exactly, stability and difficulty to twelve digits."""
    exact = [f.name for f in fields(Trace) if f.name not in ("stability", "difficulty")]
    return all(getattr(one, name) == getattr(other, name) for name in exact) and (
        one.stability == pytest.approx(other.stability, rel=REL)
        and one.difficulty == pytest.approx(other.difficulty, rel=REL)
    )


def test_the_twin_agrees_state_for_state_over_thousands_of_sequences():
    """3,000 pairs × 12 reviews, a third of them on the same day as the one before; 36,000 states, each compared."""
    days, grades = drawn(seed=5, pairs=3000, turns=12)
    assert 0.2 < np.mean(np.diff(days, axis=0) < 1) < 0.4
    turns = through_the_twin(days, grades)
    for pair in range(3000):
        trace = Trace()
        for turn, traces in enumerate(turns):
            trace = review(trace, Grade(grades[turn, pair]), days[turn, pair])
            assert same(traces.one(pair), trace)


def test_the_twin_agrees_with_the_authors_loop_to_the_interval():
    """24,000 reviews by py-fsrs itself: no interval differs."""
    days, grades = drawn(seed=6, pairs=2000, turns=12)
    turns, scheduler = through_the_twin(days, grades), authors()
    for pair in range(2000):
        for traces, (card, at) in zip(
            turns, through_py_fsrs(days[:, pair], grades[:, pair], scheduler), strict=True
        ):
            assert traces.stability[pair] == pytest.approx(card.stability, rel=REL)
            assert traces.difficulty[pair] == pytest.approx(card.difficulty, rel=REL)
            assert interval(traces.stability[pair]) == (card.due - at).days


def test_restarts_in_between_agree_too():
    days, grades = drawn(seed=7, pairs=400, turns=9)
    changes = np.random.default_rng(8).random(days.shape) < 0.2
    substance = 1 + np.cumsum(changes, axis=0)
    traces, ones = new_traces(400), [Trace() for _ in range(400)]
    for turn in range(9):
        traces = review_many(restart_many(traces, substance[turn]), grades[turn], days[turn])
        ones = [
            review(restart(one, int(version)), Grade(given), day)
            for one, version, given, day in zip(ones, substance[turn], grades[turn], days[turn], strict=True)
        ]
        assert all(same(traces.one(i), one) for i, one in enumerate(ones))
    assert 0 < traces.changed.sum() < 400


def test_predictions_and_waits_agree():
    days, grades = drawn(seed=9, pairs=500, turns=8)
    policy = Policy(retention=0.85, cap=60)
    for traces, day in zip(through_the_twin(days, grades), days, strict=True):
        ones = [traces.one(i) for i in range(500)]
        expected = [recall_probability(one, later) for one, later in zip(ones, day + 20, strict=True)]
        assert recall_probabilities(traces, day + 20) == pytest.approx(expected, rel=1e-12)
        assert waits(traces, policy).tolist() == [wait(one, policy) for one in ones]
    assert set(traces.state.tolist()) == {1, 2}


def test_values_to_arrays_and_back():
    days, grades = drawn(seed=10, pairs=50, turns=5)
    ones = [through_the_twin(days, grades)[-1].one(i) for i in range(50)] + [Trace(), Trace(substance=4)]
    there = as_traces(ones)
    assert [there.one(i) for i in range(52)] == ones


def test_chunks_do_not_show(monkeypatch):
    days, grades = drawn(seed=3, pairs=1000, turns=3)
    whole = through_the_twin(days, grades)[-1]
    monkeypatch.setattr(many, "CHUNK", 7)
    pieces = through_the_twin(days, grades)[-1]
    for field in fields(Traces):
        np.testing.assert_array_equal(getattr(whole, field.name), getattr(pieces, field.name))


def test_what_went_in_is_not_changed():
    before = review_many(new_traces(3), [3, 1, 4], 0)
    kept = [before.one(i) for i in range(3)]
    review_many(before, [1, 1, 1], 9)
    restart_many(before, 2)
    assert [before.one(i) for i in range(3)] == kept


def test_none_at_all_is_no_trouble():
    assert len(review_many(new_traces(0), np.array([], dtype=int), 5)) == 0


ONCE = review_many(new_traces(2), [3, 3], 10)


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda: review_many(ONCE, [3], 11), "2 traces need 2 grades"),
        (lambda: review_many(ONCE, [3, 3], [11, 12, 13]), "2 traces need 2 grades"),
        (lambda: review_many(ONCE, [0, 3], 11), "A grade is 1"),
        (lambda: review_many(ONCE, [2.5, 3], 11), "A grade is 1"),
        (lambda: review_many(ONCE, [3, 3], [11, np.nan]), "A day that is no number"),
        (lambda: review_many(ONCE, [3, 3], [11, 9]), "A day lies before"),
        (lambda: restart_many(restart_many(ONCE, 3), 2), "A substance is older"),
    ],
)
def test_what_cannot_follow_is_refused_in_one_sentence(work, sentence):
    with pytest.raises(UnableToReview, match=sentence):
        work()
