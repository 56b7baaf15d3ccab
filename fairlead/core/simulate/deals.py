"""Stage events of an invented company: deals that move on or stop."""

from typing import TYPE_CHECKING

import numpy as np

from fairlead.core.simulate.columns import by_index, numbered
from fairlead.core.simulate.staff import AS_OF
from fairlead.core.simulate.trades import Trade

if TYPE_CHECKING:
    import pyarrow as pa

MOVES_ON = (0.60, 0.50, 0.60, 0.75)  # chance to reach the next stage
SOURCES, SEGMENTS = ("referral", "website", "call", "fair"), ("small", "middle", "large")
_HOUR = 3600


def deals_table(rng: np.random.Generator, trade: Trade, people: int) -> "pa.Table":
    """The table `stage_events`: a row for each stage that a deal entered."""
    import pyarrow as pa

    n = int(np.clip(people // 2, 20, 5000))
    reached = 1 + np.cumprod(rng.random((n, len(MOVES_ON))) < MOVES_ON, axis=1).sum(axis=1)
    hours = np.cumsum(rng.integers(30, 300, (n, len(trade.stages))), axis=1)
    begun = np.datetime64(AS_OF, "s").astype(np.int64) - rng.integers(70, 360, n) * 24 * _HOUR
    deal, stage = np.nonzero(np.arange(len(trade.stages)) < reached[:, None])
    entered = begun[deal] + hours[deal, stage] * _HOUR
    worth = np.round(rng.lognormal(8, 0.6, n), -2)
    return pa.table({
        "deal": by_index(numbered("d", n), deal),
        "stage": by_index(trade.stages, stage),
        "entered_at": pa.array(entered.astype("datetime64[s]")),
        "owner": by_index(trade.leaders, rng.integers(0, len(trade.leaders), n)[deal]),
        "source": by_index(SOURCES, rng.integers(0, len(SOURCES), n)[deal]),
        "segment": by_index(SEGMENTS, rng.integers(0, len(SEGMENTS), n)[deal]),
        "amount": worth[deal],
    })  # fmt: skip
