"""A file of answers as it comes: a line each, or a column of a sheet."""

from collections.abc import Sequence
from pathlib import Path

from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import MissingColumn, NothingToRead, UnableToOpen
from fairlead.core.tables.mapping import FileMapping
from fairlead.core.tables.near import did_you_mean, quoted
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.progress import silent
from fairlead.core.tables.raw import TEXT_FILES, WORKBOOKS, fold, opened
from fairlead.core.tables.settings import Limits

LINES = (".txt", ".md")
USUAL = ("text", "answer")
NAMES_SHOWN = 6


def answers_in(path: Path, columns: Sequence[str] = ()) -> tuple[str, ...]:
    """The answers of a file, one a person: a line each of a .txt, else the cells of a column, or of several as lines.

    Without `columns` the only column is meant, or the one called text or answer. Raises UnableToOpen, NothingToRead,
    MissingColumn.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.csv"
    ...     _ = file.write_text("id,one,two" + chr(10) + "1,call back,pay" + chr(10))
    ...     answers_in(file, ["one", "two"])
    ('call back\\npay',)
    """
    if not path.is_file():
        raise UnableToOpen(f"There is no file {path.name}: check its name.")
    if path.name.lower().endswith(LINES):
        return _lines(path)
    if not path.name.lower().endswith((*TEXT_FILES, *WORKBOOKS)):
        raise UnableToOpen(f"{path.name} is no file of answers: give a .txt, .csv or .xlsx, or a folder.")
    with opened(path, path.name, FileMapping(path.name, "answers"), Limits(), Notes(), silent) as source:
        places = [
            _place(path.name, column, source.header) for column in columns or _only(path, source.header)
        ]
        return tuple(
            "\n".join(filter(None, (cells[at].strip() for at in places))) for _, cells in source.rows
        )


def _lines(path: Path) -> tuple[str, ...]:
    text = path.read_text(encoding=encoding_of(path))
    found = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not found:
        raise NothingToRead(f"{path.name} is empty: put an answer on each line.")
    return found


def _only(path: Path, header: Sequence[str]) -> list[str]:
    usual = [column for column in header if fold(column) in USUAL]
    if len(header) == 1 or len(usual) == 1:
        return usual or list(header)
    more = f" and {len(header) - NAMES_SHOWN} more" if len(header) > NAMES_SHOWN else ""
    raise MissingColumn(
        f"{path.name} has {len(header)} columns ({quoted(header[:NAMES_SHOWN])}{more}): "
        "name the one that holds the answers with --column."
    )


def _place(file: str, column: str, header: Sequence[str]) -> int:
    folded = [fold(name) for name in header]
    if fold(column) not in folded:
        raise MissingColumn(f"{file} has no column '{column}': {did_you_mean(column, header)}.")
    return folded.index(fold(column))
