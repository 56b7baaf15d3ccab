"""Sparse matrices by rows. SciPy is loaded on first use: `--help` need not wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def by_rows(columns: Sequence[Sequence[int]], values: Sequence[Sequence[float]], width: int) -> csr_array:
    """R×width from the columns and values of each row.

    >>> by_rows([[1], [], [0]], [[2.0], [], [3.0]], 2).toarray().tolist()
    [[0.0, 2.0], [0.0, 0.0], [3.0, 0.0]]
    """
    from scipy.sparse import csr_array

    ends = np.concatenate([[0], np.cumsum([len(row) for row in columns], dtype=np.int64)])
    places = np.array([column for row in columns for column in row], dtype=np.int64)
    data = np.array([value for row in values for value in row], dtype=np.float64)
    made: csr_array = csr_array((data, places, ends), shape=(len(columns), width))
    return made


def of_dense(matrix: NDArray[np.float64]) -> csr_array:
    """The same matrix, sparse.

    >>> of_dense(np.eye(3)).nnz
    3
    """
    from scipy.sparse import csr_array

    made: csr_array = csr_array(matrix)
    return made
