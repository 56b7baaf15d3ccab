"""Arrays into columns, the few ways the tables need."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.values import IntArray

if TYPE_CHECKING:
    import pyarrow as pa


def numbered(prefix: str, n: int) -> list[str]:
    """Ids of equal length, so that they sort.

    >>> numbered("r", 2)
    ['r1', 'r2']
    """
    width = len(str(n))
    return [f"{prefix}{i:0{width}}" for i in range(1, n + 1)]


def by_index(names: Sequence[str], index: IntArray) -> "pa.Array":
    """Texts by index, −1 for none: dictionary-encoded, so that a row costs a number.

    >>> by_index(["a", "b"], np.array([1, -1])).to_pylist()
    ['b', None]
    """
    import pyarrow as pa

    codes = pa.array(index.astype(np.int32), mask=index < 0)
    return pa.DictionaryArray.from_arrays(codes, pa.array(names, pa.string()))


def days(day: IntArray) -> "pa.Array":
    """Days since 1970 as dates, negative for none.

    >>> days(np.array([1, -1])).to_pylist()
    [datetime.date(1970, 1, 2), None]
    """
    import pyarrow as pa

    return pa.array(day.astype(np.int32), mask=day < 0).cast(pa.date32())


def nothing(n: int) -> "pa.Array":
    """A column of empty texts."""
    import pyarrow as pa

    return pa.nulls(n, pa.string())
