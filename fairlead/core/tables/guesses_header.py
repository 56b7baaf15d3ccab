"""Where the names of columns stand: below a title, over two lines, or above lines that are no data."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.tables.rows import Row

LOOKED_AT = 30
WIDE = 0.3  # of the widest row must be filled, or it is a title
SUBHEADINGS = {"response", "open-ended response", "open ended response", "antwort", "other (please specify)"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines that hold the names, rows below them that are no data, and why we think so."""

    lines: tuple[int, ...]
    skip_rows: int = 0
    why: str = ""


def heading_of(found: Sequence[Row]) -> Heading:
    """The likeliest heading of rows of which none is blank.

    >>> heading_of([(1, ["Exit notes", "", ""]), (3, ["Emp", "Left", "Why"]), (4, ["1", "2025", "pay"])]).lines
    (3,)
    >>> heading_of([(1, ["Id", "How?", ""]), (2, ["", "Response", "Mail"]), (3, ["7", "Yes", "x"])]).lines
    (1, 2)
    """
    first = found[:LOOKED_AT]
    widest = max((width(cells) for _, cells in first), default=0)
    at = next((i for i, (_, cells) in enumerate(first) if width(cells) >= max(2, WIDE * widest)), 0)
    if not first:
        return Heading(())
    line = first[at][0]
    below = first[at + 1 : at + 3]
    if len(below) == 2 and any(cell.startswith('{"ImportId"') for cell in below[1][1]):
        return Heading((below[0][0],), 1, "the questions stand in the second of three lines of headings")
    if below and goes_on(first[at][1], below[0][1]):
        return Heading((line, below[0][0]), 0, "the heading runs over two lines")
    return Heading((line,), 0, "lines above it hold a title" if at else "")


def width(cells: Sequence[str]) -> int:
    """How many cells are not blank."""
    return sum(1 for cell in cells if cell.strip())


def goes_on(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the second line names what the first leaves blank."""
    pairs = [(up.strip(), low.strip()) for up, low in zip(upper, lower, strict=False)]
    if any(low.lower() in SUBHEADINGS for _, low in pairs):
        return True
    opened = sum(1 for up, low in pairs if low and not up)
    closed = sum(1 for up, low in pairs if up and not low)
    return (
        opened >= 2 and closed >= 1 and not any(character.isdigit() for _, low in pairs for character in low)
    )
