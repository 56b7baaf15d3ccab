"""The engine: opened, asked, and left free for the next question."""

from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

# DuckDB must never reach out: extensions are neither loaded nor fetched behind our back.
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
SMALL = 128 * 2**20
MEMORY = "2GB"  # beyond it DuckDB spills; a gigabyte of CSV must not need more


def connect(temporary: str, size: int = 0) -> DuckDBPyConnection:
    """An empty engine for files of `size` bytes; what does not fit into memory goes to the folder `temporary`.

    Small firms, the normal case, stay in memory. Large ones go to a file there, where DuckDB packs them.
    """
    place = ":memory:" if size < SMALL else f"{temporary}/firm.duckdb"
    db = duckdb.connect(place, config={**CONFIG, "temp_directory": temporary, "memory_limit": MEMORY})
    db.execute("SET enable_progress_bar = false")  # who shows progress is decided by the caller
    return db


def one_row(db: DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The single row of a query. Fetched whole: a result left open would block the connection.

    >>> one_row(duckdb.connect(), "SELECT 1, 'a'")
    (1, 'a')
    """
    (row,) = db.execute(query).fetchall()
    found: tuple[Any, ...] = row
    return found


def one_number(db: DuckDBPyConnection, query: str) -> int:
    """The single number of a query; 0 for NULL.

    >>> one_number(duckdb.connect(), "SELECT max(n) FROM (SELECT 1 AS n WHERE false)")
    0
    """
    return int(one_row(db, query)[0] or 0)
