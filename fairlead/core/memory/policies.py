"""How often to ask: the numbers that are ours, not the curve's."""

from dataclasses import dataclass

from fairlead.core.errors import BadInput


class ImpossiblePolicy(BadInput):
    """Numbers that no schedule can follow, or that no research speaks for."""


@dataclass(frozen=True, slots=True)
class Policy:
    """When a statement is due, when it is retired and when it comes back. Days throughout.

    `retention`: due once the chance of recall falls to it. `cap`: the longest wait while learning; 30 to 60, and 45
    so that each statement comes up twice a quarter and one question a week suffices for six of them. `in_a_row` and
    `strong_for`: retired once that many answers in a row, each on another day, named it and nine in ten would still
    name it a quarter later; asked when due, that takes one success after a full wait. `rest`: the retired come
    back twice a year.

    >>> Policy().cap, Policy(cap=30).rest
    (45, 180)
    >>> Policy(cap=400)
    Traceback (most recent call last):
    fairlead.core.memory.policies.ImpossiblePolicy: A cap of 400 days is outside 30 to 60: choose one within.
    """

    retention: float = 0.9
    cap: int = 45
    in_a_row: int = 3
    strong_for: float = 90.0
    rest: int = 180

    def __post_init__(self) -> None:
        if not 0.7 <= self.retention <= 0.97:
            raise ImpossiblePolicy(
                f"A retention of {self.retention} is outside .70 to .97: below it people mostly forget, above it they "
                "are asked daily; choose one within."
            )
        if not 30 <= self.cap <= 60:
            raise ImpossiblePolicy(f"A cap of {self.cap} days is outside 30 to 60: choose one within.")
        if self.in_a_row < 2 or self.strong_for < self.cap or self.rest <= self.cap:
            raise ImpossiblePolicy(
                "Retiring needs two answers in a row or more, a stability of the cap or more, and a rest longer than "
                f"the cap; {self.in_a_row}, {self.strong_for} and {self.rest} do not fit a cap of {self.cap} days."
            )


USUAL = Policy()
