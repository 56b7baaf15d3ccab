"""What every reader of a file needs at hand."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from fairlead.core.tables.engine import one_number
from fairlead.core.tables.mapping import FileMapping, Mapping
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.raw import Raw
from fairlead.core.tables.sql import among, trimmed


@dataclass(frozen=True)
class Job:
    """One file, loaded into `raw`, on its way into one table. `number` tells files of a folder apart."""

    db: DuckDBPyConnection
    mapping: Mapping
    file: FileMapping
    raw: Raw
    notes: Notes
    number: int = 1

    def one(self, query: str) -> int:
        """The single number that a query gives."""
        return one_number(self.db, query)

    @property
    def where(self) -> str:
        """Which rows the mapping keeps, as a condition on `raw`."""
        return " AND ".join(condition for _, condition in self.filters()) or "true"

    def filters(self) -> list[tuple[str, str]]:
        """keep_only and leave_out: what a sentence calls each, and its condition on `raw`."""
        rules = [(f, "keep_only", "IN") for f in self.file.keep_only]
        rules += [(f, "leave_out", "NOT IN") for f in self.file.leave_out]
        return [
            (
                f"{key} on '{f.column}'",
                f"lower({trimmed(self.raw.column(f.column, f', which {key} names'))}) {how} {among(f.values)}",
            )
            for f, key, how in rules
            if f.values
        ]
