"""Leaders asked apart: which statement is whose, and do they put them in one order?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.core.scales.between import kendalls_w
from fairlead.core.scales.lists import LeaderList, overlap, overlap_at_most
from fairlead.core.scales.permuting import Chance, by_chance
from fairlead.core.values import FloatArray


@dataclass(frozen=True, slots=True)
class StatementAgreement:
    """One statement: which leaders name it, perhaps name it, do not. Leaders are places in the lists, from 0."""

    id: str
    named: tuple[int, ...]
    perhaps: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What m leaders' lists say together. Exact: leaders are a census, so there is no interval.

    `overlap` runs from what is surely named to `overlap_at_most`; both None with one leader. `chance` asks whether
    the leaders pick the same statements more than chance; `w` and `w_chance` whether they rank alike, None without
    complete rankings.
    """

    leaders: int
    statements: tuple[StatementAgreement, ...]
    overlap: float | None
    overlap_at_most: float | None
    chance: Chance | None
    w: float | None = None
    w_chance: Chance | None = None

    @property
    def shared(self) -> tuple[str, ...]:
        """The statements that every leader names."""
        return tuple(s.id for s in self.statements if len(s.named) == self.leaders)

    @property
    def alone(self) -> tuple[StatementAgreement, ...]:
        """The statements that one leader holds and no other, not even perhaps; none with one leader."""
        found = (s for s in self.statements if len(s.named) == 1 and not s.perhaps)
        return tuple(found) if self.leaders > 1 else ()

    @property
    def nobodys(self) -> tuple[str, ...]:
        """The statements that no leader names, not even perhaps."""
        return tuple(s.id for s in self.statements if not s.named and not s.perhaps)


def agreement(
    lists: Sequence[LeaderList],
    statements: Sequence[str],
    rankings: FloatArray | None = None,
    rng: np.random.Generator | None = None,
) -> Agreement:
    """Who names which of the statements (ids), how far the lists overlap, and whether more than by chance.

    `rankings` are ranks m×n (leaders × statements) where each leader ranked every statement; ties share a rank.
    `rng` is used only where too many orders are possible to count them all.

    >>> ada, ben = LeaderList(frozenset({"call", "pay"})), LeaderList(frozenset({"call"}), 1)
    >>> found = agreement([ada, ben], ["call", "pay", "hire"])
    >>> found.shared, [s.id for s in found.alone], found.nobodys, round(found.overlap, 2)
    (('call',), ['pay'], ('hire',), 0.33)
    >>> found.chance.can_tell  # with two leaders and three statements it cannot
    False
    """
    table = tuple(_statement(id, lists) for id in statements)
    named = np.array([[id in one.named for id in statements] for one in lists], dtype=np.float64)
    several = len(lists) > 1 and len(statements) > 1
    w = kendalls_w(rankings) if rankings is not None else None
    return Agreement(
        len(lists), table, overlap(lists), overlap_at_most(lists), by_chance(named, rng) if several else None,
        w, by_chance(rankings, rng) if rankings is not None and w is not None else None,
    )  # fmt: skip


def _statement(id: str, lists: Sequence[LeaderList]) -> StatementAgreement:
    named = tuple(i for i, one in enumerate(lists) if id in one.named)
    perhaps = tuple(i for i, one in enumerate(lists) if id in one.partly - one.named)
    missing = tuple(i for i in range(len(lists)) if i not in (*named, *perhaps))
    return StatementAgreement(id, named, perhaps, missing)
