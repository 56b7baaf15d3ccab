"""From a matched sheet to people: each row used, or left out with its line and the reason."""

from collections.abc import Sequence
from datetime import date

from fairlead.core.directory.days import DAY_FIELDS, read_days
from fairlead.core.directory.errors import NobodyNamed
from fairlead.core.directory.fields import LABELS
from fairlead.core.directory.identity import identified
from fairlead.core.directory.matching import Matching, headings_of, order_of_managers
from fairlead.core.directory.reporting import with_managers
from fairlead.core.directory.sheet import Sheet, said_of
from fairlead.core.directory.status import status_of
from fairlead.core.directory.units import Tree, path_of
from fairlead.core.directory.values import BANDS, EXIT_KINDS, Entry, Fault, Incoming, Record, Stops
from fairlead.core.tables.guesses_words import kind_of_exit
from fairlead.core.tables.near import quoted
from fairlead.core.tables.progress import Progress, silent

WHO = ("person", "email", "name", "first_name", "last_name")
PLAIN = ("job", "level", "location", "language")
LONGEST = 200  # letters of a name, an address, a title
NOT_SAID = ("first_name", "last_name", "unit_above", "pay", "status")
STEPS = 1000


class Rows:
    """The cells of a sheet by field, and the faults found on the way."""

    def __init__(self, sheet: Sheet, matching: Matching) -> None:
        self.sheet, self.headings = sheet, headings_of(matching)
        place = {column: at for at, column in enumerate(sheet.header)}
        self.at = {field: place[column] for field, column in self.headings.items()}
        self.managers = [place[column] for column in order_of_managers(matching)]
        self.days = {
            field: read_days(sheet.column(self.at[field]), matching.days)
            for field in DAY_FIELDS
            if field in self.at
        }
        self.faults: list[Fault] = list(sheet.faults)

    def cell(self, cells: Sequence[str], field: str) -> str:
        """A cell, '' where the file has no such column."""
        return cells[self.at[field]] if field in self.at else ""

    def fault(self, line: int, field: str, sentence: str, *, stops: Stops = "field") -> None:
        """One fault, named by the heading that the file uses."""
        self.faults.append(Fault(self.sheet.file, line, self.headings.get(field, ""), sentence, stops))


def read(
    sheet: Sheet, matching: Matching, known: Sequence[Record] = (), *, progress: Progress = silent
) -> Incoming:
    """The people of a sheet. `known` are those of the store, who may be managers. NobodyNamed if no column says who.

    >>> from fairlead.core.directory.matching import match
    >>> sheet = Sheet("a.csv", ("Name", "Work e-mail"), ((2, ("Ada Berg", "ADA@firm.example")),), "")
    >>> read(sheet, match(sheet)).entries[0].record.person
    'ada@firm.example'
    """
    rows = Rows(sheet, matching)
    if not set(WHO) & set(rows.at):
        raise NobodyNamed(
            f"No column of {sheet.file} says who a row is about: match one of {quoted(sheet.header[:12])} with the "
            "name, the employee number or the work e-mail."
        )
    tree = Tree(record.unit for record in known)
    drafts = []
    for number, (line, cells) in enumerate(sheet.rows):
        if number % STEPS == 0:
            progress(sheet.file, 0.5 + 0.3 * number / len(sheet.rows))
        drafts.append(draft(rows, line, cells, tree))
    entries, own_ids, notes = identified(rows.faults, drafts, rows.headings, sheet.file)
    progress(sheet.file, 0.8)
    references = {line: [cells[at] for at in rows.managers] for line, cells in sheet.rows}
    heading = rows.headings.get("manager", "")
    entries = (
        with_managers(entries, references, known, heading, sheet.file, rows.faults) if heading else entries
    )
    progress(sheet.file, 1.0)
    faults = tuple(sorted(rows.faults, key=lambda fault: fault.line or 0))
    said = (*said_of(sheet), *notes, *matching.notes)
    ranked = sheet.banded if sheet.ranked else ""
    return Incoming(sheet.file, tuple(entries), faults, said, rows.headings, own_ids, ranked)


