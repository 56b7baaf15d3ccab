"""Leaders' sheets: each file is one leader's own list of priorities. Whose it is, is not kept."""

import re
from collections.abc import Iterable
from pathlib import Path

from duckdb import DuckDBPyConnection

from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.reading import FileReading

ITEM, PULSE = "leader-list", "leaders"
ENTRY = re.compile(r"^\s*(?:[-*•–+]|\(?\d{1,2}[.):])\s*(?P<words>.*)$")
NAME = re.compile(r"^\s*(?:name|from|leader|date|role|your name)\s*:", re.IGNORECASE)
RULE = re.compile(r"^[\s_.…-]*$")  # a line to write on, left empty


def read_leaders(db: DuckDBPyConnection, file: FileMapping, paths: Iterable[Path], notes: Notes) -> None:
    """Sheets into answers (one text each, a line an entry) and the item they answer."""
    lists = [as_text(path.read_text(encoding=encoding_of(path))) for path in paths]
    db.execute(
        "INSERT INTO items BY NAME SELECT ? AS item, ? AS construct, ? AS wording, false AS reversed",
        [ITEM, ITEM, "What are our priorities? (each leader asked apart)"],
    )
    for number, found in enumerate(lists, 1):
        db.execute(
            "INSERT INTO answers BY NAME SELECT ? AS pulse, ? AS item, ? AS respondent, ? AS text, ? AS missing, 1.0 AS weight",
            [PULSE, ITEM, f"leader-{number}", found or None, None if found else "skipped"],
        )
    # The glob stands for the files: their names may be those of the leaders.
    notes.files.append(
        FileReading(file.path, "leaders", len(lists), len(lists), 0, (), (), "text, a sheet a leader")
    )


def entries(sheet: str) -> list[str]:
    """What a leader listed: the numbered or dotted lines, or every line of a sheet that has none.

    >>> entries("Name: Ada" + chr(10) + "1. Call back" + chr(10) + "   after a week" + chr(10) + "2) Hire")
    ['Call back after a week', 'Hire']
    >>> entries("# My list" + chr(10) + "Call back" + chr(10) + "Hire")
    ['Call back', 'Hire']
    """
    lines = [line for line in without_head(sheet.splitlines()) if not line.startswith(("#", ">"))]
    if any(ENTRY.match(line) for line in lines):
        return listed(lines)
    return [line.strip() for line in lines if not RULE.match(line) and not NAME.match(line)]


def is_marked(sheet: str) -> bool:
    """Whether a sheet numbers or dots its entries; else it may be prose, of which each sentence is looked at.

    >>> is_marked("Mine:" + chr(10) + "1. Call back. Always."), is_marked("We call back. We hire.")
    (True, False)
    """
    return any(ENTRY.match(line) for line in without_head(sheet.splitlines()))


def as_text(sheet: str) -> str:
    """A sheet's entries, a line each; marked where the leader marked them, so that an entry of two sentences stays one.

    >>> as_text("Mine:" + chr(10) + "1. Call back. Always." + chr(10) + "2. Hire")
    '- Call back. Always.\\n- Hire'
    """
    return "\n".join(f"- {entry}" if is_marked(sheet) else entry for entry in entries(sheet))


def without_head(lines: list[str]) -> list[str]:
    """Lines behind a head between --- and ---, which may hold the name."""
    if lines[:1] == ["---"] and "---" in lines[1:]:
        return lines[lines.index("---", 1) + 1 :]
    return lines


def listed(lines: list[str]) -> list[str]:
    """Marked lines, each with the indented lines below it."""
    found: list[str] = []
    open_entry = False
    for line in lines:
        if entry := ENTRY.match(line):
            found.append(entry["words"].strip())
            open_entry = True
        elif open_entry and line[:1].isspace() and line.strip():
            found[-1] = f"{found[-1]} {line.strip()}".strip()
        else:
            open_entry = False
    return [entry for entry in found if not RULE.match(entry)]
