"""What one answer does: streaks, retiring, coming back, starting anew."""

from dataclasses import FrozenInstanceError, replace

import pytest

from fairlead.core.memory import (
    Grade,
    ImpossiblePolicy,
    Policy,
    Review,
    State,
    Trace,
    UnableToReview,
    grade,
    rebuild,
    recall_probability,
    restart,
    review,
)
from fairlead.core.recall import Outcome

NAMED, NOT, PARTLY, OWN = Grade.NAMED, Grade.NOT, Grade.PARTLY, Grade.OWN_WORDS


def after(*answers):
    return rebuild(Review(day, given) for day, given in answers)


KNOWN = after((0, NAMED), (2, NAMED), (13, NAMED), (58, NAMED))


def test_grades_come_from_the_scorer_and_only_what_was_named_can_be_in_own_words():
    assert [grade(o) for o in Outcome] == [
        {Outcome.NAMED: NAMED, Outcome.PARTLY: PARTLY}.get(o, NOT) for o in Outcome
    ]
    assert [grade(o, own_words=True) for o in (Outcome.NOT, Outcome.PARTLY, Outcome.NAMED)] == [
        NOT,
        PARTLY,
        OWN,
    ]
    assert [int(g) for g in Grade] == [1, 2, 3, 4]


def test_a_trace_cannot_be_changed_only_replaced():
    with pytest.raises(FrozenInstanceError):
        KNOWN.streak = 0


def test_who_named_it_at_each_due_day_is_known_on_the_fifty_eighth_day():
    assert (KNOWN.state, KNOWN.streak, KNOWN.reviews, KNOWN.lapses) == (State.RETIRED, 4, 4, 0)
    assert KNOWN.stability == pytest.approx(161, abs=0.5)


def test_a_strong_trace_without_enough_answers_in_a_row_is_not_known():
    twice = after((0, OWN), (60, OWN))
    assert twice.stability > 90
    assert (twice.streak, twice.state) == (2, State.LEARNING)
    assert after((0, OWN), (60, OWN), (61, NAMED)).state is State.RETIRED


def test_three_in_a_row_on_three_days_is_not_known_while_the_trace_is_weak():
    daily = after((0, NAMED), (1, NAMED), (2, NAMED))
    assert (daily.streak, daily.state) == (3, State.LEARNING)
    assert daily.stability < 90


def test_answers_of_one_day_do_not_make_a_streak():
    assert after((0, NAMED), (0, NAMED), (0.9, OWN)).streak == 1
    assert after((0, NOT), (0, NAMED)).streak == 1
    assert after((0, NAMED), (0, NOT)).streak == 0


@pytest.mark.parametrize("given", [NOT, PARTLY])
def test_anything_but_a_named_answer_brings_the_retired_back(given):
    back = review(KNOWN, given, 238)
    assert (back.state, back.streak) == (State.LEARNING, 0)
    assert back.lapses == (given is NOT)


def test_a_named_answer_leaves_the_retired_where_they_are():
    assert review(KNOWN, NAMED, 238).state is State.RETIRED
    assert review(KNOWN, OWN, 58).state is State.RETIRED


def test_after_a_lapse_it_takes_three_in_a_row_again():
    lapsed = review(KNOWN, NOT, 238)
    assert recall_probability(lapsed, 258) < recall_probability(KNOWN, 78)
    twice = review(review(lapsed, OWN, 243), OWN, 288)
    assert twice.state is State.LEARNING
    assert review(twice, OWN, 333).state is State.RETIRED


def test_a_lapse_is_to_lose_what_was_named_the_time_before():
    assert after((0, NOT), (1, NOT), (2, NOT)).lapses == 0
    assert after((0, NAMED), (2, NOT), (3, NOT)).lapses == 1
    assert after((0, NAMED), (2, NOT), (3, NAMED), (5, NOT)).lapses == 2
    assert after((0, NAMED), (2, PARTLY), (3, NOT)).lapses == 0


def test_a_change_of_substance_starts_anew_and_is_marked_until_the_new_is_named():
    anew = restart(KNOWN, 2)
    assert anew == Trace(substance=2, changed=True)
    assert recall_probability(anew, 60) is None
    asked = review(review(anew, NOT, 60), PARTLY, 61)
    assert asked.changed
    named = review(asked, NAMED, 63)
    assert (named.changed, named.substance, named.reviews) == (False, 2, 3)


def test_who_never_knew_the_old_one_is_not_told_that_it_changed():
    assert restart(Trace(), 5) == Trace(substance=5)


def test_two_changes_before_an_answer_are_still_a_change():
    assert restart(restart(KNOWN, 2), 3).changed


def test_a_repair_that_leaves_the_substance_leaves_the_trace():
    assert restart(KNOWN, 1) is KNOWN


def test_the_log_rebuilds_the_trace_over_a_change():
    log = [Review(0, NAMED), Review(2, NAMED), Review(30, NOT, substance=2), Review(31, NAMED, substance=2)]
    assert rebuild(log) == review(review(restart(after((0, NAMED), (2, NAMED)), 2), NOT, 30), NAMED, 31)


def test_only_the_days_between_count():
    moved = rebuild(Review(day + 739_000, NAMED) for day in (0, 2, 13, 58))
    assert replace(moved, last_day=58) == KNOWN


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda: review(KNOWN, NAMED, 57), "A review on day 57 cannot follow one on day 58"),
        (lambda: recall_probability(KNOWN, 57), "A review on day 57 cannot follow one on day 58"),
        (lambda: review(Trace(), NAMED, float("nan")), "has no place in time"),
        (lambda: restart(restart(KNOWN, 3), 2), "substance 2 is older than the 3"),
    ],
)
def test_what_cannot_follow_is_refused_in_one_sentence(work, sentence):
    with pytest.raises(UnableToReview, match=sentence):
        work()


@pytest.mark.parametrize(
    "numbers",
    [
        {"retention": 0.5},
        {"retention": 0.99},
        {"cap": 29},
        {"cap": 61},
        {"in_a_row": 1},
        {"strong_for": 30},
        {"rest": 45},
    ],
)
def test_a_policy_that_no_schedule_can_follow_is_refused(numbers):
    with pytest.raises(ImpossiblePolicy):
        Policy(**numbers)
