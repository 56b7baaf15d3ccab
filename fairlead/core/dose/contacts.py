"""Contacts: one person at one telling. What a statement costs in them, and how many a person has had."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WAYS: Final = ("mouth", "message", "wall", "other")
_MOUTH = {
    "talk",
    "meeting",
    "all-hands",
    "all hands",
    "stand-up",
    "standup",
    "one-to-one",
    "1:1",
    "town hall",
    "briefing",
}
_MESSAGE = {
    "message",
    "mail",
    "email",
    "e-mail",
    "newsletter",
    "chat",
    "slack",
    "teams",
    "sms",
    "letter",
    "intranet",
}
_WALL = {"screen", "poster", "print", "board", "noticeboard"}


def way(channel: str) -> str:
    """Whether it was said by mouth, sent as a message, or hung on a wall.

    >>> way("Talk"), way("e-mail"), way("poster"), way("skywriting")
    ('mouth', 'message', 'wall', 'other')
    """
    name = channel.strip().casefold()
    kinds = {"mouth": _MOUTH, "message": _MESSAGE, "wall": _WALL}
    return next((kind for kind, names in kinds.items() if name in names), "other")


@dataclass(frozen=True, slots=True)
class Spent:
    """Occasions of one statement by one channel: how many, the people that were there in all, and at how many it is not known."""

    statement: str
    channel: str
    occasions: int
    people: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts of one statement, by way; `people`: how many the company has, None where it is not known."""

    statement: str
    occasions: int
    by_way: tuple[tuple[str, int], ...]
    unknown: int = 0
    people: int | None = None

    @property
    def total(self) -> int:
        """All contacts; at least so many, where `unknown` occasions did not say how many were there.

        >>> Contacts("call", 2, (("mouth", 30), ("message", 40))).total
        70
        """
        return sum(n for _way, n in self.by_way)

    @property
    def each(self) -> float | None:
        """Contacts a person of the company.

        >>> Contacts("call", 2, (("mouth", 30), ("message", 40)), people=35).each
        2.0
        """
        return self.total / self.people if self.people else None


def contacts(spent: Iterable[Spent], people: int | None = None) -> tuple[Contacts, ...]:
    """Contacts by statement, in the order of the statements' names.

    >>> found = contacts([Spent("call", "talk", 1, 30), Spent("call", "message", 1, 40)], people=35)
    >>> found[0].by_way, found[0].each
    ((('mouth', 30), ('message', 40)), 2.0)
    """
    rows = list(spent)
    return tuple(
        _of(statement, [row for row in rows if row.statement == statement], people)
        for statement in sorted({row.statement for row in rows})
    )


def _of(statement: str, rows: list[Spent], people: int | None) -> Contacts:
    sums = {kind: sum(row.people for row in rows if way(row.channel) == kind) for kind in WAYS}
    by_way = tuple((kind, n) for kind, n in sums.items() if n)
    return Contacts(statement, sum(r.occasions for r in rows), by_way, sum(r.unknown for r in rows), people)
