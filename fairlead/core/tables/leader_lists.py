"""Leaders' lists with their names on them: a folder of text sheets, or a CSV with leader and statement or text.

Unlike `leaders`, which feeds the diagnosis and forgets whose sheet it was, these rounds are named: a leader is told
where she differs from the others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from fairlead.core.recall import by_hand
from fairlead.core.tables.delimited import delimiter_of, open_text, read_rows
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import BadLeaderList, NothingToRead, UnableToOpen
from fairlead.core.tables.leaders import entries, is_marked
from fairlead.core.tables.near import did_you_mean

DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages", ".xlsx", ".xls", ".ods")
SHEETS, LISTS = (".txt", ".md"), (".csv", ".tsv")
COLUMNS = ("leader", "rank", "statement", "text")
_FOR = re.compile(r"^#?\s*(?:For|Name|Leader|Your name)\s*:?\s+([^.:\n]+?)\s*(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a leader's list: words, or the id of a statement, or both; a rank where one was given."""

    text: str
    line: int
    statement: str | None = None
    rank: float | None = None


@dataclass(frozen=True, slots=True)
class LeaderSheet:
    """One leader's list, by name, with the file that it came from."""

    leader: str
    file: str
    entries: tuple[ListEntry, ...]
    is_prose: bool = False  # without numbers or dots: each sentence may be an entry


def read_leader_lists(paths: Sequence[Path], known: Iterable[str]) -> tuple[LeaderSheet, ...]:
    """The lists of folders, sheets and CSV files, in the order of the files' names; `known` are the ids of the plan.

    Raises BadLeaderList with file, line and column; UnableToOpen, NothingToRead. A leader may have one list only.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "ada-lee.txt").write_text("1. Call back")
    ...     [(sheet.leader, sheet.entries[0].text) for sheet in read_leader_lists([Path(folder)], ["call"])]
    [('Ada Lee', 'Call back')]
    """
    ids = frozenset(known)
    sheets = [sheet for path in paths for file in _files(path) for sheet in _read(file, ids)]
    if not sheets:
        raise NothingToRead(
            f"{_named(paths)} holds no leader's list: give a folder of .txt sheets, or a CSV with leader and statement or text."
        )
    seen: dict[str, str] = {}
    for sheet in sheets:
        if sheet.leader.casefold() in seen:
            first = seen[sheet.leader.casefold()]
            raise BadLeaderList(
                f"{sheet.file}: {sheet.leader} has a list in {first} already; keep one of the two."
            )
        seen[sheet.leader.casefold()] = sheet.file
    return tuple(sheets)


def _named(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths) or "Nothing"


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UnableToOpen(f"{path} is not there: give the folder of the leaders' sheets, or their CSV.")
    if not path.is_dir():
        if path.suffix.lower() not in SHEETS + LISTS:
            raise BadLeaderList(f"{path.name} is no sheet: a list is a .txt, .md or .csv file.")
        return [path]
    if documents := [file for file in sorted(path.iterdir()) if file.suffix.lower() in DOCUMENTS]:
        raise BadLeaderList(
            f"{documents[0].name} in {path.name} may be a list and cannot be read: save it as .txt or .csv, or take it out."
        )
    found = (file for file in sorted(path.iterdir()) if file.suffix.lower() in SHEETS + LISTS)
    return [f for f in found if f.is_file() and not f.name.startswith(".") and f.stem.lower() != "readme"]


def _read(file: Path, known: frozenset[str]) -> list[LeaderSheet]:
    return _from_csv(file, known) if file.suffix.lower() in LISTS else [_from_sheet(file, known)]


def _from_sheet(file: Path, known: frozenset[str]) -> LeaderSheet:
    with open_text(file, encoding_of(file)) as (text, _):
        written = text.read().replace("\r\n", "\n").replace("\r", "\n")
    found = tuple(ListEntry(entry, _line_of(entry, written)) for entry in entries(written))
    for entry in found:
        _refuse_unknown(file.name, entry, known)
    return LeaderSheet(_leader_of(file, written), file.name, found, not is_marked(written))


