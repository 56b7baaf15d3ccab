"""What leaders' entries mean, coded by hand: a CSV of leader, text and the ids that the text names."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from fairlead.core.tables.delimited import delimiter_of, open_text, read_rows
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import BadLeaderList, UnableToOpen
from fairlead.core.tables.near import did_you_mean

HEADER = ("leader", "text", "statements")
HandCoding = Mapping[tuple[str, str], frozenset[str]]  # (leader, text) → ids; both as `key` writes them


def key(leader: str, text: str) -> tuple[str, str]:
    """Leader and text as they are looked up: blind to case and spaces.

    >>> key("Ada  Lee", " Call BACK")
    ('ada lee', 'call back')
    """
    return " ".join(leader.casefold().split()), " ".join(text.casefold().split())


def coding_text(rows: Iterable[tuple[str, str, Iterable[str]]]) -> str:
    """The file to correct: leader, text, and the ids found, with semicolons between them.

    >>> print(coding_text([("Ada", "Call back", ["call", "pay"])]), end="")
    leader,text,statements
    Ada,Call back,call;pay
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([leader, text, ";".join(ids)] for leader, text, ids in rows)
    return made.getvalue()


def read_list_coding(path: Path, known: Iterable[str]) -> dict[tuple[str, str], frozenset[str]]:
    """A coding file against the `known` ids of the plan. Raises BadLeaderList with file, line and column.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "coding.csv"
    ...     _ = file.write_text(coding_text([("Ada", "Call back", ["call"])]))
    ...     read_list_coding(file, ["call"])
    {('ada', 'call back'): frozenset({'call'})}
    """
    if not path.is_file():
        raise UnableToOpen(f"{path} is not there: --coded takes the file that --write-coding made.")
    ids = frozenset(known)
    encoding = encoding_of(path)
    with open_text(path, encoding) as (text, _):
        rows = [r for r in read_rows(path.name, iter(text), delimiter_of(path, encoding)) if any(r[1])]
    if not rows or [cell.strip().lower() for cell in rows[0][1]] != list(HEADER):
        raise BadLeaderList(f"{path.name}, line 1: the columns of a coding are leader, text, statements.")
    return dict(_coded(path.name, line, cells, ids) for line, cells in rows[1:])


def _coded(
    name: str, line: int, cells: list[str], ids: frozenset[str]
) -> tuple[tuple[str, str], frozenset[str]]:
    if len(cells) < 2 or not (cells[0].strip() and cells[1].strip()):
        raise BadLeaderList(f"{name}, line {line}: leader and text say which entry is coded; one is empty.")
    given = [id.strip().lstrip("#") for id in (cells[2] if len(cells) > 2 else "").split(";") if id.strip()]
    if unknown := [id for id in given if id not in ids]:
        raise BadLeaderList(
            f"{name}, line {line}, column statements: '{unknown[0]}' is no id of the plan; {did_you_mean(unknown[0], ids)}."
        )
    return key(cells[0], cells[1]), frozenset(given)
