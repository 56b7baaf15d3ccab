"""From texts to typed cells: the SQL of each column, and why a cell would be refused."""

from dataclasses import dataclass

from fairlead.core.tables.dates import days_of
from fairlead.core.tables.job import Job
from fairlead.core.tables.mapping import ANYTHING
from fairlead.core.tables.near import quoted
from fairlead.core.tables.schemas import Column, Table
from fairlead.core.tables.sql import among, name, present, text

TRUE, FALSE = ("true", "t", "yes", "y", "1", "x"), ("false", "f", "no", "n", "0")
NOT_A_NUMBER = {".": "45.5", ",": "45,5"}


@dataclass(frozen=True)
class Cell:
    """One column on its way: `present` is its text or NULL, `typed` its value or NULL when it cannot be read."""

    column: Column
    source: str  # its name in the file
    present: str
    typed: str
    reason: str  # follows the cell in the sentence of a refusal
    vital: bool = False  # without a readable value the row is refused


def cells_of(job: Job, table: Table, skip: tuple[str, ...] = ()) -> list[Cell]:
    """The columns of a table that the mapping names or fixes."""
    known = [c for c in table.columns if c.name not in skip]
    return [cell for column in known if (cell := cell_of(job, column))]


def cell_of(job: Job, column: Column) -> Cell | None:
    """One column, or None when the file does not have it."""
    if column.name in job.file.fixed:
        return fixed(job, column, job.file.fixed[column.name])
    if column.name == "pulse" and job.file.pulse:
        return fixed(job, column, job.file.pulse)
    source = job.file.columns.get(column.name)
    if source is None:
        return None
    at = job.raw.column(source, f", which columns.{column.name} names")
    return typed(job, column, source, present(at, job.file.missing))


def fixed(job: Job, column: Column, value: str) -> Cell:
    """The same value in every row."""
    return typed(job, column, column.name, text(value))


def typed(job: Job, column: Column, source: str, cell: str) -> Cell:
    """A cell read as the type of its column."""
    found = renamed(job.file.values.get(column.name, {}), cell)
    if column.type in ("day", "time"):
        days = days_of(job.db, cell, job.file.dates, job.raw.file, source)
        moment = days.moment(cell)
        form = f"cannot be read as a day{stated(job)}"
        return Cell(
            column, source, cell, f"{moment}::DATE" if column.type == "day" else moment, form, column.key
        )
    if column.type in ("number", "whole"):
        return number(job, column, source, found)
    if column.type == "flag":
        typed = f"CASE WHEN lower({found}) IN {among(TRUE)} THEN true WHEN lower({found}) IN {among(FALSE)} THEN false END"
        return Cell(column, source, cell, typed, "is neither yes nor no: write true or false")
    if column.type == "texts":
        return Cell(column, source, cell, texts(column, found), "cannot be read", column.key)
    return words(column, source, cell, found)


def stated(job: Job) -> str:
    """What to do about a day."""
    forms = quoted(job.file.dates)
    return (
        f" in any of the forms {forms}: mend it or add its form to dates"
        if forms
        else ": state its form with dates = […]"
    )


def words(column: Column, source: str, cell: str, found: str) -> Cell:
    """A text, one of a few where the schema says so."""
    if not column.allowed:
        return Cell(column, source, cell, found, "cannot be read", column.key)
    low = f"replace(lower({found}), ' ', '-')"
    reason = f"is none of {quoted(column.allowed)}: say what it means under [file.values.{column.name}]"
    return Cell(
        column,
        source,
        cell,
        f"CASE WHEN {judged(column, low)} IN {among(column.allowed)} THEN {low} END",
        reason,
        column.key,
    )


def judged(column: Column, word: str) -> str:
    """What of a word must be allowed: of a reason, its family."""
    return f"split_part({word}, '/', 1)" if column.name == "reason" else word


def renamed(values: "dict[str, str] | object", cell: str) -> str:
    """[file.values.…] applied; a value that is not named stays, unless "*" says otherwise."""
    pairs = dict(values) if isinstance(values, dict) else {}
    rest = text(pairs.pop(ANYTHING)) if ANYTHING in pairs else cell
    if not pairs:
        return f"CASE WHEN {cell} IS NOT NULL THEN {rest} END"
    whens = " ".join(
        f"WHEN {text(' '.join(raw.split()).lower())} THEN {text(new)}" for raw, new in pairs.items()
    )
    squeezed = rf"lower(regexp_replace({cell}, '\s+', ' ', 'g'))"
    return f"CASE WHEN {cell} IS NULL THEN NULL ELSE (CASE {squeezed} {whens} ELSE {rest} END) END"


def decimal(job: Job, cell: str) -> str:
    """A number's text with a point, and without marks between the thousands."""
    if job.file.decimal == ",":
        return f"replace(replace(replace({cell}, '.', ''), ' ', ''), ',', '.')"
    return rf"CASE WHEN regexp_matches({cell}, '^-?\d{{1,3}}(,\d{{3}})+(\.\d+)?$') THEN replace({cell}, ',', '') ELSE {cell} END"


def number(job: Job, column: Column, source: str, cell: str) -> Cell:
    """A finite number; whole, or not negative, where the column must be."""
    found = f"try_cast({decimal(job, cell)} AS DOUBLE)"
    conditions = [f"isfinite({found})"]
    reason = f"is no finite number: write it like {NOT_A_NUMBER[job.file.decimal]}"
    if column.type == "whole":
        conditions.append(f"{found} = floor({found})")
        reason = "is no whole number"
    if column.name == "weight":
        conditions.append(f"{found} >= 0")
        reason = "is no weight: it must be a finite number, not below 0"
    kind = "BIGINT" if column.type == "whole" else "DOUBLE"
    typed = f"CASE WHEN {' AND '.join(conditions)} THEN {found}::{kind} END"
    return Cell(column, source, cell, typed, reason, column.key or column.name == "weight")


def texts(column: Column, cell: str) -> str:
    """A list: labels are divided by |, ids also by ; , or blanks."""
    divider = r"\s*\|\s*" if column.name == "labels" else r"[\s;,|]+"
    return f"list_filter(string_split_regex({cell}, {text(divider)}), lambda part: part <> '')"


def quoted_names(cells: list[Cell]) -> str:
    """Names of columns, for a SELECT."""
    return ", ".join(name(cell.column.name) for cell in cells)
