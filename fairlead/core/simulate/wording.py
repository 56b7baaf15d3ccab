"""What people write when asked for the priorities: texts drawn from phrase banks by index.

Each person has up to five lines. The first ones name statements (verbatim, short, in own words, by synonyms,
misspelt); the rest may hold half a statement, a buzzword, an old priority, or nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fairlead.core.simulate.trades import KINDS, NAMED_AS, Trade, common
from fairlead.core.values import IntArray

if TYPE_CHECKING:
    import pyarrow as pa

LINES = 5
# Chosen, not measured: most people write a few words of their own; one in eight uses none of the plan's words.
HOW_NAMED = {"verbatim": 0.08, "short": 0.40, "own": 0.28, "synonym": 0.12, "misspelt": 0.12}
HOW_MANY = ((0.35, 0.40, 0.25), (0.40, 0.35, 0.25))  # who does not know: 0, 1, 2; who knows: 3, 4, 5
# Leaders wrote the plan: they are nearer to its words, and write a line an entry.
LEADERS_NAME = {"verbatim": 0.20, "short": 0.40, "own": 0.30, "synonym": 0.05, "misspelt": 0.05}
BETWEEN = (("\n", 0.60), ("; ", 0.20), (", ", 0.15), (" and ", 0.05))
FILL = {"partly": 0.15, "buzzwords": 0.25, "old": 0.10}  # of a line that names nothing; the rest stays empty
_POPULAR = np.log([1.6, 1.3, 1.0, 0.9, 0.7])  # what stands first in a plan is known best


@dataclass(frozen=True, slots=True)
class Bank:
    """All phrases of a firm in one tuple. `start` and `size` are P×kinds; `further` has the ranges of the rest."""

    phrases: tuple[str, ...]
    start: IntArray
    size: IntArray
    further: dict[str, tuple[int, int]]


def bank_of(trade: Trade) -> Bank:
    """The phrases that may occur in answers of this firm, with where each kind begins."""
    phrases: list[str] = []
    start = np.zeros((len(trade.priorities), len(KINDS)), dtype=np.int64)
    size = np.zeros_like(start)
    for p, priority in enumerate(trade.priorities):
        for k, kind in enumerate(KINDS):
            start[p, k], size[p, k] = len(phrases), len(priority.phrases[kind])
            phrases += priority.phrases[kind]
    further = {}
    rest = {
        "buzzwords": common().buzzwords,
        "unknown": common().unknown,
        "old": trade.old,
        "pets": trade.pets,
    }
    for name, texts in rest.items():
        further[name] = (len(phrases), len(texts))
        phrases += texts
    return Bank(tuple(phrases), start, size, further)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Texts of N people, and what they truly name: N×P, in the plan's order."""

    texts: "pa.Array"
    named: NDArray[np.bool_]


def recalled(rng: np.random.Generator, trade: Trade, knows: NDArray[np.bool_]) -> Written:
    """One text a person: who `knows` names at least three of five statements, the others at most two."""
    n, p = len(knows), len(trade.priorities)
    bank = bank_of(trade)
    order = np.argsort(-(_POPULAR[:p] + rng.gumbel(size=(n, p))), axis=1)
    many = np.where(knows, 3 + _pick(rng, HOW_MANY[1], n), _pick(rng, HOW_MANY[0], n))
    names = np.arange(LINES) < many[:, None]
    lines = np.where(names, _naming(rng, bank, order, HOW_NAMED), _filling(rng, bank, order))
    lost = (lines < 0).all(axis=1)
    lines[lost, 0] = _of(rng, bank.further["unknown"], (int(lost.sum()),))
    named = np.zeros((n, p), dtype=bool)
    np.put_along_axis(named, order, names[:, :p], axis=1)
    shuffled = np.take_along_axis(lines, rng.random((n, LINES)).argsort(axis=1), axis=1)
    between = _pick(rng, (share for _, share in BETWEEN), n)
    return Written(_joined(bank, shuffled, between), named)


def leaders_write(rng: np.random.Generator, trade: Trade, many: IntArray) -> "pa.Array":
    """One text a leader, who names `many` of the statements and up to two pets that no other leader has."""
    bank = bank_of(trade)
    n, p = len(many), len(trade.priorities)
    order = rng.permuted(np.tile(np.arange(p), (n, 1)), axis=1)
    slot = np.arange(LINES)
    names = slot < many[:, None]
    first, size = bank.further["pets"]
    own = 2 * np.arange(n)[:, None] + slot - many[:, None]
    pets = np.where(slot < many[:, None] + 2, first + rng.permutation(size)[own % size], -1)
    lines = np.where(names, _naming(rng, bank, order, LEADERS_NAME), pets)
    return _joined(bank, lines, np.zeros(n, dtype=np.int64))


def _pick(rng: np.random.Generator, shares: Iterable[float], n: int) -> IntArray:
    steps = np.cumsum(list(shares))[:-1]
    return np.searchsorted(steps, rng.random(n), side="right").astype(np.int64)


def _of(rng: np.random.Generator, place: tuple[int, int], shape: tuple[int, ...]) -> IntArray:
    return place[0] + rng.integers(0, place[1], shape)


def _different(rng: np.random.Generator, place: tuple[int, int], shape: tuple[int, int]) -> IntArray:
    """Phrases of one bank, none twice in a row."""
    begin = rng.integers(0, place[1], (shape[0], 1))
    return place[0] + (begin + np.arange(shape[1])) % place[1]


def _naming(rng: np.random.Generator, bank: Bank, order: IntArray, how: Mapping[str, float]) -> IntArray:
    kind = _pick(rng, (how[k] for k in NAMED_AS), order.size).reshape(order.shape)
    return bank.start[order, kind] + (rng.random(order.shape) * bank.size[order, kind]).astype(np.int64)


def _filling(rng: np.random.Generator, bank: Bank, order: IntArray) -> IntArray:
    n, p = order.shape
    what = _pick(rng, (*FILL.values(), 1 - sum(FILL.values())), order.size).reshape(order.shape)
    partly = KINDS.index("partly")
    half = bank.start[order, partly] + (rng.random(order.shape) * bank.size[order, partly]).astype(np.int64)
    buzz, old = (_different(rng, bank.further[name], (n, p)) for name in ("buzzwords", "old"))
    chosen: IntArray = np.select([what == 0, what == 1, what == 2], [half, buzz, old], -1)
    return chosen


def _joined(bank: Bank, lines: IntArray, between: IntArray) -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    phrases = pa.array(bank.phrases)
    columns = [phrases.take(pa.array(lines[:, j], mask=lines[:, j] < 0)) for j in range(lines.shape[1])]
    marks = pa.array([mark for mark, _ in BETWEEN]).take(pa.array(between))
    return pc.binary_join_element_wise(*columns, marks, null_handling="skip")
