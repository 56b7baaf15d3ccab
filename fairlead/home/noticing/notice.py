"""One line of what needs somebody today."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence and where to go; late when its day has passed."""

    sentence: str
    url: str
    is_late: bool = False
