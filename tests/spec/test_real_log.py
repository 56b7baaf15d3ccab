"""A real log of reviews, replayed: is the forgetting curve worth more than a constant?

Half a year of one learner's flashcards (a quarter of its cards), where it lies beside the repository; and always the
same shape with invented learners who forget by the curve itself. The first review of a card has no prediction. Reviews
within a day are predicted as after one day, and judged apart. `docs/story/forgetting-on-a-real-log.md` has the figures.
"""

from datetime import UTC, datetime
from functools import cache

import numpy as np
import pytest
from fsrs import Card, Rating, Scheduler

from bench.forgetting import RECALLED, judgements, page
from fairlead.core.memory import Judgement, gaps, replay, replay_many
from tests.spec.real_sets import PUBLISHED, ROOT, ReviewLog, review_logs

LOGS = review_logs()
LATER, SAME_DAY, ALL = (
    "a day or more after the one before",
    "within a day of the one before",
    "all after the first",
)
each = pytest.mark.parametrize("log", LOGS, ids=[log.kind for log in LOGS])


@cache
def judged(kind: str) -> dict[str, Judgement]:
    return judgements(next(log for log in LOGS if log.kind == kind))


@each
def test_a_first_review_has_no_prediction_and_every_other_has_one(log: ReviewLog):
    chances = replay_many(log.cards, log.times, log.grades)
    assert np.isnan(chances).sum() == len(np.unique(log.cards))
    assert np.array_equal(np.isnan(chances), np.isnan(gaps(log.cards, log.times)))
    rest = chances[~np.isnan(chances)]
    assert 0 < rest.min() < rest.max() < 1


@each
def test_the_prediction_is_the_one_that_py_fsrs_would_have_made(log: ReviewLog):
    """Card by card through the authors' loop; within a day theirs is 1, and ours that of one day."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    chances, since = replay_many(log.cards, log.times, log.grades), gaps(log.cards, log.times)
    for name in np.unique(log.cards)[::5]:
        rows = np.flatnonzero(log.cards == name)
        card = Card(card_id=0)
        for row, at in zip(rows, replay_times(log, rows), strict=True):
            theirs = scheduler.get_card_retrievability(card, at)
            if since[row] >= 1:
                assert chances[row] == pytest.approx(theirs, rel=1e-12)
            elif since[row] == 0:
                assert theirs == 1 > chances[row]
            card, _ = scheduler.review_card(card, Rating(int(log.grades[row])), at)


def replay_times(log: ReviewLog, rows: np.ndarray) -> list[datetime]:
    return [at.replace(tzinfo=UTC) for at in log.times[rows].astype(object)]


@each
def test_one_card_alone_is_predicted_as_within_the_log(log: ReviewLog):
    chances = replay_many(log.cards, log.times, log.grades)
    for name in np.unique(log.cards)[:20]:
        rows = log.cards == name
        assert replay(log.times[rows], log.grades[rows]) == pytest.approx(
            chances[rows], rel=1e-12, nan_ok=True
        )


@each
@pytest.mark.parametrize("reviews", [LATER, SAME_DAY, ALL])
def test_the_curve_is_worth_more_than_the_best_constant(log: ReviewLog, reviews: str):
    """The issue's bar: log loss at most the constant's - .02; but for the few of one day the whole interval lies above."""
    found = judged(log.kind)[reviews]
    assert found.log_loss <= found.constant_log_loss - 0.02
    assert found.gain.interval.low > (0 if reviews == SAME_DAY else 0.02)


@each
def test_what_was_predicted_was_recalled_about_as_often(log: ReviewLog):
    found = judged(log.kind)[LATER]
    assert abs(found.lean.value) < 0.05
    assert found.off.value < 2 * found.off_by_chance
    assert found.bins[0].recalled.interval.high < found.bins[-1].recalled.interval.low


@each
def test_the_constant_is_the_share_recalled_in_the_reviews_that_are_judged(log: ReviewLog):
    later = gaps(log.cards, log.times) >= 1
    q = np.mean(log.grades[later] >= RECALLED)
    assert judged(log.kind)[LATER].constant_log_loss == pytest.approx(
        -q * np.log(q) - (1 - q) * np.log(1 - q)
    )


@pytest.mark.skipif(LOGS[-1].kind != PUBLISHED, reason="the published log does not lie beside the repository")
def test_the_page_says_what_the_published_log_says():
    found = judged(PUBLISHED)
    assert (len(LOGS[-1].cards), found[LATER].gain.n, found[SAME_DAY].gain.n) == (3075, 1326, 1457)
    shown = (ROOT / "docs/story/forgetting-on-a-real-log.md").read_text(encoding="utf-8")
    assert page(LOGS[-1], "review_log_quarter_of_cards.csv") == shown
