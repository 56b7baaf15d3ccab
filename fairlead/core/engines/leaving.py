"""How many left, and out of how much time worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fairlead.core.engines.errors import UnknownCut
from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import NOT_STATED, in_groups, places, source
from fairlead.core.values import FloatArray, IntArray

YEAR = 365.25


@dataclass(frozen=True, slots=True, eq=False)
class LeavingCounts:
    """Per group (G): who left in the period, and the years that people worked in it."""

    cut: str
    since: date
    until: date
    groups: tuple[str, ...]
    leavers: IntArray
    person_years: FloatArray

    @property
    def headcount(self) -> FloatArray:
        """Average headcount over the period, shape G.

        >>> year = date(2025, 1, 1), date(2025, 12, 31)
        >>> found = LeavingCounts("unit", *year, ("North",), np.array([2]), np.array([365 * 8 / 365.25]))
        >>> found.headcount.round(6).tolist()
        [8.0]
        """
        days = (self.until - self.since).days + 1
        average: FloatArray = self.person_years * YEAR / days
        return average


@compiled
def _left(cut: str, since: date, until: date, kinds: tuple[str, ...] | None) -> Any:
    import ibis

    people = source("people", [cut])
    begins = ibis.literal(since)
    start = ibis.greatest(people.hired_on.fill_null(begins), people.seen_from.fill_null(begins), begins)
    end = ibis.least(people.left_on.fill_null(ibis.literal(until)), ibis.literal(until))
    days = end.delta(start, unit="day") + 1  # the first and the last day are worked
    left = people.left_on.notnull() & (people.left_on >= start) & (people.left_on <= until)
    if kinds is not None:
        left = left & people.exit_kind.fill_null(NOT_STATED).isin(kinds)
    rows = people.select(group=people[cut], left=left, days=ibis.ifelse(days > 0, days, 0))
    return rows.group_by("group").aggregate(leavers=rows.left.sum(), days=rows.days.sum())


def leaving_counts(
    run: Runner, cut: str, since: date, until: date, kinds: Sequence[str] | None = None
) -> LeavingCounts:
    """Leavers and time worked in a period, both days included, from the people table.

    Time counts from the day on which a person was hired, or first seen in the records, if that is later: who left
    before anyone kept records cannot be in them. `kinds` as in `exit_reasons`.
    """
    if not run.has("people", cut):
        raise UnknownCut("people", cut)
    found = run(_left(cut, since, until, None if kinds is None else tuple(kinds)))
    groups = in_groups(found.texts("group"))
    into = places(found.texts("group"), groups)
    leavers, days = np.zeros(len(groups), dtype=np.int64), np.zeros(len(groups))
    np.add.at(leavers, into, found.whole("leavers"))
    np.add.at(days, into, found.numbers("days"))
    return LeavingCounts(cut, since, until, groups, leavers, days / YEAR)
