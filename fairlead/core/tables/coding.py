"""Recall coded by hand in a file of its own, joined onto the answers."""

from duckdb import DuckDBPyConnection

from fairlead.core.tables.cells import cells_of
from fairlead.core.tables.job import Job
from fairlead.core.tables.schemas import CODING
from fairlead.core.tables.shaped import shape

DEFINED = ", ".join(f"{c.name} {c.sql}" for c in CODING.columns)


def read_coding(job: Job) -> int:
    """Rows of a coding file into the table codings; the number of rows used."""
    job.db.execute(f"CREATE TABLE IF NOT EXISTS codings ({DEFINED})")
    cells = cells_of(job, CODING)
    shape(job, cells)
    given = {cell.column.name for cell in cells}
    if "statements" not in given or not given & {"respondent", "line"}:
        from fairlead.core.tables.errors import MissingColumn

        raise MissingColumn(
            f"{job.raw.file} is a coding file and needs columns.statements, and columns.respondent or columns.line."
        )
    columns = [c for c in CODING.names if c in given and c != "statements"]
    person = [] if "respondent" in given else ["'row-' || line AS respondent"]
    kept = ", ".join([*columns, *person])
    # An empty cell of a coded text says "names none", which is not the same as "not coded".
    job.db.execute(
        f"INSERT INTO codings BY NAME SELECT {kept}, coalesce(statements, []) AS statements FROM shaped"
    )
    return job.one("SELECT count(*) FROM shaped")


def apply_codings(db: DuckDBPyConnection) -> None:
    """answers.statements from the codings; where two coders differ, the first by name holds.

    What is named in part or turned round is no naming: it is kept beside the answers, in `recall_codes`.
    """
    tables = {row[0] for row in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "codings" not in tables:
        return
    if "answers" not in tables:  # a view on a Parquet file cannot be written to
        db.execute(
            "CREATE TABLE coded AS SELECT * FROM answers; DROP VIEW answers; ALTER TABLE coded RENAME TO answers"
        )
    db.execute(
        "CREATE TABLE recall_codes AS SELECT answers.pulse, answers.item, answers.respondent, first.statements, "
        "coalesce(first.partly, []) AS partly, coalesce(first.opposite, []) AS opposite "
        "FROM answers JOIN (SELECT * FROM codings QUALIFY row_number() OVER (PARTITION BY respondent, pulse, item "
        "ORDER BY coder) = 1) AS first ON answers.respondent = first.respondent "
        "WHERE answers.text IS NOT NULL AND answers.pulse = coalesce(first.pulse, answers.pulse) "
        "AND CASE WHEN first.item IS NULL THEN answers.item IN (SELECT item FROM items WHERE construct = 'recall') "
        "ELSE answers.item = first.item END"
    )
    db.execute(
        "UPDATE answers SET statements = codes.statements FROM recall_codes AS codes "
        "WHERE answers.respondent = codes.respondent AND answers.pulse = codes.pulse AND answers.item = codes.item"
    )
