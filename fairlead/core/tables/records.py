"""Tables whose rows are the rows of their file: people, units, items, tellings, commitments and the like."""

from fairlead.core.tables.cells import Cell, cells_of, decimal
from fairlead.core.tables.job import Job
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.shaped import insert, require, shape
from fairlead.core.tables.sql import present

BANDS = 5
SEVERAL = r"'\s*[;,]\s*'"


def read_records(job: Job) -> int:
    """Rows of a file into its table; the number of file rows used."""
    schema = SCHEMAS[job.file.table]
    require(job, schema.columns)
    pay = pay_of(job) if schema.name == "people" else ""
    cells = cells_of(job, schema, skip=("pay_band",) if pay else ())
    further = [f"{pay} AS pay"] if pay else []
    shape(job, cells, tuple(further))
    if pay:
        refuse_pay(job)
    if schema.name == "tellings":
        return insert_tellings(job, cells)
    return insert(job, schema.name, cells, {"pay_band": band("pay")} if pay else None)


def insert_tellings(job: Job, cells: list[Cell]) -> int:
    """One message may tell several statements, divided by ; or a comma: each is a telling of its own."""
    each = f"unnest(list_distinct(string_split_regex(statement, {SEVERAL})))"
    rest = [cell for cell in cells if cell.column.name != "statement"]
    used = job.one("SELECT count(*) FROM shaped")
    insert(job, "tellings", rest, {"statement": each})
    return used


def pay_of(job: Job) -> str:
    """The SQL of pay as a number; '' when the file has none, or holds bands already."""
    source = job.file.columns.get("pay") or job.file.columns.get("pay_band")
    if source is None:
        return ""
    cell = present(job.raw.column(source, ", which columns.pay names"), job.file.missing)
    bare = f"regexp_replace({cell}, '[^0-9.,-]', '', 'g')"
    number = f"try_cast({decimal(job, bare)} AS DOUBLE)"
    if "pay" not in job.file.columns:
        # A column of bands holds few values; one of amounts must not pass as bands.
        few = job.one(f"SELECT count(DISTINCT {cell}) FROM raw") <= BANDS
        words = job.one(f"SELECT count(*) FROM raw WHERE {cell} IS NOT NULL AND {number} IS NULL")
        if few or words:
            return ""
    return f"CASE WHEN isfinite({number}) THEN {number} END"


def band(pay: str) -> str:
    """Five bands of about as many people each; equal pay is never parted. The amount itself goes no further."""
    rank = f"(rank() OVER (ORDER BY {pay} NULLS LAST) - 1) * {BANDS} // count({pay}) OVER ()"
    return f"CASE WHEN {pay} IS NOT NULL THEN 'band ' || ({rank} + 1)::INTEGER END"


def refuse_pay(job: Job) -> None:
    """Pay is never quoted, not even where it cannot be read."""
    source = job.file.columns.get("pay") or job.file.columns["pay_band"]
    cell = present(job.raw.column(source), job.file.missing)
    wrong = f"_line IN (SELECT _line FROM raw WHERE {cell} IS NOT NULL) AND pay IS NULL"
    for (line,) in job.db.execute(f"SELECT _line FROM shaped WHERE {wrong} ORDER BY _line").fetchall():
        job.notes.refuse(job.raw.file, line, source, "The pay here is no number: write it in digits.")
