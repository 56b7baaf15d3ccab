"""A log gone through again. Authority: py-fsrs's own retrievability before each review."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest

from fairlead.core.memory import UnableToReplay, UnableToReview, gaps, replay, replay_many
from fairlead.core.memory.tests.logs import BEGIN, authors, drawn, through_py_fsrs

DAYS, GRADES = drawn(seed=21, pairs=60, turns=9)


def by_the_authors(days, grades):
    """Theirs, with one day in place of none."""
    found, scheduler, before = [np.nan], authors(), None
    for (card, at), day in zip(through_py_fsrs(days, grades, scheduler), [*days[1:], None], strict=True):
        if day is not None:
            before = max(BEGIN + timedelta(days=float(day)), at + timedelta(days=1))
            found.append(scheduler.get_card_retrievability(card, before))
    return found


def test_one_card_is_predicted_as_the_authors_would():
    for pair in range(60):
        expected = by_the_authors(DAYS[:, pair], GRADES[:, pair])
        assert replay(DAYS[:, pair], GRADES[:, pair]) == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_a_log_of_many_cards_is_each_card_on_its_own_in_whatever_order_cards_stand():
    card = np.repeat(np.arange(60), 9)
    days, grades = DAYS.T.ravel(), GRADES.T.ravel()
    expected = np.concatenate([replay(DAYS[:, pair], GRADES[:, pair]) for pair in range(60)])
    assert replay_many(card, days, grades) == pytest.approx(expected, rel=1e-12, nan_ok=True)
    by_turn = np.arange(540).reshape(60, 9).T.ravel()
    found = replay_many([f"card-{c}" for c in card[by_turn]], days[by_turn], grades[by_turn])
    assert found == pytest.approx(expected[by_turn], rel=1e-12, nan_ok=True)


def test_rows_may_stand_in_any_order_of_time():
    days, grades, card = [0, 1, 3, 9, 30, 31], [1, 3, 3, 4, 1, 3], ["a", "b", "a", "b", "a", "b"]
    expected = replay_many(card, days, grades)
    turned = np.array([5, 2, 0, 4, 1, 3])
    found = replay_many(np.array(card)[turned], np.array(days)[turned], np.array(grades)[turned])
    assert found == pytest.approx(expected[turned], nan_ok=True)
    assert np.isnan(found).tolist() == [False, False, True, False, True, False]


def test_cards_of_different_lengths_stand_side_by_side():
    found = replay_many(["a", "b", "b", "b", "c", "c"], [0, 0, 1, 9, 3, 4], [3, 1, 3, 3, 4, 4])
    assert np.isnan(found).tolist() == [True, True, False, False, True, False]
    assert found[[1, 2, 3]] == pytest.approx(replay([0, 1, 9], [1, 3, 3]), nan_ok=True)


AT = [datetime(2024, 3, 29, 20, 34, 44, 730_000, UTC) + timedelta(days=d) for d in (0, 0.002, 1, 13)]


@pytest.mark.parametrize(
    "times",
    [
        AT,
        [at.isoformat() for at in AT],
        [at.astimezone(timezone(timedelta(hours=9))) for at in AT],
        np.array([at.replace(tzinfo=None) for at in AT], dtype="datetime64[ms]"),
        [at.timestamp() / 86400 for at in AT],
        np.array(AT, dtype=object),
        np.array([at.isoformat() for at in AT]),
        pd.Series(AT),
    ],
    ids=["datetimes", "texts", "another zone", "numpy", "numbers", "objects", "array of texts", "pandas"],
)
def test_times_may_be_written_in_many_ways(times):
    expected = replay([0, 0.002, 1, 13], [1, 3, 3, 3])
    assert replay(times, [1, 3, 3, 3]) == pytest.approx(expected, nan_ok=True)
    assert replay_many([1] * 4, times, [1, 3, 3, 3]) == pytest.approx(expected, nan_ok=True)


def test_dates_are_whole_days():
    dates = [date(2024, 2, 28), date(2024, 3, 1)]
    assert replay(dates, [3, 3]) == pytest.approx(replay([0, 2], [3, 3]), nan_ok=True)


def test_within_a_day_the_chance_is_that_after_one_day():
    (_, soon, _), (_, day, _) = replay([0, 0.01, 5], [3, 3, 3]), replay([0, 1, 5], [3, 3, 3])
    assert soon == day


def test_just_under_a_day_is_the_same_day_and_a_day_exactly_is_not():
    """Whole spans of 24 hours, as py-fsrs counts: at 23:59:59 the trace is strengthened by the short formula."""
    *_, under = replay([0, 1 - 1 / 86400, 12], [3, 3, 3])
    *_, over = replay([0, 1, 12], [3, 3, 3])
    assert under != pytest.approx(over, abs=1e-3)
    begin = np.datetime64("2024-03-29T20:34:44.730")
    *_, exact = replay([begin, begin + np.timedelta64(1, "D"), begin + np.timedelta64(12, "D")], [3, 3, 3])
    assert exact == pytest.approx(over)
    ends = [begin + np.timedelta64(d, "D") - np.timedelta64(1, "us") for d in (1, 12)]
    assert replay([begin, *ends], [3, 3, 3])[-1] == pytest.approx(replay([0, 0.9, 11.9], [3, 3, 3])[-1])


def test_what_comes_later_changes_no_earlier_prediction():
    cut = replay(DAYS[:5, 0], GRADES[:5, 0])
    assert replay(DAYS[:, 0], GRADES[:, 0])[:5] == pytest.approx(cut, nan_ok=True)


def test_gaps_are_whole_days_since_the_review_of_the_same_card_before():
    days, card = [9, 0, 1.9, 0, 31, 30], ["a", "a", "a", "b", "b", "b"]
    assert gaps(card, days) == pytest.approx([7, np.nan, 1, np.nan, 1, 30], nan_ok=True)
    times = [f"2024-03-{day:02}T20:00:00+00:00" for day in (2, 1, 4)]
    assert gaps([7, 7, 7], times) == pytest.approx([1, np.nan, 2], nan_ok=True)


def test_an_empty_log_has_no_predictions():
    assert replay([], []).tolist() == replay_many([], [], []).tolist() == gaps([], []).tolist() == []


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda: replay([0, 1], [3]), "2 days and 1 grades"),
        (lambda: replay([0, 1], [3, 5]), "A grade is a whole number"),
        (lambda: replay([0, np.nan], [3, 3]), "A review without a day"),
        (lambda: replay_many(["a"], [0, 1], [3, 3]), "1 cards and 2 days"),
        (lambda: replay(["yesterday", "today"], [3, 3]), "'yesterday' is no time in ISO form"),
        (lambda: replay([object(), object()], [3, 3]), "Not a day"),
        (lambda: replay([1_711_744_352, 1_711_744_999], [3, 3]), "as a count of seconds would"),
        (lambda: replay(np.array(["2024-01-01", "NaT"], dtype="M8[D]"), [3, 3]), "A review without a day"),
    ],
)
def test_a_log_that_makes_no_reviews_is_refused_in_one_sentence(work, sentence):
    with pytest.raises(UnableToReplay, match=sentence):
        work()


def test_days_that_run_back_within_one_card_are_refused_in_the_single_form():
    with pytest.raises(UnableToReview, match="cannot follow"):
        replay([5, 1], [3, 3])
