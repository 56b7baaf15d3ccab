"""One answer after the other: what it does to a trace."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from fairlead.core.memory import engine
from fairlead.core.memory.curve import SLACK, recall_after, whole_days
from fairlead.core.memory.grades import Grade
from fairlead.core.memory.policies import USUAL, Policy
from fairlead.core.memory.traces import State, Trace, UnableToReview, restart


def review(trace: Trace, grade: Grade, day: float, policy: Policy = USUAL) -> Trace:
    """The trace after an answer on a day, by FSRS-6 with its default parameters.

    Retired once `policy` says so; anything but a named answer brings a retired statement back. Raises
    UnableToReview for a day before the last one.

    >>> trace = Trace()
    >>> for day in (0, 2, 13, 58):
    ...     trace = review(trace, Grade.NAMED, day)
    ...     print(day, round(trace.stability, 1), trace.streak, trace.state.name)
    0 2.3 1 LEARNING
    2 11.0 2 LEARNING
    13 46.3 3 LEARNING
    58 161.0 4 RETIRED
    >>> lapsed = review(trace, Grade.NOT, 238)
    >>> round(lapsed.stability, 1), lapsed.lapses, lapsed.state.name
    (4.8, 1, 'LEARNING')
    """
    elapsed = _elapsed(trace, day)
    if trace.stability is None or trace.difficulty is None:
        stability, difficulty = engine.first(grade)
    else:
        stability, difficulty = engine.following(trace.stability, trace.difficulty, elapsed, grade)
    streak = _streak(trace, grade, elapsed)
    return Trace(
        state=_state(trace, grade, streak, stability, policy),
        substance=trace.substance,
        stability=stability,
        difficulty=difficulty,
        last_day=day,
        reviews=trace.reviews + 1,
        lapses=trace.lapses + (grade == Grade.NOT and trace.streak > 0),
        streak=streak,
        changed=trace.changed and grade < Grade.NAMED,
    )


def _elapsed(trace: Trace, day: float) -> int:
    if not math.isfinite(day):
        raise UnableToReview(f"A review on day {day} has no place in time: give a number of days.")
    if trace.last_day is None:
        return 0
    if day < trace.last_day - SLACK:
        raise UnableToReview(
            f"A review on day {day:g} cannot follow one on day {trace.last_day:g}: rebuild the trace from all reviews "
            "in order."
        )
    return whole_days(day - trace.last_day)


def _streak(trace: Trace, grade: Grade, elapsed: int) -> int:
    """A second answer on one day shows what was read a moment ago: it can break a streak, and adds nothing to it."""
    if grade < Grade.NAMED:
        return 0
    return trace.streak + (elapsed >= 1 or trace.streak == 0)


def _state(trace: Trace, grade: Grade, streak: int, stability: float, policy: Policy) -> State:
    if grade < Grade.NAMED:
        return State.LEARNING
    sure = streak >= policy.in_a_row and stability >= policy.strong_for
    return State.RETIRED if sure or trace.state is State.RETIRED else State.LEARNING


def recall_probability(trace: Trace, day: float) -> float | None:
    """The chance that the next answer names it at least partly; None before the first review. For ranking, not for show.

    R = (1 + F·t/S)^(-w20) over whole days t, under a day read as one.

    >>> trace = review(Trace(), Grade.NAMED, day=0)
    >>> recall_probability(Trace(), 5), round(recall_probability(trace, 2), 3), round(recall_probability(trace, 30), 3)
    (None, 0.909, 0.668)
    """
    if trace.stability is None:
        return None
    return recall_after(_elapsed(trace, day), trace.stability)


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the log that is the truth; traces can be made from it anew."""

    day: float
    grade: Grade
    substance: int = 1


def rebuild(reviews: Iterable[Review], policy: Policy = USUAL) -> Trace:
    """The trace of one person × one statement from all reviews in order.

    >>> rebuild([Review(0, Grade.NAMED), Review(9, Grade.NOT, substance=2)]).changed
    True
    """
    trace = Trace()
    for line in reviews:
        trace = review(restart(trace, line.substance), line.grade, line.day, policy)
    return trace
