"""Whatever is answered and whenever, the twin goes where the single trace goes, and the single one where py-fsrs goes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.memory import (
    Grade,
    Policy,
    State,
    Trace,
    as_traces,
    interval,
    new_traces,
    recall_probability,
    replay,
    replay_many,
    restart,
    restart_many,
    review,
    review_many,
    wait,
    waits,
)
from fairlead.core.memory.tests.logs import authors, through_py_fsrs
from fairlead.core.memory.tests.test_many import same

GAPS = st.sampled_from([0, 0, 0.25, 1, 1, 2, 9, 45, 180, 3650]) | st.integers(0, 60) | st.floats(0, 500)
GRADES = st.sampled_from(list(Grade))
REVIEWS = st.lists(st.tuples(GAPS, GRADES, st.booleans()), min_size=1, max_size=15)
POLICIES = st.builds(
    Policy,
    retention=st.floats(0.7, 0.97),
    cap=st.integers(30, 60),
    in_a_row=st.integers(2, 5),
    rest=st.integers(61, 400),
)
TRACES = st.builds(
    Trace,
    state=st.sampled_from([State.LEARNING, State.RETIRED]),
    stability=st.floats(0.001, 20_000),
    difficulty=st.floats(1, 10),
    last_day=st.just(0),
    streak=st.integers(0, 5),
)


@given(reviews=REVIEWS, policy=POLICIES)
@settings(max_examples=150, deadline=None)
def test_the_twin_goes_where_the_single_trace_goes(reviews, policy):
    day, one, twin = 0.0, Trace(), new_traces(1)
    for gap, grade, substance_changes in reviews:
        day += gap
        version = one.substance + substance_changes
        one = review(restart(one, version), grade, day, policy)
        twin = review_many(restart_many(twin, version), [int(grade)], day, policy)
        assert same(twin.one(0), one)
        assert waits(twin, policy)[0] == wait(one, policy)


@given(trace=TRACES, grade=GRADES, gap=GAPS)
@settings(max_examples=300, deadline=None)
def test_from_any_state_the_twin_takes_the_same_step(trace, grade, gap):
    assert same(review_many(as_traces([trace]), [int(grade)], gap).one(0), review(trace, grade, gap))


@given(reviews=REVIEWS)
@settings(max_examples=100, deadline=None)
def test_the_single_trace_goes_where_py_fsrs_goes(reviews):
    days = np.cumsum([float(int(gap)) for gap, _, _ in reviews])
    trace = Trace()
    cards = through_py_fsrs(days, [grade for _, grade, _ in reviews], authors())
    for (card, at), day, (_, grade, _) in zip(cards, days, reviews, strict=True):
        trace = review(trace, grade, day)
        assert (trace.stability, trace.difficulty) == (card.stability, card.difficulty)
        assert interval(trace.stability) == (card.due - at).days


@given(trace=TRACES, gap=GAPS)
@settings(max_examples=200, deadline=None)
def test_a_better_answer_never_leaves_a_weaker_trace(trace, gap):
    after = [review(trace, grade, gap) for grade in Grade]
    assert all(a.stability <= b.stability for a, b in pairwise(after))
    assert all(a.difficulty >= b.difficulty for a, b in pairwise(after))


@given(trace=TRACES, days=st.lists(GAPS, min_size=2, max_size=2).map(sorted))
@settings(max_examples=200, deadline=None)
def test_what_is_not_asked_about_fades_and_is_never_sure(trace, days):
    sooner, later = (recall_probability(trace, day) for day in days)
    assert 0 < later <= sooner < 1


@given(trace=TRACES, grade=GRADES, gap=GAPS, policy=POLICIES)
@settings(max_examples=200, deadline=None)
def test_only_who_named_it_is_retired_and_nobody_waits_beyond_the_cap_or_the_rest(trace, grade, gap, policy):
    after = review(trace, grade, gap, policy)
    assert after.state is State.LEARNING or grade >= Grade.NAMED
    assert 1 <= wait(after, policy) <= (policy.rest if after.state is State.RETIRED else policy.cap)


@given(logs=st.lists(REVIEWS, min_size=1, max_size=4), seed=st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_a_log_of_many_cards_is_each_card_on_its_own(logs, seed):
    rows = []
    for card, reviews in enumerate(logs):
        days = np.cumsum([gap for gap, _, _ in reviews]).tolist()
        grades = [int(grade) for _, grade, _ in reviews]
        chances = replay(days, grades)
        rows += zip([card] * len(days), range(len(days)), days, grades, chances, strict=True)
    turn = np.random.default_rng(seed).random(len(logs))
    rows.sort(key=lambda row: (row[1], turn[row[0]]))  # rows of one card stay in order, cards are mixed
    card, _, days, grades, expected = zip(*rows, strict=True)
    assert replay_many(card, days, grades) == pytest.approx(expected, rel=1e-9, nan_ok=True)
