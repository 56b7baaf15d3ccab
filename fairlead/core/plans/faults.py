"""What a check is, and what it finds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fairlead.core.plans.values import Plan, Statement

Severity = Literal["must", "should", "could"]
Likeness = Callable[[Sequence[str]], Sequence[Sequence[float]]]  # texts to a square of likenesses, 0 to 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a plan: which check, at which statement and line, why it matters, what to do."""

    id: str
    severity: Severity
    statement: str | None
    line: int | None
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What a check may know beside the plan: the day, the edition before, and how alike two texts are."""

    today: date
    previous: Plan | None = None
    alike: Likeness | None = None


Finding = tuple[Statement | None, str]  # where, and what is seen there, as a sentence


@dataclass(frozen=True, slots=True)
class Check:
    """One check with its reason. `weak` and `strong` are plans that show it: the first fails, the second passes."""

    id: str
    severity: Severity
    why: str
    weak: str
    strong: str
    fix: str
    find: Callable[[Plan, Sight], Iterable[Finding]]
    before: str = ""  # the edition before `weak`, for checks that compare two

    def faults(self, plan: Plan, sight: Sight) -> tuple[Fault, ...]:
        """What this check finds in a plan."""
        return tuple(self._fault(at, f"{seen} {self.why}") for at, seen in self.find(plan, sight))

    def _fault(self, at: Statement | None, reason: str) -> Fault:
        id, line = (at.id, at.line) if at else (None, None)
        return Fault(self.id, self.severity, id, line, reason, self.fix)
