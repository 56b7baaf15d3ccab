"""Arithmetic on spans and what they are near to."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.encoder.protocol import Vectors
from fairlead.core.recall.spans import CLAUSE, Span

Dense = NDArray[np.float64]


def composed(spans: Sequence[Span], vectors: Vectors, place: int) -> Vectors:
    """The vector of a span made of the clauses before it: their mean, each by its words, at length one.

    The encoder, too, takes the mean over words; so a text is encoded once, clause by clause.
    """
    parts = [p for p in range(place - spans[place].parts, place) if spans[p].factor == CLAUSE]
    total = np.array([1 + len(spans[p].words) for p in parts], dtype=np.float32) @ vectors[parts]
    unit: Vectors = total / max(float(np.linalg.norm(total)), 1e-6)
    return unit


def best_other(meaning: Dense, column: NDArray[np.int64]) -> Dense:
    """For each span and sentence the nearest sentence of another statement, P×K; -inf where there is none."""
    found = np.full(meaning.shape, -np.inf)
    for statement in np.unique(column):
        others = column != statement
        if others.any():
            found[:, ~others] = meaning[:, others].max(axis=1)[:, None]
    return found


def argmax_of_each(values: Dense, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The row of the largest value within each run of rows, by column: R×K."""
    most = np.repeat(np.maximum.reduceat(values, starts, axis=0), lengths, axis=0)
    rows = np.where(values >= most, np.arange(len(values))[:, None], len(values))
    found: NDArray[np.int64] = np.minimum.reduceat(rows, starts, axis=0)
    return found
