"""A firm, read: its tables in an engine, its plans, and what was understood."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from fairlead.core.tables.reading import Reading
from fairlead.core.tables.schemas import SCHEMAS, Table
from fairlead.core.tables.settings import Settings
from fairlead.core.tables.sql import name

if TYPE_CHECKING:
    from fairlead.core.plans import Plan


@dataclass(frozen=True)
class Firm:
    """What `read` gives. `present` names the tables that hold rows, and 'plan' when there is an edition."""

    company: str
    connection: DuckDBPyConnection
    present: frozenset[str]
    editions: "tuple[Plan, ...]"
    settings: Settings
    reading: Reading


def create_tables(db: DuckDBPyConnection, settings: Settings) -> None:
    """All Fairlead tables, empty."""
    for table in SCHEMAS.values():
        db.execute(f"CREATE TABLE {table.name} ({', '.join(columns(table, settings))})")


def columns(table: Table, settings: Settings) -> list[str]:
    """Column definitions; answers also have the further declared cuts."""
    further = settings.further_cuts if table.name == "answers" else ()
    own = [f"{name(c.name)} {'INTEGER' if c.name in ('low', 'high') else c.sql}" for c in table.columns]
    return [*own, *(f"{name(cut)} VARCHAR" for cut in further)]
