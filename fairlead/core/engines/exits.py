"""Why leavers say they left, as counts of leavers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fairlead.core.engines.running import Columns, Runner, compiled
from fairlead.core.engines.sources import NOT_STATED, in_groups, places, source
from fairlead.core.tables.schemas import NO_REASON, REASON_FAMILIES
from fairlead.core.values import IntArray

OWN = "own"
Window = tuple[date | None, date | None, tuple[str, ...] | None]


@dataclass(frozen=True, slots=True, eq=False)
class ExitReasons:
    """Leavers of this firm by the families of reasons that they named (F families, G units).

    `coded` leavers were asked and named a reason or none; `uncoded` have no reason on record and are in no base.
    `named`, `primary` F; `together` F×F leavers who named both (the diagonal is `named`); `details` of full
    reasons such as "direction/not-told". `unit_coded` G and `unit_named` G×F the same by unit.
    `kinds` counts all leavers of the period by how they left, whichever kinds were asked for.
    """

    coded: int
    uncoded: int
    families: tuple[str, ...]
    named: IntArray
    primary: IntArray
    together: IntArray
    details: Mapping[str, int]
    kinds: Mapping[str, int]
    units: tuple[str, ...]
    unit_coded: IntArray
    unit_named: IntArray

    @property
    def leavers(self) -> int:
        """All leavers, whether a reason is on record or not."""
        return self.coded + self.uncoded

    def only(self, one: str, other: str) -> tuple[int, int]:
        """Leavers who named the one without the other, and the other without the one: what McNemar's test compares.

        >>> found = ExitReasons(3, 0, ("direction", "pay"), np.array([1, 3]), np.zeros(2), np.array([[1, 1], [1, 3]]),
        ...                     {}, {}, (), np.zeros(0), np.zeros((0, 2)))
        >>> found.only("pay", "direction")
        (2, 0)
        """
        i, j = self.families.index(one), self.families.index(other)
        both = int(self.together[i, j])
        return int(self.named[i]) - both, int(self.named[j]) - both


def _within(since: date | None, until: date | None, kinds: tuple[str, ...] | None) -> Any:
    """Rows of leavers of this firm; who left some time in a month or year counts from its first day on."""
    rows = source("exits")
    rows = rows.filter(rows.source.fill_null(OWN) == OWN)
    rows = rows.filter(rows.left_on >= since) if since else rows
    rows = rows.filter(rows.left_on.isnull() | (rows.left_on <= until)) if until else rows
    return rows if kinds is None else rows.filter(rows.kind.fill_null(NOT_STATED).isin(kinds))


def _family(rows: Any) -> Any:
    return rows.reason.split("/")[0]


@compiled
def _leavers(window: Window) -> Any:
    rows = _within(*window)
    people = rows.group_by("leaver").aggregate(unit=rows.unit.max(), coded=rows.reason.notnull().max())
    return people.group_by(["unit", "coded"]).aggregate(n=people.count())


@compiled
def _kinds(window: Window) -> Any:
    rows = _within(*window)
    return rows.group_by("kind").aggregate(n=rows.leaver.nunique())


def _named(window: Window) -> Any:
    """One row for each leaver and family."""
    rows = _within(*window)
    rows = rows.filter(rows.reason.notnull(), rows.reason != NO_REASON)
    rows = rows.mutate(family=_family(rows))
    return rows.group_by(["leaver", "family"]).aggregate(
        unit=rows.unit.max(), primary=rows.primary.fill_null(False).max()
    )


@compiled
def _families(window: Window) -> Any:
    rows = _named(window)
    return rows.group_by(["family", "unit"]).aggregate(n=rows.count(), main=rows.primary.sum())


@compiled
def _pairs(window: Window) -> Any:
    one = _named(window).select("leaver", "family")
    other = one.rename(other="family").view()
    both = one.join(other, "leaver")
    return both.group_by(["family", "other"]).aggregate(n=both.count())


@compiled
def _details(window: Window) -> Any:
    rows = _within(*window)
    rows = rows.filter(rows.reason.notnull(), rows.reason != NO_REASON)
    return rows.group_by("reason").aggregate(n=rows.leaver.nunique())


def exit_reasons(
    run: Runner, since: date | None = None, until: date | None = None, kinds: Sequence[str] | None = None
) -> ExitReasons:
    """Leavers of a period, both days included, by reasons; `kinds` such as "voluntary", None for all.

    Leavers without a kind have the kind "not stated". Candidates who tell of another firm are left out.
    """
    window = (since, until, None if kinds is None else tuple(kinds))
    people, by_family = run(_leavers(window)), run(_families(window))
    families = _in_order(by_family.texts("family"))
    units = in_groups(people.texts("unit"))
    coded = np.array([bool(c) for c in people.objects("coded")], dtype=bool)
    n = people.whole("n")
    named, primary = (_cells(by_family, units, families, column) for column in ("n", "main"))
    return ExitReasons(
        int(n[coded].sum()),
        int(n[~coded].sum()),
        families,
        named.sum(axis=0),
        primary.sum(axis=0),
        _square(run(_pairs(window)), families),
        _counts(run(_details(window)), "reason"),
        _counts(run(_kinds((since, until, None))), "kind"),
        units,
        _per_unit(people.texts("unit"), units, n * coded),
        named,
    )


def _in_order(families: Sequence[str | None]) -> tuple[str, ...]:
    """As the reasons are listed in the tables; what is not listed there comes last."""
    place = {family: i for i, family in enumerate(REASON_FAMILIES)}
    return tuple(sorted({str(f) for f in families}, key=lambda f: (place.get(f, len(place)), f)))


def _per_unit(names: Sequence[str | None], units: tuple[str, ...], n: IntArray) -> IntArray:
    total = np.zeros(len(units), dtype=np.int64)
    np.add.at(total, places(names, units), n)
    return total


def _cells(found: Columns, units: tuple[str, ...], families: tuple[str, ...], column: str) -> IntArray:
    total = np.zeros((len(units), len(families)), dtype=np.int64)
    rows = places(found.texts("unit"), units)
    np.add.at(total, (rows, places(found.texts("family"), families)), found.whole(column))
    return total


def _square(found: Columns, families: tuple[str, ...]) -> IntArray:
    total = np.zeros((len(families), len(families)), dtype=np.int64)
    for one, other, n in zip(found.texts("family"), found.texts("other"), found.whole("n"), strict=True):
        total[families.index(str(one)), families.index(str(other))] = n
    return total


def _counts(found: Columns, column: str) -> dict[str, int]:
    pairs = zip(found.texts(column), found.whole("n").tolist(), strict=True)
    return {name or NOT_STATED: n for name, n in sorted(pairs, key=lambda pair: (-pair[1], pair[0] or ""))}
