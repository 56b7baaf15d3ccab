"""Rows with typed cells, and every cell or row that could not be read put down with file, line and column."""

from fairlead.core.tables.cells import Cell, quoted_names
from fairlead.core.tables.engine import one_row
from fairlead.core.tables.job import Job
from fairlead.core.tables.reading import FileReading, Refusal
from fairlead.core.tables.schemas import Column
from fairlead.core.tables.sql import name

SHOWN = 60  # letters of a refused cell


def shape(job: Job, cells: list[Cell], further: tuple[str, ...] = ()) -> None:
    """Make the table `shaped`: `_line`, `_row`, typed cells, their texts p0, p1 …, and further columns of `raw`."""
    typed = [f"{cell.typed} AS {name(cell.column.name)}" for cell in cells]
    shown = [f"{cell.present} AS p{i}" for i, cell in enumerate(cells)]
    columns = ", ".join(["_line", "_row", *typed, *shown, *further])
    job.db.execute(f"CREATE OR REPLACE TEMP TABLE shaped AS SELECT {columns} FROM raw WHERE {job.where}")
    note_refused(job, cells)
    if bad := bad_rows(cells):
        job.db.execute(f"DELETE FROM shaped WHERE {' OR '.join(bad)}")


def bad_rows(cells: list[Cell]) -> list[str]:
    """Conditions under which a row is refused."""
    return [f"{name(cell.column.name)} IS NULL" for cell in cells if cell.vital]


def note_refused(job: Job, cells: list[Cell]) -> None:
    """One pass counts; the lines are looked up only where something was refused."""
    if not cells:
        return
    wrong = [f"p{i} IS NOT NULL AND {name(c.column.name)} IS NULL" for i, c in enumerate(cells)]
    absent = [f"p{i} IS NULL" if c.vital else "false" for i, c in enumerate(cells)]
    counts = ", ".join(f"count_if({condition})" for condition in (*wrong, *absent))
    found = one_row(job.db, f"SELECT {counts} FROM shaped")
    for i, total in enumerate(found):
        if total:
            cell, condition = cells[i % len(cells)], (*wrong, *absent)[i]
            note(job, cell, f"p{i % len(cells)}", condition, total)


def note(job: Job, cell: Cell, shown: str, condition: str, total: int) -> None:
    """The refusals of one column."""
    lines = job.db.execute(
        f"SELECT _line, {shown} FROM shaped WHERE {condition} ORDER BY _line LIMIT {job.notes.room}"
    ).fetchall()
    row = " The row is left out." if cell.vital else ""
    first = [
        Refusal(job.raw.file, line, cell.source, sentence(cell, seen) + row)
        for line, seen in lines
    ]  # fmt: skip
    job.notes.refuse_all(total, first)


def sentence(cell: Cell, seen: str | None) -> str:
    """Why one cell was refused."""
    if seen is None:
        return f"There is no {cell.column.name} here: fill it in."
    return f"'{seen[:SHOWN]}' {cell.reason}."


def insert(job: Job, table: str, cells: list[Cell], further: dict[str, str] | None = None) -> int:
    """Shaped rows into a table; `further` are columns with an expression of their own."""
    more = "".join(f", {expression} AS {name(column)}" for column, expression in (further or {}).items())
    job.db.execute(
        f"INSERT INTO {table} BY NAME SELECT {quoted_names(cells)}{more} FROM shaped ORDER BY _line"
    )
    return job.one("SELECT count(*) FROM shaped")


def file_reading(job: Job, refused_before: int, used: int, columns: set[str]) -> FileReading:
    """What became of a file."""
    file = job.file
    named = {job.raw.header[at] for column in columns if (at := job.raw.find(column)) is not None}
    unused = tuple(h for h in job.raw.header if h not in named)
    return FileReading(
        job.raw.file, file.table, job.raw.rows, used, job.notes.refused - refused_before,
        tuple(h for h in job.raw.header if h in named), unused, job.raw.how,
    )  # fmt: skip


def columns_named(job: Job) -> set[str]:
    """Columns of the file that the mapping speaks of."""
    file = job.file
    filters = (*file.keep_only, *file.leave_out)
    return {
        *file.columns.values(),
        *(i.column for i in file.items if i.column),
        *(r.column for r in file.reasons),
        *(f.column for f in filters),
    }


def require(job: Job, columns: tuple[Column, ...]) -> None:
    """Columns that a table cannot do without."""
    from fairlead.core.tables.errors import MissingColumn
    from fairlead.core.tables.near import did_you_mean

    known = {*job.file.columns, *job.file.fixed, *(["pulse"] if job.file.pulse else [])}
    for column in columns:
        if column.required and column.name not in known:
            raise MissingColumn(
                f"{job.raw.file} gives the table {job.file.table} no {column.name}: add the column, or name it with "
                f'columns.{column.name} = "…"; {did_you_mean(column.name, job.raw.header)}.'
            )
