"""What a statement has left in one person: a value that a review replaces and never changes."""

from dataclasses import dataclass
from enum import IntEnum

from fairlead.core.errors import BadInput


class UnableToReview(BadInput):
    """A review that cannot follow what is known of the person and the statement."""


class State(IntEnum):
    """Not asked yet; being learnt; retired because it is known."""

    NEW = 0
    LEARNING = 1
    RETIRED = 2


@dataclass(frozen=True, slots=True)
class Trace:
    """One person × one statement, after the last review.

    `substance`: the version of what the statement says; repairs of a link or a slip do not count it up. `stability`
    in days, `difficulty` 1 to 10, `last_day` a number of the caller's counting (days since any fixed day): None until
    the first review. `streak`: answers in a row that named it, each at least a day after the one before. `lapses`:
    how often it was not named by somebody who named it the time before. `changed`: the person was asked about an
    older substance and has not named the new one yet.
    """

    state: State = State.NEW
    substance: int = 1
    stability: float | None = None
    difficulty: float | None = None
    last_day: float | None = None
    reviews: int = 0
    lapses: int = 0
    streak: int = 0
    changed: bool = False


def restart(trace: Trace, substance: int) -> Trace:
    """The trace once the statement says something else: nothing is known of the new, and that the old was is kept in mind.

    The same substance leaves the trace as it is. Raises UnableToReview for one older than the trace's own.

    >>> knew = Trace(State.RETIRED, substance=1, stability=120., difficulty=2., last_day=58, reviews=4, streak=4)
    >>> restart(knew, substance=2)
    Trace(state=<State.NEW: 0>, substance=2, stability=None, difficulty=None, last_day=None, reviews=0, lapses=0, \
streak=0, changed=True)
    >>> restart(knew, substance=1) is knew, restart(Trace(), substance=2).changed
    (True, False)
    """
    if substance < trace.substance:
        raise UnableToReview(
            f"The statement's substance {substance} is older than the {trace.substance} that this person was last asked "
            "about: pass the current edition's."
        )
    if substance == trace.substance:
        return trace
    return Trace(substance=substance, changed=trace.changed or trace.state is not State.NEW)
