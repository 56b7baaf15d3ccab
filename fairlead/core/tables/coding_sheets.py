"""Coding sheets out and in: CSV files to be filled by people, CSV or XLSX files read back as far as they go."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairlead.core.recall import Outcome
from fairlead.core.recall.sheets import KEYS, code_of
from fairlead.core.tables.errors import MissingColumn, UnableToOpen
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import silent
from fairlead.core.tables.raw import TEXT_FILES, WORKBOOKS, opened
from fairlead.core.tables.reading import Refusal
from fairlead.core.tables.settings import Limits

Person = tuple[str, str]  # pulse, respondent


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """One coder's sheet. `codes`: of each person, the outcome of each statement that was coded; `whole`: persons of whom
    every statement was; `empty`: rows not begun; `line`: of each person's row; `faults`: what could not be read."""

    coder: str
    codes: Mapping[Person, Mapping[str, Outcome]]
    whole: frozenset[Person]
    empty: int
    line: Mapping[Person, int]
    faults: tuple[Refusal, ...]


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a CSV file.

    >>> csv_text([("a", "b"), ("1,5", "")])
    'a,b\\r\\n"1,5",\\r\\n'
    """
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def read_sheet(path: Path, known: Iterable[Person], statements: Sequence[str]) -> FilledSheet:
    """A filled sheet; `known` are the persons of the folder. A row or cell that cannot be read is listed and left out.

    Raises UnableToOpen, and MissingColumn where the header is not that of a coding sheet.
    """
    if not path.is_file() or not path.name.lower().endswith((*TEXT_FILES, *WORKBOOKS)):
        raise UnableToOpen(f"There is no sheet {path.name}: name a filled coding sheet, .csv or .xlsx.")
    notes = Notes()
    with opened(path, path.name, FileMapping(path.name, "coding"), Limits(), notes, silent) as source:
        header = [name.strip() for name in source.header]
        _refuse_other_header(path.name, header, statements)
        rows = [(line, dict(zip(header, cells, strict=True))) for line, cells in source.rows]
    return _Reader(path, _aliases(known), statements, list(notes.refusals)).read(rows)


def _refuse_other_header(file: str, header: Sequence[str], statements: Sequence[str]) -> None:
    for column in (*KEYS[:2], *statements):
        if column not in header:
            raise MissingColumn(
                f"{file} is no coding sheet of this plan, for it has no column '{column}': {did_you_mean(column, header)}."
            )


def _aliases(known: Iterable[Person]) -> dict[Person, Person]:
    """Each person by the id as it is, and by what a spreadsheet may make of it ("007" becomes 7), where that is one person."""
    people = list(known)
    loose: dict[Person, list[Person]] = {}
    for pulse, person in people:
        loose.setdefault((pulse, _loose(person)), []).append((pulse, person))
    return {key: own[0] for key, own in loose.items() if len(own) == 1} | {
        person: person for person in people
    }


def _loose(person: str) -> str:
    return person.strip().removesuffix(".0").lstrip("0") or "0"


@dataclass
class _Reader:
    path: Path
    people: Mapping[Person, Person]
    statements: Sequence[str]
    faults: list[Refusal]

    def read(self, rows: Sequence[tuple[int, Mapping[str, str]]]) -> FilledSheet:
        codes: dict[Person, dict[str, Outcome]] = {}
        line: dict[Person, int] = {}
        empty = 0
        for at, cells in rows:
            person = self._person(at, cells, line)
            if person is None:
                continue
            found = self._codes(at, cells)
            line[person] = at
            empty += not any(cells[id].strip() for id in self.statements)
            codes[person] = found
        whole = frozenset(person for person, own in codes.items() if len(own) == len(self.statements))
        coder = self.path.name.split(".")[0]
        return FilledSheet(
            coder, codes, whole, empty, line, tuple(sorted(self.faults, key=lambda r: r.line or 0))
        )

    def _person(self, at: int, cells: Mapping[str, str], seen: Mapping[Person, int]) -> Person | None:
        given = (cells["pulse"].strip(), cells["respondent"].strip())
        person = self.people.get(given) or self.people.get((given[0], _loose(given[1])))
        if person is None:
            self._fault(
                at,
                "respondent",
                f"'{given[1]}' of the pulse '{given[0]}' has no answer in the folder: leave both columns as they were drawn.",
            )
        elif person in seen:
            self._fault(
                at,
                "respondent",
                f"The same answer stands on line {seen[person]} already: keep one of the two.",
            )
            return None
        return person

    def _codes(self, at: int, cells: Mapping[str, str]) -> dict[str, Outcome]:
        written = {id: cells[id].strip() for id in self.statements}
        found = {id: outcome for id, cell in written.items() if (outcome := code_of(cell)) is not None}
        for id, cell in written.items():
            if cell and id not in found:
                self._fault(
                    at, id, f"'{cell[:40]}' is none of yes, partly, no, opposite: write one of these."
                )
        blank = [id for id, cell in written.items() if not cell]
        if blank and len(blank) < len(written):
            self._fault(
                at,
                blank[0],
                f"{len(blank)} of {len(written)} cells of the row are empty: fill them, or the row is not used.",
            )
        return found

    def _fault(self, line: int, column: str, reason: str) -> None:
        self.faults.append(Refusal(self.path.name, line, column, reason))
