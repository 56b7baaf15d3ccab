"""The engine: opened, asked, and left free for the next question."""

from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

# DuckDB must never reach out: extensions are neither loaded nor fetched behind our back.
CONFIG = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def connect(temporary: str) -> DuckDBPyConnection:
    """An empty engine; what does not fit into memory goes to the folder `temporary`."""
    return duckdb.connect(":memory:", config={**CONFIG, "temp_directory": temporary})


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