def _refuse_unknown(name: str, entry: ListEntry, known: frozenset[str]) -> None:
    """An id that a person wrote behind an entry, `{#id}`, must be one of the plan's."""
    if strange := sorted((by_hand(entry.text)[1] or frozenset()) - known):
        raise BadLeaderList(
            f"{name}, line {entry.line}: '#{strange[0]}' is no id of the plan; {did_you_mean(strange[0], known)}."
        )


def _line_of(entry: str, written: str) -> int:
    first = entry.split("  ")[0][:30]
    return next((n for n, line in enumerate(written.split("\n"), 1) if first[:20] in line), 1)


def _leader_of(file: Path, written: str) -> str:
    """The name on the sheet, else the name of the file."""
    first = written.lstrip().split("\n", 1)[0]
    if named := _FOR.match(first):
        return " ".join(named[1].split())
    plain = re.sub(r"^(?:sheet|list|leader)[-_ ]+", "", file.stem, flags=re.IGNORECASE)
    return " ".join(part.capitalize() for part in re.split(r"[-_ ]+", plain) if part)


def _from_csv(file: Path, known: frozenset[str]) -> list[LeaderSheet]:
    encoding = encoding_of(file)
    delimiter = "\t" if file.suffix.lower() == ".tsv" else delimiter_of(file, encoding)
    with open_text(file, encoding) as (text, _):
        rows = [(line, cells) for line, cells in read_rows(file.name, iter(text), delimiter) if any(cells)]
    if not rows:
        raise BadLeaderList(f"{file.name} is empty: its first line names leader, and statement or text.")
    place = _columns(file.name, rows[0][1])
    lists: dict[str, list[ListEntry]] = {}
    for line, cells in rows[1:]:
        leader, entry = _entry(file.name, line, cells, place, known)
        lists.setdefault(leader, []).extend(entry)
    return [LeaderSheet(leader, file.name, tuple(found)) for leader, found in lists.items()]


def _columns(name: str, header: Sequence[str]) -> dict[str, int]:
    given = [cell.strip().lower() for cell in header]
    if unknown := [cell for cell in given if cell and cell not in COLUMNS]:
        raise BadLeaderList(
            f"{name}, line 1: '{unknown[0]}' is no column of leaders' lists; {did_you_mean(unknown[0], COLUMNS)}."
        )
    if "leader" not in given or not {"statement", "text"} & set(given):
        raise BadLeaderList(
            f"{name}, line 1: a column leader is needed, and statement (ids) or text (their own words)."
        )
    return {column: given.index(column) for column in COLUMNS if column in given}


def _entry(
    name: str, line: int, cells: Sequence[str], place: dict[str, int], known: frozenset[str]
) -> tuple[str, Iterator[ListEntry]]:
    """The leader and what the row lists: nothing, where a leader handed in an empty list."""
    row = {column: cells[at].strip() if at < len(cells) else "" for column, at in place.items()}
    if not row["leader"]:
        raise BadLeaderList(f"{name}, line {line}, column leader: the cell is empty; write whose list it is.")
    statement, text = row.get("statement", "").lstrip("#") or None, row.get("text", "")
    if statement and statement not in known:
        raise BadLeaderList(
            f"{name}, line {line}, column statement: '{statement}' is no id of the plan; {did_you_mean(statement, known)}."
        )
    rank = _rank(name, line, row.get("rank", ""))
    found = [ListEntry(text, line, statement, rank)] if statement or text else []
    return row["leader"], iter(found)


def _rank(name: str, line: int, cell: str) -> float | None:
    if not cell:
        return None
    try:
        rank = float(cell.replace(",", "."))
    except ValueError:
        rank = float("nan")
    if not isfinite(rank) or rank <= 0:
        raise BadLeaderList(
            f"{name}, line {line}, column rank: '{cell}' is no rank; write 1 for the first, 2 for the next."
        )
    return rank
