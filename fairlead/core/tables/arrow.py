"""Arrow columns out of Python lists, straight from buffers: pyarrow's own way would load pandas first."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa


def texts(cells: Sequence[str]) -> pa.Array:
    """A column of texts.

    >>> texts(["a", "", "für"]).to_pylist()
    ['a', '', 'für']
    """
    letters = [cell.encode("utf-8", "replace") for cell in cells]
    ends = np.zeros(len(letters) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, letters), dtype=np.int64, count=len(letters)), out=ends[1:])
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(letters))]
    return pa.Array.from_buffers(pa.large_string(), len(letters), buffers)


def wholes(numbers: Iterable[int]) -> pa.Array:
    """A column of whole numbers.

    >>> wholes([1, 2]).to_pylist()
    [1, 2]
    """
    found = np.fromiter(numbers, dtype=np.int64)
    return pa.Array.from_buffers(pa.int64(), len(found), [None, pa.py_buffer(found)])
