"""One line of `doctor`: what was looked at, how it stands, what to do."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    GOOD = "good"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    mark: Mark
    says: str
