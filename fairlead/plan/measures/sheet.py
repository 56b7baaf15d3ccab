"""Values pasted or uploaded as CSV (day,value[,note]): read whole, each refused row with line, column and reason."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput
from fairlead.plan.measures.figures import day_of, number_of, shown
from fairlead.plan.measures.models import Measure, Value
from fairlead.plan.measures.services import LONGEST_NOTE, Entry
from fairlead.plan.typed import made_safe

MOST = 5_000  # rows: thirteen years of days
LARGEST = 1_000_000  # bytes
DELIMITERS = "\t;,"
HEADINGS = {"day", "date", "on"}


class UnreadableSheet(BadInput):
    """A file of values that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A value that would be written, and what it replaces."""

    number: int
    entry: Entry
    before: Value | None

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def was(self) -> str:
        return shown(self.before.value) if self.before else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    same: int  # rows that stand already

    @property
    def mark(self) -> str:
        """Of exactly what was looked at: if values were written since, it is another."""
        said = [
            (one.entry.day, one.entry.value, one.entry.note, one.before and one.before.pk)
            for one in self.lines
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def text_of(content: bytes) -> str:
    """UTF-8, or else the code page of western spreadsheets."""
    if len(content) > LARGEST:
        raise UnreadableSheet(_("This file is larger than 1 MB: leave the older years out."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(measure: Measure, text: str, today: date) -> Sheet:
    entries, faults = _entries(text, today)
    standing = {row.on: row for row in Value.objects.filter(measure=measure).that_count()}
    lines = [Line(number, entry, standing.get(entry.day)) for number, entry in entries]
    new = [one for one in lines if not _stands(one)]
    return Sheet(tuple(new), tuple(faults), len(lines) - len(new))


def _stands(line: Line) -> bool:
    before, entry = line.before, line.entry
    return before is not None and before.value == entry.value and entry.note in ("", before.note)


def _entries(text: str, today: date) -> tuple[list[tuple[int, Entry]], list[Fault]]:
    good: dict[date, tuple[int, Entry]] = {}
    faults: list[Fault] = []
    twice: set[date] = set()
    for number, cells in _rows(text):
        found = _entry(number, cells, today)
        if isinstance(found, Fault):
            faults.append(found)
        elif found.day in good or found.day in twice:
            twice.add(found.day)
            first = good.pop(found.day, None)
            numbers = [first[0], number] if first else [number]
            faults += [Fault(n, _("day"), _twice(found.day)) for n in numbers]
        else:
            good[found.day] = number, found
    if not good and not faults:
        raise UnreadableSheet(
            _("There is no value in it: write a day and a figure in each line, such as 2026-03-31,95.")
        )
    return list(good.values()), sorted(faults, key=lambda one: one.line)


def _twice(day: date) -> str:
    return _("{day} is there twice: leave one of the two.").format(day=day.isoformat())


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.splitlines()
    if len(lines) > MOST + 1:
        said = _("These are {n} lines; at most {most} are read at once: divide them.")
        raise UnreadableSheet(said.format(n=f"{len(lines):,}", most=f"{MOST:,}"))
    delimiter = _delimiter(next((line for line in lines if line.strip()), ""))
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = _cells(line, delimiter)
        if number == 1 and cells[0].strip().casefold() in HEADINGS:
            continue
        yield number, cells


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    """A note never runs over two lines, so each line is read by itself."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [""])
    except csv.Error:
        return [line]


def _entry(number: int, cells: list[str], today: date) -> Entry | Fault:
    day, figure, note, *more = [*cells, "", "", ""][: max(len(cells), 3)]
    if any(cell.strip() for cell in more):
        return Fault(
            number,
            _("column {n}").format(n=4),
            _("There are more than three columns. A comma in a figure? Write a decimal point."),
        )
    try:
        on = day_of(day, today)
    except BadInput as error:
        return Fault(number, _("day"), error.sentence)
    try:
        value = number_of(figure)
    except BadInput as error:
        return Fault(number, _("value"), error.sentence)
    kept = " ".join(made_safe(note)[0].split())
    if len(kept) > LONGEST_NOTE:
        return Fault(number, _("note"), _("The note is longer than 300 characters: shorten it."))
    return Entry(on, value, kept)
