"""py-fsrs, held so that days are numbers, nothing reads a clock and nothing throws dice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from fairlead.core.memory.curve import PARAMETERS
from fairlead.core.memory.grades import Grade

if TYPE_CHECKING:
    from fsrs import Scheduler

SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # only differences count


@cache
def scheduler() -> Scheduler:
    """FSRS-6 without steps of minutes (nobody is asked twice in ten minutes) and without fuzz; loaded when first used."""
    from fsrs import Scheduler

    return Scheduler(PARAMETERS, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def first(grade: Grade) -> tuple[float, float]:
    """Stability and difficulty after a first answer: S = w[G-1], D = w4 - e^(w5(G-1)) + 1.

    >>> first(Grade.NAMED)[0]
    2.3065
    """
    return _reviewed(None, None, 0, grade)


def following(stability: float, difficulty: float, days: int, grade: Grade) -> tuple[float, float]:
    """Stability and difficulty after a later answer, whole days after the one before.

    >>> [round(x, 2) for x in following(2.3065, 2.1181, 2, Grade.NAMED)]
    [10.96, 2.11]
    """
    return _reviewed(stability, difficulty, days, grade)


def _reviewed(
    stability: float | None, difficulty: float | None, days: int, grade: Grade
) -> tuple[float, float]:
    from fsrs import Card, Rating, State

    new = stability is None
    # Every date is given: py-fsrs would else ask the clock, and sleep.
    card = Card(
        card_id=0,
        state=State.Learning if new else State.Review,
        stability=stability,
        difficulty=difficulty,
        due=SOME_DAY,
        last_review=None if new else SOME_DAY,
    )
    after, _ = scheduler().review_card(card, Rating(int(grade)), SOME_DAY + timedelta(days=days))
    if after.stability is None or after.difficulty is None:
        raise RuntimeError("py-fsrs gave no state after a review")
    return after.stability, after.difficulty
