"""Rows with their physical line numbers, split into names of columns and the cells below them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from fairlead.core.tables.errors import HeaderMisfit, NothingToRead
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.wording import counted

Row = tuple[int, list[str]]  # the line on which it begins, its cells
LOOKED_AT = 200  # rows that decide whether header and rows belong together


@dataclass
class Source:
    """An opened file: names of columns, and the rows still to come."""

    file: str
    header: tuple[str, ...]
    rows: Iterator[Row]
    how: str


def source(file: str, rows: Iterator[Row], mapping: FileMapping, how: str, notes: Notes) -> Source:
    """The header taken off; rows that do not fit it are refused, never shifted."""
    line, header = take_header(file, rows, mapping)
    body = (row for row in islice(rows, mapping.skip_rows, None) if any(row[1]))
    return Source(file, header, fitting(file, line, len(header), body, notes), how)


def take_header(file: str, rows: Iterator[Row], mapping: FileMapping) -> tuple[int, tuple[str, ...]]:
    """The first row at or below the header's line that is not blank, and as many more as the mapping names."""
    wanted = sorted(mapping.header)
    found: list[Row] = []
    for line, cells in rows:
        if line >= wanted[len(found)] and any(cell.strip() for cell in cells):
            found.append((line, cells))
        if len(found) == len(wanted):
            return found[0][0], names([cells for _, cells in found])
    if mapping.header == (1,):
        raise NothingToRead(f"{file} is empty: put a header and rows in it, or take it out of the folder.")
    raise NothingToRead(
        f"{file} has no row on line {wanted[len(found)]}, where the mapping says its header is."
    )


def names(lines: list[list[str]]) -> tuple[str, ...]:
    """Names of columns: lines joined, blank ones numbered, equal ones told apart.

    >>> names([["Unit", "", "Unit"]])
    ('Unit', 'column 2', 'Unit (2)')
    >>> names([["How did you hear?", "", "Age"], ["Mail", "Talk", ""]])
    ('How did you hear? | Mail', 'How did you hear? | Talk', 'Age')
    """
    width = max(map(len, lines))
    joined = [""] * width
    for number, line in enumerate(lines):
        cells = [" ".join(cell.split()) for cell in line] + [""] * (width - len(line))
        cells = carried(cells) if number < len(lines) - 1 else cells
        joined = [" | ".join(filter(None, pair)) for pair in zip(joined, cells, strict=True)]
    return distinct([name or f"column {i}" for i, name in enumerate(joined, 1)])


def carried(cells: list[str]) -> list[str]:
    """A heading over several columns stands in the first of them only; it holds for the blank ones after it."""
    for i in range(1, len(cells)):
        cells[i] = cells[i] or cells[i - 1]
    return cells


def distinct(found: list[str]) -> tuple[str, ...]:
    """Equal names numbered from the second on."""
    seen: dict[str, int] = {}
    result = []
    for name in found:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(result)


def fitting(file: str, line: int, width: int, rows: Iterator[Row], notes: Notes) -> Iterator[Row]:
    """Rows as wide as the header. If most of the first are not, the header itself is wrong."""
    first = list(islice(rows, LOOKED_AT))
    misfits = [(at, len(cells)) for at, cells in first if len(cells) != width]
    if len(misfits) * 2 > len(first):
        at, cells = misfits[0]
        raise HeaderMisfit(
            f"{file}: the header on line {line} has {counted(width, 'name')}, but the row on line {at} has {counted(cells, 'cell')}; "
            "mend the header, or say header = … where it stands, or delimiter = … what divides the cells."
        )
    return refusing(file, width, chained(first, rows), notes)


def chained(first: Iterable[Row], rest: Iterable[Row]) -> Iterator[Row]:
    """One after the other."""
    yield from first
    yield from rest


def refusing(file: str, width: int, rows: Iterator[Row], notes: Notes) -> Iterator[Row]:
    """Rows of the right width; the others go into the notes."""
    for line, cells in rows:
        if len(cells) != width:
            found = counted(len(cells), "cell")
            reason = f"The row has {found} where the header has {width}: quote cells that hold the delimiter."
            notes.refuse(file, line, None, reason)
        elif any("\0" in cell for cell in cells):
            notes.refuse(file, line, None, "The row holds NUL bytes: export the file again.")
        else:
            yield line, cells
