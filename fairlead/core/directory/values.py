"""What the directory speaks in: one person as a file or a store knows them, and what was wrong with a row."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Stops = Literal["row", "field", "nothing"]
EXIT_KINDS = ("voluntary", "involuntary", "other")
BANDS = 5
MOVED = ("unit", "manager", "job", "level", "location", "pay_band")
RENAMED = ("person", "name", "email", "language")
EMPLOYED = ("hired_on", "left_on", "exit_kind")


@dataclass(frozen=True, slots=True)
class Record:
    """One person. `unit` is the path from the top; `manager` is the `person` of another; `left_on` the last day."""

    person: str
    name: str
    email: str = ""
    unit: tuple[str, ...] = ()
    manager: str = ""
    job: str = ""
    level: str = ""
    location: str = ""
    hired_on: date | None = None
    left_on: date | None = None
    exit_kind: str = ""
    language: str = ""
    pay_band: int | None = None

    def here(self, on: date) -> bool:
        """Whether the person is still employed after that day.

        >>> Record("7", "Ada Berg", left_on=date(2026, 3, 31)).here(date(2026, 3, 31))
        False
        """
        return self.left_on is None or self.left_on > on


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be used. Only the fields in `said` are stated; of the others nothing is known.

    `status` is the word of the file for somebody who is here or `gone`."""

    record: Record
    said: frozenset[str]
    line: int = 0
    status: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row: whether all of the row was left out, only the field, or nothing (a doubt)."""

    file: str
    line: int | None
    column: str
    sentence: str
    stops: Stops = "row"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was understood. `columns` says under which heading each field stood."""

    file: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    own_ids: bool = True  # False: ids were made from e-mail addresses or names
    ranked: str = ""  # the heading of pay of which the bands were made from this file alone
