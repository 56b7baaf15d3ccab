"""Rows with typed cells, and every cell or row that could not be read put down with file, line and column."""

from fairlead.core.tables.cells import Cell, quoted_names
from fairlead.core.tables.columns import columns_named
from fairlead.core.tables.engine import one_row
from fairlead.core.tables.errors import MissingColumn
from fairlead.core.tables.job import Job
from fairlead.core.tables.near import did_you_mean
from fairlead.core.tables.reading import FileReading, Refusal
from fairlead.core.tables.schemas import Column
from fairlead.core.tables.sql import name
from fairlead.core.tables.wording import counted

SHOWN = 60  # letters of a refused cell


def shape(job: Job, cells: list[Cell], further: tuple[str, ...] = ()) -> None:
    """Make the table `shaped`: `_line`, typed cells, `_bad` (a bit per fault), and further columns of `raw`."""
    typed = [f"{cell.typed} AS {name(cell.column.name)}" for cell in cells]
    columns = ", ".join(["_line", *typed, f"{faults(cells)} AS _bad", *further])
    job.db.execute(f"CREATE OR REPLACE TEMP TABLE shaped AS SELECT {columns} FROM raw WHERE {job.where}")
    say_passed_over(job)
    note_refused(job, cells)
    if any(cell.vital for cell in cells):
        rows = " OR ".join(f"{name(cell.column.name)} IS NULL" for cell in cells if cell.vital)
        job.db.execute(f"DELETE FROM shaped WHERE {rows}")


def say_passed_over(job: Job) -> None:
    """How many rows each leave_out and keep_only took, in the order of their doing; who takes none is silent."""
    kept: list[str] = []
    for rule, condition in job.filters():
        passed = f"SELECT count(*) FROM raw WHERE {' AND '.join([*kept, f'NOT ({condition})'])}"
        if rows := job.one(passed):
            job.notes.asides.append(f"{counted(rows, 'row')} passed over by {rule}")
        kept.append(condition)


def faults(cells: list[Cell]) -> str:
    """One number a row: bit 2i if cell i cannot be read, bit 2i + 1 if it is missing and must not be."""
    bits = ["0"]
    for i, cell in enumerate(cells):
        absent = 2 << (2 * i) if cell.vital else 0
        wrong = f"WHEN ({cell.typed}) IS NULL THEN {1 << (2 * i)}"
        bits.append(f"CASE WHEN ({cell.present}) IS NULL THEN {absent} {wrong} ELSE 0 END")
    return f"({' + '.join(bits)})::HUGEINT"


def note_refused(job: Job, cells: list[Cell]) -> None:
    """One pass counts; the lines are looked up only where something was refused."""
    bits = [1 << n for n in range(2 * len(cells))]
    if not job.one("SELECT count(*) FROM shaped WHERE _bad <> 0"):
        return
    counts = ", ".join(f"count_if((_bad & {bit}::HUGEINT) <> 0)" for bit in bits)
    for n, total in enumerate(one_row(job.db, f"SELECT {counts} FROM shaped")):
        if total:
            rows = "(SELECT _line, _bad FROM shaped) JOIN raw USING (_line)"
            note(job, cells[n // 2], cells[n // 2].present, f"(_bad & {bits[n]}::HUGEINT) <> 0", total, rows)


def note(job: Job, cell: Cell, shown: str, condition: str, total: int, rows: str = "shaped") -> None:
    """The refusals of one column."""
    query = f"SELECT _line, {shown} FROM {rows} WHERE {condition} ORDER BY _line LIMIT {job.notes.room}"
    row = " The row is left out." if cell.vital else ""
    first = [
        Refusal(job.raw.file, line, cell.source, sentence(cell, seen) + row)
        for line, seen in job.db.execute(query).fetchall()
    ]
    job.notes.refuse_all(total, first)


def drop_unnamed(job: Job, condition: str) -> None:
    """Rows of items that the mapping does not name: no fault, but said."""
    rows, items = one_row(job.db, f"SELECT count(*), count(DISTINCT item) FROM shaped WHERE {condition}")
    if rows:
        job.db.execute(f"DELETE FROM shaped WHERE {condition}")
        job.notes.asides.append(
            f"{counted(rows, 'row')} of {counted(items, 'item')} that the mapping does not name"
        )


def sentence(cell: Cell, seen: str | None) -> str:
    """Why one cell was refused."""
    if seen is None:
        return f"There is no {cell.column.name} here: fill it in."
    return f"'{seen[:SHOWN]}' {cell.reason}."


def insert(job: Job, table: str, cells: list[Cell], further: dict[str, str] | None = None) -> int:
    """Shaped rows into a table; `further` are columns with an expression of their own."""
    more = "".join(f", {expression} AS {name(column)}" for column, expression in (further or {}).items())
    job.db.execute(f"INSERT INTO {table} BY NAME SELECT {quoted_names(cells)}{more} FROM shaped")
    return job.one("SELECT count(*) FROM shaped")


def file_reading(job: Job, refused_before: int, used: int) -> FileReading:
    """What became of a file."""
    file = job.file
    named = {job.raw.header[at] for column in columns_named(file) if (at := job.raw.find(column)) is not None}
    unused = tuple(h for h in job.raw.header if h not in named)
    return FileReading(
        job.raw.file, file.table, job.raw.rows, used, job.notes.refused - refused_before,
        tuple(h for h in job.raw.header if h in named), unused, "; ".join([job.raw.how, *job.notes.asides]),
    )  # fmt: skip


def require(job: Job, columns: tuple[Column, ...]) -> None:
    """Columns that a table cannot do without."""
    known = {*job.file.columns, *job.file.fixed, *(["pulse"] if job.file.pulse else [])}
    for column in columns:
        if column.required and column.name not in known:
            raise MissingColumn(
                f"{job.raw.file} gives the table {job.file.table} no {column.name}: add the column, or name it with "
                f'columns.{column.name} = "…"; {did_you_mean(column.name, job.raw.header)}.'
            )
