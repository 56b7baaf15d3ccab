"""Answers by number: from where to where a scale runs."""

from collections import Counter
from collections.abc import Sequence


def number_span(columns: Sequence[Counter[str]]) -> tuple[int, int] | None:
    """Low and high of columns of whole numbers taken together; None if they are no answers.

    >>> number_span([Counter({"1": 2, "4": 3}), Counter({"5": 1})]), number_span([Counter({"12000": 3})]) is None
    ((1, 5), True)
    """
    seen = sorted({int(cell) for counts in columns for cell in counts if is_small(cell)})
    if not seen:
        return None
    for low, high in ((1, 5), (1, 7), (0, 10), (1, 10)):
        if low <= seen[0] and seen[-1] <= high:
            return (low, high)
    return None


def is_small(cell: str) -> bool:
    """Whether a cell is a whole number of one or two digits."""
    number = cell.removesuffix(".0")
    return number.isascii() and number.isdigit() and len(number) <= 2
