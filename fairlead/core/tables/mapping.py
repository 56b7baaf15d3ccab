"""What fairlead.toml says, as values: which file becomes which table, column by column.

The text is read by `mapping_file.parse_mapping`; every name below is a key of the file, spelt the same.
"""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from typing import Literal

from fairlead.core.tables.settings import Limits, Settings

Shape = Literal["wide", "long"]  # wide: a column a question; long: a row an answer
EmptyBox = Literal["not-ticked", "skipped"]

TICKED = ("true", "1", "x", "yes", "y", "ticked", "checked", "selected", "✓", "✔")
NOT_TICKED = ("false", "0", "no", "n", "-", "not ticked", "unticked", "unchecked", "not selected")
ANYTHING = "*"  # in `ticked`: any mark; as a key of `values`: every value not named


@dataclass(frozen=True, slots=True)
class Scale:
    """`[scales.NAME]`: answer labels from low to high, coded low, low+1 … high.

    `codes` are other ways in which the file writes each label, in the order of `labels`: codes = ["SD", "D",
    "N", "A", "SA"], numbers, or lists of them. A label, its number, and both together ("5 - Strongly agree")
    are understood without `codes`. A scale of bare numbers has no labels, only low and high.
    """

    name: str
    labels: tuple[str, ...] = ()
    low: int = 1
    high: int = 5
    codes: tuple[tuple[str, ...], ...] = ()
    missing: tuple[str, ...] = ()  # marks beside those of the file
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemMapping:
    """`[[file.item]]`: one question. Exactly one of scale, ticked, text, or low with high says how it is answered.

    Wide files name it by `column`; long ones by the `value` of the item column. `separator` splits a cell
    with several choices: the box is ticked if one of its parts is in `ticked`.
    """

    item: str
    construct: str = "other"
    column: str = ""
    value: str = ""
    scale: str = ""
    low: int | None = None
    high: int | None = None
    ticked: tuple[str, ...] = ()
    not_ticked: tuple[str, ...] = NOT_TICKED
    empty: EmptyBox | None = None  # None: not said; read as not-ticked, and the doubt is said
    separator: str = ""
    text: bool = False
    reversed: bool = False
    statement: str = ""
    wording: str = ""  # else the heading of the column


@dataclass(frozen=True, slots=True)
class ReasonMapping:
    """`[[file.reason]]`: reasons for leaving in one column of a wide file of exits.

    A tick box has `reason` with `ticked`; a column that holds reasons has `values` (raw = reason; "*" for the
    rest; "pay, manager" for two) and, when a cell holds several, `separator`. `primary` marks the column of
    the main reason.
    """

    column: str
    reason: str = ""
    ticked: tuple[str, ...] = TICKED
    not_ticked: tuple[str, ...] = NOT_TICKED
    empty: EmptyBox | None = None
    separator: str = ""
    values: Map[str, str] = field(default_factory=dict)
    primary: bool = False


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Rows whose `column` holds one of `values`, compared without regard to case."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileMapping:
    """`[[file]]`: one file (or glob of files) read as one Fairlead table."""

    path: str
    table: str
    optional: bool = False  # a path that matches nothing is then no error, but is said
    shape: Shape = "long"
    pulse: str = ""
    encoding: str = ""  # else found out
    delimiter: str = ""  # else found out
    decimal: str = "."  # or ","
    sheet: str = ""  # else the first
    header: tuple[int, ...] = (1,)  # line, or lines, that hold the names of columns; two are joined by " | "
    skip_rows: int = 0  # rows below the header that are no data
    missing: tuple[str, ...] = ("",)  # the empty cell always is
    not_applicable: tuple[str, ...] = ()  # of answers: "cannot say"
    dates: tuple[str, ...] = ()  # strptime formats, tried in order
    leave_out: tuple[RowFilter, ...] = ()
    keep_only: tuple[RowFilter, ...] = ()
    columns: Map[str, str] = field(default_factory=dict)  # Fairlead column = file column
    fixed: Map[str, str] = field(default_factory=dict)  # Fairlead column = the same value in each row
    values: Map[str, Map[str, str]] = field(default_factory=dict)  # Fairlead column = {raw = value}
    items: tuple[ItemMapping, ...] = ()  # [[file.item]]
    reasons: tuple[ReasonMapping, ...] = ()  # [[file.reason]]
    share_unit: Literal["share", "percent"] = "share"  # of table counts
    cut: str = ""  # of table counts: what columns.group divides by
    hidden: tuple[str, ...] = ()  # of table counts: marks of a figure that was withheld


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole of fairlead.toml. `name` is how errors call the file."""

    settings: Settings = field(default_factory=Settings)
    files: tuple[FileMapping, ...] = ()
    scales: Map[str, Scale] = field(default_factory=dict)
    plan_files: tuple[str, ...] = ("plan*.md",)
    limits: Limits = field(default_factory=Limits)
    name: str = "fairlead.toml"
