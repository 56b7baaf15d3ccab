"""A log of reviews gone through again: what would have been predicted before each of them?"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairlead.core.errors import BadInput
from fairlead.core.memory.curve import SLACK
from fairlead.core.memory.grades import Grade
from fairlead.core.memory.many import new_traces, recall_probabilities, review_many
from fairlead.core.memory.reviewing import recall_probability, review
from fairlead.core.memory.traces import Trace
from fairlead.core.values import FloatArray

DAY = np.timedelta64(1, "D")
LATEST = 4_000_000  # days in eleven thousand years, by whatever calendar they are counted
Places = NDArray[np.intp]


class UnableToReplay(BadInput):
    """A log whose cards, days and grades do not make reviews."""


def replay(days: Iterable[Any], grades: Sequence[int]) -> FloatArray:
    """The chance of recall before each review of one card, from the reviews before it; NaN before the first.

    `days`: numbers, dates, datetimes, numpy datetimes or ISO texts, in order of time; two reviews are as many days
    apart as whole spans of 24 hours lie between them. Within a day the chance is that after one day. `grades`: 1 not
    recalled, 2 to 4 recalled. Raises UnableToReplay.

    >>> replay([0, 2, 2, 13], [3, 3, 1, 3]).round(3).tolist()
    [nan, 0.909, 0.987, 0.8]
    """
    trace, found = Trace(), []
    for day, grade in zip(*_log(days, grades), strict=True):
        found.append(recall_probability(trace, day))
        trace = review(trace, Grade(int(grade)), float(day))
    return np.array([np.nan if chance is None else chance for chance in found])


def replay_many(cards: ArrayLike, days: Iterable[Any], grades: Sequence[int]) -> FloatArray:
    """The same for a log of many cards, a row for each review, in any order; the answer is in the log's own order.

    Rows of one card with the same time keep the order they stand in.

    >>> replay_many(["b", "a", "b", "a"], [0, 0, 2, 1], [3, 1, 3, 3]).round(3).tolist()
    [nan, nan, 0.909, 0.766]
    """
    when, given = _log(days, grades)
    card, order = _in_order(cards, when)
    nth = _nth(card[order])
    traces, found = new_traces(int(card.max(initial=-1)) + 1), np.full(when.shape, np.nan)
    by_turn = order[np.argsort(nth, kind="stable")]
    for rows in np.split(by_turn, np.cumsum(np.bincount(nth))[:-1]):
        held = traces[card[rows]]
        found[rows] = recall_probabilities(held, when[rows])
        traces.put(card[rows], review_many(held, given[rows], when[rows]))
    return found


def gaps(cards: ArrayLike, days: Iterable[Any]) -> FloatArray:
    """Whole days since the review of the same card before each; NaN for its first. To tell the reviews of a log apart.

    >>> gaps(["b", "a", "b", "a"], [0, 0, 2.5, .5]).tolist()
    [nan, nan, 2.0, 0.0]
    """
    when = _as_days(days)
    card, order = _in_order(cards, when)
    found = np.full(when.shape, np.nan)
    found[order[1:]] = np.floor(np.diff(when[order]) + SLACK)
    found[order[_nth(card[order]) == 0]] = np.nan
    return found


def _in_order(cards: ArrayLike, when: FloatArray) -> tuple[Places, Places]:
    """Cards as places 0, 1, …, and the rows in order of card and time."""
    _, card = np.unique(np.asarray(cards), return_inverse=True)
    if card.shape != when.shape:
        raise UnableToReplay(
            f"{card.size} cards and {when.size} days do not make reviews: give one of each a row."
        )
    return card, np.lexsort((when, card))


def _nth(sorted_cards: Places) -> Places:
    """How many rows of the same card stand before each."""
    begins = np.flatnonzero(np.diff(sorted_cards, prepend=-1))
    lengths = np.diff(np.append(begins, len(sorted_cards)))
    return np.arange(len(sorted_cards)) - np.repeat(begins, lengths)


def _log(days: Iterable[Any], grades: Sequence[int]) -> tuple[FloatArray, NDArray[np.int8]]:
    when, given = _as_days(days), np.asarray(grades)
    if when.shape != given.shape or when.ndim != 1:
        raise UnableToReplay(
            f"{when.size} days and {given.size} grades do not make reviews: give one of each a row."
        )
    if given.size and not np.isin(given, [int(g) for g in Grade]).all():
        raise UnableToReplay(
            "A grade is a whole number from 1 (not recalled) to 4: mend or leave out the others."
        )
    if not np.isfinite(when).all():
        raise UnableToReplay("A review without a day cannot be placed: mend or leave out its row.")
    return when, given.astype(np.int8)


def _as_days(days: Iterable[Any]) -> FloatArray:
    ready = isinstance(days, np.ndarray) and days.dtype.kind not in "OU"
    values: NDArray[Any] = np.asarray(days if ready else [_plain(day) for day in days])
    if values.dtype.kind == "M":
        return (values - np.datetime64(0, "D")) / DAY  # a missing time becomes NaN
    try:
        found = values.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise UnableToReplay(f"Not a day: {error}. Give numbers of days, dates or times.") from error
    if np.nanmax(np.abs(found), initial=0) > LATEST:
        raise UnableToReplay(
            f"Day {np.nanmax(np.abs(found)):.0f} lies ten thousand years off, as a count of seconds would: give days, dates or times."
        )
    return found


def _plain(day: Any) -> Any:
    """Times become datetimes of numpy in UTC; a time without a zone is read as UTC."""
    if isinstance(day, str):
        try:
            day = datetime.fromisoformat(day)
        except ValueError as error:
            raise UnableToReplay(
                f"{day!r} is no time in ISO form, such as 2026-09-01T08:30: mend its row."
            ) from error
    if isinstance(day, datetime):
        return np.datetime64((day.astimezone(UTC) if day.tzinfo else day).replace(tzinfo=None), "us")
    return np.datetime64(day, "us") if isinstance(day, date) else day
