"""What a company writes down of itself: tellings, commitments, promises. Shares are exact, as records are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.diagnosis.cuts import CUTS, TELLINGS_NEEDED
from fairlead.core.simulate.columns import by_index, days, nothing, numbered
from fairlead.core.simulate.quotas import quota
from fairlead.core.simulate.staff import AS_OF, Staff
from fairlead.core.simulate.trades import Trade
from fairlead.core.values import IntArray

if TYPE_CHECKING:
    import pyarrow as pa

CHANNELS = ("meeting", "message", "talk", "screen")
_TODAY = int(np.datetime64(AS_OF, "D").astype(np.int64))
_LAUNCH = 180  # days ago everything was said once; outside the window of 90 days
_WINDOW = 85


def tellings_table(
    rng: np.random.Generator,
    trade: Trade,
    staff: Staff,
    share: float,
    *,
    unheard: tuple[int, ...] = (),
    each: tuple[tuple[int, int], ...] = (),
) -> "pa.Table":
    """Tellings that put `share` of all pairs of statement and unit (rounded away from the cut) at three or more.

    Pairs are filled statement by statement, so that the share of statements lies on the same side. What all units
    hear is told to all at once. Leaves in `unheard` get nothing but the launch. `each` states all pairs instead.
    """
    p, leaves = len(trade.priorities), len(staff.tree.leaves)
    told = int(quota(np.array([share]), CUTS["sent"], np.array([p * leaves]))[0])
    often = np.arange(p * leaves).reshape(p, leaves) < told
    often[:, list(unheard)] = False
    times = np.where(often, rng.integers(TELLINGS_NEEDED, 6, often.shape), rng.integers(0, 2, often.shape))
    times[:, list(unheard)] = 0
    if each:
        times, often = stated_times(p, each), np.zeros_like(often)
    everyone = often.all(axis=1)
    times[everyone] = 0
    statement, unit = _rows(times)
    talks = np.repeat(np.flatnonzero(everyone), rng.integers(TELLINGS_NEEDED, 6, int(everyone.sum())))
    launch = np.arange(p)
    return _told(rng, trade, staff, np.concatenate([launch, talks, statement]), unit, launch=p)


def stated_times(priorities: int, each: Sequence[tuple[int, int]]) -> IntArray:
    """How often each priority was told each leaf, P×L: so many of them, so often; which of them goes round with the leaf.

    >>> stated_times(3, [(3, 5), (0, 0), (1, 4)]).tolist()
    [[5, 0, 0], [5, 0, 4], [5, 0, 0]]
    """
    statement, leaf = np.arange(priorities)[:, None], np.arange(len(each))[None, :]
    some, often = np.array(each, dtype=np.int64).T
    found: IntArray = np.where((statement + leaf) % priorities < some, often, 0)
    return found


def _rows(times: IntArray) -> tuple[IntArray, IntArray]:
    statement, unit = np.nonzero(times)
    often = times[statement, unit]
    return np.repeat(statement, often), np.repeat(unit, often)


def _told(
    rng: np.random.Generator, trade: Trade, staff: Staff, statement: IntArray, unit: IntArray, *, launch: int
) -> "pa.Table":
    import pyarrow as pa

    n = len(statement)
    where = np.concatenate([np.full(n - len(unit), -1), unit])
    ago = np.where(np.arange(n) < launch, _LAUNCH, rng.integers(1, _WINDOW, n))
    sizes = np.bincount(staff.leaf[: staff.here], minlength=len(staff.tree.leaves))
    people = np.where(where < 0, staff.here, sizes[where])
    return pa.table({
        "told_on": days(_TODAY - ago),
        "statement": by_index(trade.ids, statement),
        "channel": by_index(CHANNELS, rng.integers(0, len(CHANNELS), n)),
        "unit": by_index([staff.tree.ids[i] for i in staff.tree.leaves], where),
        "audience": by_index(["everyone", "the unit"], (where >= 0).astype(np.int64)),
        "people": np.maximum(1, np.round(people * rng.uniform(0.6, 1.0, n))).astype(np.int64),
        "teller": by_index(trade.leaders, rng.integers(0, len(trade.leaders), n)),
    })  # fmt: skip


def commitments_table(rng: np.random.Generator, trade: Trade, people: int, share: float) -> "pa.Table":
    """Commitments of the last year, `share` of them kept; beside them one that was changed and explained."""
    import pyarrow as pa

    n = int(np.clip(people // 4, 10, 60))
    kept = _exact(share, n)
    fate = np.concatenate([np.zeros(kept), np.tile([1, 2], n)[: n - kept], [3]]).astype(
        np.int64
    )  # kept late dropped
    due = _TODAY - rng.integers(20, 360, n + 1)
    done = np.select(
        [fate == 0, fate == 1], [due - rng.integers(0, 10, n + 1), due + rng.integers(1, 19, n + 1)], -1
    )
    names = [f"{text} ({place})" for place in trade.places for text in trade.commitments]
    order = rng.permutation(n + 1)
    return pa.table({
        "commitment": by_index(names, rng.permutation(len(names))[: n + 1]),
        "due": days(due[order]),
        "statement": by_index(trade.ids, rng.integers(0, len(trade.ids), n + 1)),
        "owner": by_index(trade.leaders, rng.integers(0, len(trade.leaders), n + 1)),
        "done_on": days(done[order]),
        "state": by_index(["kept", "late", "dropped", "changed"], fate[order]),
        "reason": by_index(["the supplier closed, we said so in the meeting"], np.where(fate[order] == 3, 0, -1)),
    })  # fmt: skip


def promises_table(rng: np.random.Generator, trade: Trade, people: int, share: float) -> "pa.Table":
    """Promises to recruits: `share` of those that were checked were kept; of the last recruit it is too early."""
    import pyarrow as pa

    recruits, each = max(4, people // 10), 4
    checked = recruits * each
    kept = _exact(share, checked)
    fate = np.concatenate([np.zeros(kept), np.tile([1, 2], checked)[: checked - kept]]).astype(np.int64)
    outcome = np.concatenate([rng.permutation(fate), np.full(each, 3)])
    who = np.repeat(np.arange(recruits + 1), each)
    told = np.append(_TODAY - rng.integers(130, 700, recruits), _TODAY - 30)[who]
    texts = rng.permuted(np.tile(np.arange(len(trade.promises)), (recruits + 1, 1)), axis=1)[:, :each]
    return pa.table({
        "promise": by_index(trade.promises, texts.ravel()),
        "recruit": by_index(numbered("recruit-", recruits + 1), who),
        "told_on": days(told),
        "statement": nothing(len(who)),
        "checked_on": days(np.where(outcome == 3, -1, told + 100)),
        "outcome": by_index(["kept", "partly", "broken", "too-early"], outcome),
    })  # fmt: skip


def _exact(share: float, n: int) -> int:
    return int(quota(np.array([share]), CUTS["lived"], np.array([n]))[0])
