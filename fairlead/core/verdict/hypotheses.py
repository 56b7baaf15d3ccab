"""What leavers may also be saying: nine hypotheses, each with its data or none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of the nine. `finding` is supported, not-supported or no-data."""

    number: int
    says: str
    finding: str
    because: str
