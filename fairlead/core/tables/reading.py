"""What was understood of a folder: said in full, so that nothing is dropped in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row, cell or file that could not be used."""

    file: str
    line: int | None
    column: str | None
    reason: str  # one sentence: what is wrong and what to do


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file as it was understood."""

    file: str
    table: str
    rows: int
    used: int
    refused: int
    columns_used: tuple[str, ...]
    columns_unused: tuple[str, ...]
    how: str  # "CSV, UTF-8, comma", "XLSX, sheet Answers", "Parquet"; or "not there (optional)"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something that looks wrong but was left as it is. `kind` is a stable id."""

    kind: str  # such as duplicate-rows, shrunken-people, exports-disagree, kept-late
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole folder. `refusals` holds the first thousand; `refused` counts them all."""

    files: tuple[FileReading, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    refused: int = 0
    suspicions: tuple[Suspicion, ...] = ()
    ignored: tuple[str, ...] = ()  # files that nothing reads
