"""Who left an invented company, and the reasons they gave."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.simulate.columns import by_index, days, numbered
from fairlead.core.simulate.staff import EXIT_SHARES, Staff
from fairlead.core.simulate.trades import common
from fairlead.core.simulate.truth import Truth
from fairlead.core.values import FloatArray, IntArray

if TYPE_CHECKING:
    import pyarrow as pa

# How often each reason comes first where nothing special is the matter; invented, of the order published.
USUAL: Mapping[str, float] = {
    "career": 0.24, "pay": 0.18, "manager": 0.12, "work-life": 0.12, "workload": 0.09, "job": 0.09,
    "environment": 0.04, "health": 0.04, "family-relocation": 0.05, "other": 0.03,
}  # fmt: skip
AS_DIRECTION: Mapping[str, str] = {
    "no-plan": "direction/no-plan",
    "not-told": "direction/not-told",
    "not-known": "direction/not-told",
    "did-not-land": "direction/not-told",
    "not-lived": "direction/not-lived",
}
DIRECTION_FIRST, PAY_FIRST = 0.45, 0.55  # share of leavers whose first reason it is
UNCODED = 0.08
_FURTHER = (0.5, 0.35, 0.15)  # no, one, two further reasons


def reasons_of(truth: Truth) -> dict[str, float]:
    """How often each reason comes first, given what is true: shares that add up to one.

    >>> from fairlead.core.simulate.truth import truth_of
    >>> round(reasons_of(truth_of("not-lived"))["direction/not-lived"], 2), round(reasons_of(truth_of("pay"))["pay"], 2)
    (0.45, 0.55)
    """
    first, share = "direction", 0.05
    if truth.cause == "pay":
        first, share = "pay", PAY_FIRST
    elif any(truth.breaks(link) for link in truth.links):
        first, share = AS_DIRECTION.get(truth.cause, "direction"), DIRECTION_FIRST
    rest = {reason: weight for reason, weight in USUAL.items() if reason != first}
    total = sum(rest.values())
    return {first: share} | {reason: (1 - share) * weight / total for reason, weight in rest.items()}


def exits_table(rng: np.random.Generator, staff: Staff, truth: Truth) -> "pa.Table":
    """A row a reason of each leaver; who was asked nothing, or was dismissed, has one row without a reason."""
    shares = reasons_of(truth)
    names = [*shares, "retirement"]
    gone = np.arange(staff.here, len(staff.left))
    reason = _drawn(rng, np.array(list(shares.values())), len(gone))
    kind = staff.kind[gone]
    other = kind == list(EXIT_SHARES).index("other")
    reason[other] = [len(names) - 1, -1, -1]
    asked_nothing = (kind == list(EXIT_SHARES).index("involuntary")) | (rng.random(len(gone)) < UNCODED)
    reason[asked_nothing] = -1
    first = np.arange(reason.shape[1]) == 0
    row, slot = np.nonzero((reason >= 0) | (asked_nothing[:, None] & first))
    return _table(rng, staff, gone[row], reason[row, slot], names, row=row, slot=slot)


def _drawn(rng: np.random.Generator, shares: FloatArray, n: int) -> IntArray:
    """Up to three different reasons a leaver, the first one primary: shape n×3, −1 for none (Gumbel's trick)."""
    order = np.argsort(-(np.log(shares) + rng.gumbel(size=(n, len(shares)))), axis=1)[:, :3]
    many = 1 + np.searchsorted(np.cumsum(_FURTHER)[:-1], rng.random(n), side="right")
    return np.where(np.arange(3) < many[:, None], order, -1).astype(np.int64)


def _table(
    rng: np.random.Generator,
    staff: Staff,
    person: IntArray,
    reason: IntArray,
    names: list[str],
    *,
    row: IntArray,
    slot: IntArray,
) -> "pa.Table":
    import pyarrow as pa

    leavers = len(staff.left) - staff.here
    later = rng.random(leavers)[row] < 0.2
    return pa.table({
        "leaver": by_index(numbered("x", leavers), rng.permutation(leavers)[row]),
        "left_on": days(staff.left[person]),
        "left_precision": by_index(["day"], np.zeros(len(row), dtype=np.int64)),
        "unit": by_index([staff.tree.ids[i] for i in staff.tree.leaves], staff.leaf[person]),
        "kind": by_index(list(EXIT_SHARES), staff.kind[person]),
        "asked": by_index(["at_exit", "later"], np.where(reason < 0, -1, later)),
        "reason": by_index(names, reason),
        "primary": pa.array(slot == 0, mask=reason < 0),
        "text": _words(rng, names, reason, slot),
        "source": by_index(["own"], np.zeros(len(row), dtype=np.int64)),
    })  # fmt: skip


def _words(rng: np.random.Generator, names: list[str], reason: IntArray, slot: IntArray) -> "pa.Array":
    banks = [common().exits[name] for name in names]
    start = np.cumsum([0, *map(len, banks)])[:-1]
    size = np.array([len(bank) for bank in banks])
    index = start[reason] + (rng.random(len(reason)) * size[reason]).astype(np.int64)
    silent = (reason < 0) | (slot > 0) | (rng.random(len(reason)) < 0.4)
    return by_index([text for bank in banks for text in bank], np.where(silent, -1, index))
