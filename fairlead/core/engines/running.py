"""From an Ibis expression to columns: compiled once, run on the firm's own connection, nothing fetched from outside."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ParamSpec, cast

import numpy as np
from numpy.typing import NDArray

from fairlead.core.engines.errors import OutOfRoom
from fairlead.core.values import FloatArray, IntArray

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

P = ParamSpec("P")
COMPILED = 512  # statements kept: more than one report asks, few enough to forget


def compiled(expression: Callable[P, Any]) -> Callable[P, str]:
    """The DuckDB SQL of an Ibis expression, compiled once for each set of arguments (it costs 25 ms)."""

    @lru_cache(maxsize=COMPILED)
    def sql(*args: Any, **named: Any) -> str:
        import ibis  # a second to import: not before something is counted

        return str(ibis.to_sql(expression(*args, **named), dialect="duckdb", pretty=False))

    return cast(Callable[P, str], sql)


class Columns:
    """What a query gave, by column. Only grouped counts come this way, and the few texts of leaders."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), ()))

    def texts(self, name: str) -> list[str | None]:
        """A column of texts, NULL as None."""
        texts: list[str | None] = self._columns[name].tolist()
        return texts

    def whole(self, name: str) -> IntArray:
        """A column of whole numbers, NULL as 0."""
        return _filled(self._columns[name], 0).astype(np.int64)

    def numbers(self, name: str) -> FloatArray:
        """A column of numbers, NULL as 0."""
        return _filled(self._columns[name], 0).astype(np.float64)

    def objects(self, name: str) -> list[Any]:
        """A column as Python values (days, lists, flags), NULL as None."""
        objects: list[Any] = self._columns[name].tolist()
        return objects


def _filled(column: NDArray[Any], value: int) -> NDArray[Any]:
    filled: NDArray[Any] = np.ma.filled(column, value)
    return filled


class Runner:
    """Runs compiled statements on a connection that holds the Fairlead tables."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self.connection = connection
        # DuckDB would otherwise fetch an extension from the network when it meets a function it lacks.
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")

    def __call__(self, sql: str) -> Columns:
        return Columns(self.execute(sql).fetchnumpy())

    def execute(self, sql: str) -> "DuckDBPyConnection":
        """Runs a statement. Raises OutOfRoom where neither memory nor disk suffices."""
        import duckdb

        try:
            return self.connection.execute(sql)
        except duckdb.OutOfMemoryException:
            raise OutOfRoom(
                "There is not room enough to count these tables: free some disk for temporary files, "
                "or bring fewer pulses at a time."
            ) from None

    def one(self, sql: str) -> int:
        """The single whole number that a statement gives."""
        # Fetched whole: a result left open would block the connection.
        ((value,),) = self.execute(sql).fetchall() or ((0,),)
        return int(value or 0)

    def knows(self, table: str) -> bool:
        """Whether there is a table of that name."""
        return self.one(f"SELECT count(*) FROM duckdb_tables() WHERE table_name = '{table}'") > 0

    def has(self, table: str, column: str) -> bool:
        """Whether a table has a column of that name."""
        names = self.connection.execute(f"SELECT * FROM {table} LIMIT 0").description or []
        return column in {name for name, *_ in names}
