"""The same for millions: traces as arrays, each step over all of them at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairlead.core.memory import stepping
from fairlead.core.memory.curve import SLACK, intervals, recalls_after
from fairlead.core.memory.grades import Grade
from fairlead.core.memory.policies import USUAL, Policy
from fairlead.core.memory.traces import State, Trace, UnableToReview
from fairlead.core.values import FloatArray

CHUNK = 32_768  # pairs worked on at a time: their arrays stay in the processor's own memory
NAMES = tuple(field.name for field in fields(Trace))  # the columns, in order


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """N traces, column by column; the columns mean what they mean in `Trace`, and NaN stands for None."""

    state: NDArray[np.int8]
    substance: NDArray[np.int32]
    stability: FloatArray
    difficulty: FloatArray
    last_day: FloatArray
    reviews: NDArray[np.int32]
    lapses: NDArray[np.int32]
    streak: NDArray[np.int32]
    changed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.state)

    def __getitem__(self, at: "slice | NDArray[np.bool_] | NDArray[np.intp]") -> "Traces":
        """Some of them: a slice shares the memory, a mask or places copy."""
        return _made(column[at] for column in self._columns())

    def put(self, at: "slice | NDArray[np.intp]", others: "Traces") -> None:
        """Write others over some of them, for callers who hold too many to make them anew."""
        for column, other in zip(self._columns(), others._columns(), strict=True):
            column[at] = other

    def one(self, at: int) -> Trace:
        """One of them as a value."""
        row = {name: column[at].item() for name, column in zip(NAMES, self._columns(), strict=True)}
        state, *unknown = row.pop("state"), "stability", "difficulty", "last_day"
        return Trace(State(state), **row | {name: None for name in unknown if np.isnan(row[name])})

    def _columns(self) -> tuple[NDArray[Any], ...]:
        return tuple(getattr(self, name) for name in NAMES)


def new_traces(n: int, substance: ArrayLike = 1) -> Traces:
    """Traces of N pairs that were never asked.

    >>> new_traces(2).one(1) == Trace()
    True
    """
    return Traces(
        state=np.zeros(n, dtype=np.int8),
        substance=np.array(np.broadcast_to(np.asarray(substance, dtype=np.int32), n)),
        stability=np.full(n, np.nan),
        difficulty=np.full(n, np.nan),
        last_day=np.full(n, np.nan),
        reviews=np.zeros(n, dtype=np.int32),
        lapses=np.zeros(n, dtype=np.int32),
        streak=np.zeros(n, dtype=np.int32),
        changed=np.zeros(n, dtype=bool),
    )


def _made(columns: Iterable[NDArray[Any]]) -> Traces:
    return Traces(*columns)


def as_traces(traces: Sequence[Trace]) -> Traces:
    """Values as arrays.

    >>> as_traces([Trace(), Trace(State.LEARNING, stability=2.5)]).stability.tolist()
    [nan, 2.5]
    """
    found = new_traces(len(traces))
    for name in NAMES:
        values = [getattr(trace, name) for trace in traces]
        getattr(found, name)[:] = [np.nan if value is None else value for value in values]
    return found


def review_many(traces: Traces, grades: ArrayLike, days: ArrayLike, policy: Policy = USUAL) -> Traces:
    """What `review` does, to N pairs at once: grades of shape N, days of shape N or one day for all.

    Raises UnableToReview for a grade outside 1 to 4, and for a day before the last one.

    >>> after = review_many(new_traces(2), [3, 1], 0)
    >>> review_many(after, [3, 3], [2, 1]).stability.round(1).tolist()
    [11.0, 1.9]
    """
    n = len(traces)
    given, when = _sound(traces, np.asarray(grades), np.asarray(days, dtype=np.float64))
    after = _made(np.empty_like(column) for column in traces._columns())
    for begin in range(0, n, CHUNK):
        at = slice(begin, begin + CHUNK)
        after.put(at, _reviewed(traces[at], given[at], when[at], policy))
    return after


def _sound(
    traces: Traces, grades: NDArray[np.generic], days: FloatArray
) -> tuple[stepping.Grades, FloatArray]:
    n = len(traces)
    if grades.shape != (n,) or days.shape not in ((n,), ()):
        raise UnableToReview(
            f"{n} traces need {n} grades and {n} days or one: {grades.shape}, {days.shape} given."
        )
    if n and not np.isin(grades, [int(g) for g in Grade]).all():
        raise UnableToReview("A grade is 1 (not), 2 (partly), 3 (named) or 4 (own words): mend the others.")
    when = np.broadcast_to(days, n)
    if not np.isfinite(when).all():
        raise UnableToReview("A day that is no number has no place in time: give numbers of days.")
    if (when < traces.last_day - SLACK).any():
        raise UnableToReview(
            "A day lies before the pair's last review: rebuild these traces from all reviews in order."
        )
    return grades.astype(np.int8), when


def _reviewed(before: Traces, grades: stepping.Grades, days: FloatArray, policy: Policy) -> Traces:
    new = before.state == State.NEW
    elapsed = np.floor(days - before.last_day + SLACK)
    stability = stepping.next_stability(before.stability, before.difficulty, elapsed, grades)
    difficulty = stepping.next_difficulty(before.difficulty, grades)
    stability[new] = stepping.FIRST_STABILITY[grades[new]]
    difficulty[new] = stepping.FIRST_DIFFICULTY[grades[new]]
    named = grades >= Grade.NAMED
    streak = (before.streak + ((elapsed >= 1) | (before.streak == 0))) * named
    sure = (streak >= policy.in_a_row) & (stability >= policy.strong_for)
    retired = named & (sure | (before.state == State.RETIRED))
    return Traces(
        state=retired.astype(np.int8) + np.int8(State.LEARNING),
        substance=before.substance,
        stability=stability,
        difficulty=difficulty,
        last_day=days,
        reviews=before.reviews + np.int32(1),
        lapses=before.lapses + ((grades == Grade.NOT) & (before.streak > 0)),
        streak=streak,
        changed=before.changed & ~named,
    )


def restart_many(traces: Traces, substance: ArrayLike) -> Traces:
    """What `restart` does: substance of shape N, or one for all. Raises UnableToReview for an older one.

    >>> once = review_many(new_traces(1), [3], 0)
    >>> restart_many(once, 2).one(0).changed, restart_many(once, 1).one(0).changed
    (True, False)
    """
    current = np.broadcast_to(np.asarray(substance, dtype=np.int32), len(traces))
    if (current < traces.substance).any():
        raise UnableToReview(
            "A substance is older than the one last asked about: pass the current edition's."
        )
    other = current != traces.substance
    after = traces[np.arange(len(traces))]
    fresh = new_traces(int(other.sum()), current[other])
    fresh.changed[:] = traces.changed[other] | (traces.state[other] != State.NEW)
    after.put(np.flatnonzero(other), fresh)
    return after


def recall_probabilities(traces: Traces, days: ArrayLike) -> FloatArray:
    """What `recall_probability` does, shape N; NaN before the first review.

    >>> recall_probabilities(review_many(new_traces(1), [3], 0), 2).round(3).tolist()
    [0.909]
    """
    return recalls_after(np.asarray(days, dtype=np.float64) - traces.last_day, traces.stability)


def waits(traces: Traces, policy: Policy = USUAL) -> FloatArray:
    """What `wait` does, shape N: days from the last review until due, 0 for new ones.

    >>> waits(review_many(new_traces(2), [1, 4], 0)).tolist(), waits(new_traces(1)).tolist()
    ([1.0, 8.0], [0.0])
    """
    learning = np.minimum(intervals(traces.stability, policy.retention), policy.cap)
    return np.select(
        [traces.state == State.NEW, traces.state == State.RETIRED], [0.0, float(policy.rest)], learning
    )
