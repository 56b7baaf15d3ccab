"""Which questions there are, and in which pulses they were asked."""

from dataclasses import dataclass
from typing import Any

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source


@dataclass(frozen=True, slots=True)
class Item:
    """A question. `low` and `high` are the ends of its scale, None for a question in own words."""

    id: str
    construct: str
    wording: str = ""
    low: int | None = None
    high: int | None = None
    reversed: bool = False
    statement: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[int, ...]:
        """The codes of the scale, low to high; none for a question in own words.

        >>> Item("reached-1", "reached", low=1, high=5).options
        (1, 2, 3, 4, 5)
        """
        return () if self.low is None or self.high is None else tuple(range(self.low, self.high + 1))

    @property
    def positive(self) -> tuple[int, ...]:
        """The codes that speak well of the firm: strictly above the midpoint, below it if the item is reversed.

        >>> Item("reached-1", "reached", low=1, high=5).positive
        (4, 5)
        >>> Item("changes-1", "changes", low=1, high=5, reversed=True).positive
        (1, 2)
        """
        ends = sum(self.options[:1] + self.options[-1:])
        sign = -1 if self.reversed else 1
        return tuple(code for code in self.options if sign * (2 * code - ends) > 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """One item in one pulse, with all rows that there are of it: valid, cannot say and skipped."""

    pulse: str
    item: str
    rows: int


@compiled
def _items() -> Any:
    return source("items")


@compiled
def _asked() -> Any:
    answers = source("answers")
    return answers.group_by(["pulse", "item"]).aggregate(rows=answers.count())


def items(run: Runner) -> tuple[Item, ...]:
    """All items, in the order in which the firm lists them."""
    found = run(_items())
    names = ("item", "construct", "wording", "low", "high", "reversed", "statement", "labels")
    return tuple(_item(*row) for row in zip(*(found.objects(name) for name in names), strict=True))


def _item(
    id: str, construct: str, wording: str | None, low: int | None, high: int | None,
    reversed: bool | None, statement: str | None, labels: list[str] | None,
) -> Item:  # fmt: skip
    scaled = low is not None and high is not None
    low, high = (low, high) if scaled else (None, None)
    return Item(
        id,
        construct,
        wording or "",
        low,
        high,
        bool(reversed),
        statement,
        tuple(() if labels is None else labels),
    )


def asked(run: Runner) -> tuple[Asked, ...]:
    """Each pulse and item with its number of rows."""
    found = run(_asked())
    rows = zip(found.texts("pulse"), found.texts("item"), found.whole("rows").tolist(), strict=True)
    return tuple(Asked(pulse, item, n) for pulse, item, n in rows if pulse is not None and item is not None)
