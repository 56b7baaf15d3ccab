"""Cells of many columns told apart by slot, each distinct spelling decoded once, then joined back in the engine."""

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from fairlead.core.tables.arrow import texts, wholes
from fairlead.core.tables.job import Job
from fairlead.core.tables.labels import Decoded
from fairlead.core.tables.raw import BATCH
from fairlead.core.tables.reading import Refusal
from fairlead.core.tables.sql import text

SHOWN = 60
NO_CODE = -(2**31)
Decoder = Callable[[str, str], Decoded]  # slot, cell


def stack(slots: Iterable[str], further: Iterable[str] = ()) -> str:
    """The query of one row a cell: `_line`, `slot` (the name of a column of `shaped`), `cell`; further columns stay."""
    named = ", ".join(slots)
    also = "".join(f", {column}" for column in further)
    return f"(SELECT * FROM (SELECT _line, {named}{also} FROM shaped) UNPIVOT (cell FOR slot IN ({named})))"


def decode_cells(job: Job, cells: str, decoder: Decoder) -> None:
    """Make `decoded`: slot, cell, code, missing; both NULL when the cell cannot be read."""
    job.db.execute(
        "CREATE OR REPLACE TEMP TABLE decoded (slot VARCHAR, cell VARCHAR, code INTEGER, missing VARCHAR)"
    )
    seen: pa.Table = job.db.sql(f"SELECT DISTINCT slot, cell FROM {cells} ORDER BY ALL").to_arrow_table()
    for batch in seen.to_batches(max_chunksize=BATCH):
        job.db.register("batch", decoded_batch(batch, decoder))
        job.db.execute(
            f"INSERT INTO decoded SELECT slot, cell, nullif(code, {NO_CODE}), nullif(missing, '') FROM batch"
        )
        job.db.unregister("batch")


def decoded_batch(batch: pa.RecordBatch, decoder: Decoder) -> pa.Table:
    """Spellings with what they mean."""
    slots, cells = batch.column(0).to_pylist(), batch.column(1).to_pylist()
    found = [decoder(slot, cell) for slot, cell in zip(slots, cells, strict=True)]
    codes = wholes(NO_CODE if code is None else code for code, _ in found)
    missing = texts([why or "" for _, why in found])
    columns = [batch.column(0), batch.column(1), codes, missing]
    return pa.Table.from_arrays(columns, ["slot", "cell", "code", "missing"])


def note_undecoded(job: Job, cells: str, say: Callable[[str, str], tuple[str, str]]) -> None:
    """Refuse what could not be read; `say` gives column and sentence for slot and cell."""
    joined = f"FROM {cells} JOIN decoded USING (slot, cell) WHERE code IS NULL AND missing IS NULL"
    if not job.one("SELECT count(*) FROM decoded WHERE code IS NULL AND missing IS NULL"):
        return
    total = job.one(f"SELECT count(*) {joined}")
    query = f"SELECT _line, slot, cell {joined} ORDER BY _line, slot LIMIT {job.notes.room}"
    job.notes.refuse_all(total, list(refusals(job, query, say)))


def refusals(job: Job, query: str, say: Callable[[str, str], tuple[str, str]]) -> Iterator[Refusal]:
    """The first of them, spelt out."""
    for line, slot, cell in job.db.execute(query).fetchall():
        column, reason = say(slot, cell[:SHOWN])
        yield Refusal(job.raw.file, line, column, reason)


def literal_case(column: str, pairs: dict[str, str]) -> str:
    """A CASE that renames: the value of `column` as a key of `pairs`."""
    whens = " ".join(f"WHEN {text(old)} THEN {text(new)}" for old, new in pairs.items())
    return f"CASE {column} {whens} END" if pairs else "NULL"