def draft(rows: Rows, line: int, cells: Sequence[str], tree: Tree) -> Entry:
    """One row as it stands, before ids and managers are settled."""
    said = {field for field in rows.at if field not in NOT_SAID} - {"manager"}
    texts = {field: short(rows, line, cells, field, said) for field in PLAIN}
    hired, left = (day(rows, line, cells, field, said) for field in DAY_FIELDS)
    if hired and left and left < hired:
        rows.fault(line, "left_on", f"The last day, {left}, is before the first, {hired}: neither was taken.")
        hired, left = None, None
        said -= {*DAY_FIELDS}
    record = Record(
        person=rows.cell(cells, "person")[:LONGEST],
        name=name_of(rows, cells)[:LONGEST],
        email=email(rows, line, cells, said),
        unit=tree.placed(path_of(rows.cell(cells, "unit_above"), rows.cell(cells, "unit"))),
        hired_on=hired,
        left_on=left,
        exit_kind=exit_kind(rows.cell(cells, "exit_kind")) if left else "",
        pay_band=band(rows, cells, said),
        **texts,
    )
    if left:
        said |= {"exit_kind"} & set(rows.at)
    stated = frozenset({*said, "name"} | ({"unit"} if record.unit else set()))
    return Entry(record, stated, line, *status(rows, line, cells))


def status(rows: Rows, line: int, cells: Sequence[str]) -> tuple[str, bool]:
    """The status and whether it says that somebody is gone; a word that nobody knows is a doubt, not a leaving."""
    found = rows.cell(cells, "status")
    says = status_of(found, rows.headings.get("status", ""))
    if says == "unclear":
        sentence = f"'{found[:40]}' says neither here nor gone: the row was read as if it stood for somebody who is here."
        rows.fault(line, "status", sentence, stops="nothing")
        return "", False
    return found[:LONGEST], says == "gone"


def name_of(rows: Rows, cells: Sequence[str]) -> str:
    """First and last name, else the name; "Berg, Ada" is turned round."""
    both = " ".join(filter(None, (rows.cell(cells, "first_name"), rows.cell(cells, "last_name"))))
    last, comma, first = rows.cell(cells, "name").partition(",")
    return both or (f"{first.strip()} {last.strip()}".strip() if comma else last)


def short(rows: Rows, line: int, cells: Sequence[str], field: str, said: set[str]) -> str:
    """A text that is not longer than such a text can be."""
    found = rows.cell(cells, field)
    if len(found) <= LONGEST:
        return found
    said.discard(field)
    rows.fault(line, field, f"The {LABELS[field]} has more than {LONGEST} letters: it was not taken.")
    return ""


def email(rows: Rows, line: int, cells: Sequence[str], said: set[str]) -> str:
    """An address in lower case; what is none is not taken."""
    found = rows.cell(cells, "email").casefold()
    name, sign, host = found.partition("@")
    if not found or (
        sign and name and "." in host and " " not in found and "@" not in host and len(found) <= LONGEST
    ):
        return found
    said.discard("email")
    rows.fault(line, "email", "This is no e-mail address: it was not taken.")
    return ""


def day(rows: Rows, line: int, cells: Sequence[str], field: str, said: set[str]) -> date | None:
    """A day; what cannot be read is not taken."""
    found = rows.cell(cells, field)
    if found and found not in rows.days[field]:
        said.discard(field)
        rows.fault(line, field, f"'{found[:40]}' cannot be read as a day: write it like 2026-10-31.")
    return rows.days[field].get(found) if found else None


def exit_kind(cell: str) -> str:
    """Voluntary, involuntary or other; '' where nothing was written.

    >>> exit_kind("Resigned"), exit_kind("made redundant"), exit_kind("gone")
    ('voluntary', 'involuntary', 'other')
    """
    low = cell.casefold()
    return low if low in EXIT_KINDS or not low else kind_of_exit(cell).what


def band(rows: Rows, cells: Sequence[str], said: set[str]) -> int | None:
    """A band that the sheet holds already."""
    found = rows.cell(cells, "pay")
    if not found.isdigit() or not 1 <= int(found) <= BANDS:
        return None
    said.add("pay_band")
    return int(found)
