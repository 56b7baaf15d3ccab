"""Reviews drawn for tests, and py-fsrs run over them as its authors would."""

from datetime import UTC, datetime, timedelta

import numpy as np
from fsrs import Card, Rating, Scheduler

from fairlead.core.memory import Grade, Traces, new_traces, recall_probabilities, review_many

GAPS = np.array([0, 0, 0.01, 0.4, 1, 1, 2, 3, 7, 11.5, 30, 45, 100, 400])
BEGIN = datetime(2024, 3, 1, tzinfo=UTC)


def drawn(seed: int, pairs: int, turns: int) -> tuple[np.ndarray, np.ndarray]:
    """Days and grades of shape turns × pairs: same-day ones, long gaps, all grades."""
    rng = np.random.default_rng(seed)
    days = np.cumsum(rng.choice(GAPS, (turns, pairs)), axis=0)
    return days, rng.choice([1, 2, 3, 4], (turns, pairs), p=[0.25, 0.15, 0.45, 0.15])


def authors(maximum_interval: int = 36500, retention: float = 0.9) -> Scheduler:
    """py-fsrs with its own defaults, but for steps and fuzz."""
    return Scheduler(
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
        maximum_interval=maximum_interval,
        desired_retention=retention,
    )


def through_py_fsrs(days, grades, scheduler: Scheduler) -> list[tuple[Card, datetime]]:
    """The card after each review, and when that was."""
    card, found = Card(card_id=0, due=BEGIN), []
    for day, grade in zip(days, grades, strict=True):
        at = BEGIN + timedelta(days=float(day))
        card, _ = scheduler.review_card(card, Rating(int(grade)), at)
        found.append((card, at))
    return found


def through_the_twin(days, grades) -> list[Traces]:
    """All pairs after each turn."""
    traces, found = new_traces(days.shape[1]), []
    for day, grade in zip(days, grades, strict=True):
        traces = review_many(traces, grade, day)
        found.append(traces)
    return found


def learners(seed: int, cards: int, turns: int, flat: bool = False):
    """A log of invented reviews: answers drawn from the curve itself, or from a coin that knows nothing (`flat`)."""
    rng = np.random.default_rng(seed)
    day, traces, log = np.zeros(cards), new_traces(cards), []
    for _ in range(turns):
        chance = np.nan_to_num(recall_probabilities(traces, day), nan=0.5)
        recalled = rng.random(cards) < (0.8 if flat else chance)
        grades = np.where(recalled, Grade.NAMED, Grade.NOT)
        log.append((np.arange(cards), day, grades))
        traces = review_many(traces, grades, day)
        day = day + rng.choice([0.01, 1, 2, 5, 12, 30], cards)
    return tuple(np.concatenate(column) for column in zip(*log, strict=True))
