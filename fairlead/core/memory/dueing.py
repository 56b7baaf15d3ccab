"""Which statement is due for a person, once the person has opened the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fairlead.core.memory.curve import interval
from fairlead.core.memory.policies import USUAL, Policy
from fairlead.core.memory.reviewing import recall_probability
from fairlead.core.memory.traces import State, Trace


class Why(StrEnum):
    """Why a statement is due: it changed, was never asked, has faded, or is retired and up for a rare check."""

    CHANGED = "changed"
    NEW = "new"
    FADING = "fading"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Due:
    """A statement that may be asked about today. `recall` is for ranking and None for what was never answered."""

    statement: str
    why: Why
    recall: float | None
    days_over: float


def wait(trace: Trace, policy: Policy = USUAL) -> int:
    """Days from the last review until the trace is due: FSRS's interval up to the cap; the retired rest. 0 if new.

    >>> [wait(Trace(State.LEARNING, stability=s, last_day=0)) for s in (.2, 11, 46.3)]
    [1, 11, 45]
    >>> wait(Trace()), wait(Trace(State.RETIRED, stability=160., last_day=0))
    (0, 180)
    """
    if trace.stability is None:
        return 0
    if trace.state is State.RETIRED:
        return policy.rest
    return min(interval(trace.stability, policy.retention), policy.cap)


def due_day(trace: Trace, policy: Policy = USUAL) -> float | None:
    """The day from which the trace is due; None for one that was never reviewed, which is due at once.

    >>> due_day(Trace()), due_day(Trace(State.LEARNING, stability=11., last_day=2))
    (None, 13)
    """
    return None if trace.last_day is None else trace.last_day + wait(trace, policy)


def due(traces: Mapping[str, Trace], day: float, policy: Policy = USUAL) -> tuple[Due, ...]:
    """One person's statements that are due, first the one to ask about: changed, new, then by the chance of recall.

    Changed and new ones keep the order they are passed in (the plan's); of the others the least likely to be recalled
    comes first. It never says when a message goes out: slots are fixed beforehand, and when nothing is due the page
    tells a story instead.

    >>> held = Trace(State.LEARNING, stability=11., last_day=2)
    >>> [d.statement for d in due({"call-back": held, "no-day-hire": Trace()}, day=13)]
    ['no-day-hire', 'call-back']
    >>> due({"call-back": held}, day=12)
    ()
    """
    found = [_as_due(statement, trace, day, policy) for statement, trace in traces.items()]
    return tuple(sorted((one for one in found if one.days_over >= 0), key=_rank))


def _as_due(statement: str, trace: Trace, day: float, policy: Policy) -> Due:
    from_day = due_day(trace, policy)
    over = 0.0 if from_day is None else day - from_day
    return Due(statement, _why(trace), recall_probability(trace, day), over)


def _why(trace: Trace) -> Why:
    if trace.state is State.NEW:
        return Why.CHANGED if trace.changed else Why.NEW
    return Why.CHECK if trace.state is State.RETIRED else Why.FADING


def _rank(one: Due) -> tuple[int, float]:
    order = {Why.CHANGED: 0, Why.NEW: 1}
    return order.get(one.why, 2), one.recall or 0.0
