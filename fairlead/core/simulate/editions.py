"""The plan of an invented company, in Markdown; and one that fails because nobody has written it yet."""

from datetime import date, timedelta

from fairlead.core.plans import Kind, Plan, Statement, write
from fairlead.core.simulate.staff import AS_OF
from fairlead.core.simulate.trades import Trade

PUBLISHED = AS_OF - timedelta(days=180)
_UNWRITTEN = ("TBD after the offsite.", "TBD: something about customers.", "TODO: ask the leaders.")


def plan_of(trade: Trade, *, edition: int = 1, published: date = PUBLISHED) -> str:
    """The plan with its five priorities, a purpose, a value and a not-doing.

    >>> from fairlead.core.plans import parse
    >>> from fairlead.core.simulate.trades import trade
    >>> len(parse(plan_of(trade("software"))).priorities)
    5
    """
    priorities = tuple(Statement(p.id, Kind.PRIORITY, p.text, **p.keys) for p in trade.priorities)
    return write(Plan(trade.company, edition, published, _around(trade, priorities)))


def unwritten_plan(trade: Trade) -> str:
    """A plan whose priorities are placeholders: it fails a *must* check."""
    priorities = tuple(
        Statement(f"open-{i}", Kind.PRIORITY, text) for i, text in enumerate(_UNWRITTEN, start=1)
    )
    return write(Plan(trade.company, 1, PUBLISHED, _around(trade, priorities)))


def _around(trade: Trade, priorities: tuple[Statement, ...]) -> tuple[Statement, ...]:
    value = trade.raw["value"]
    details = (f"- We do: {value['do']}", f"- We do not: {value['do_not']}")
    return (
        Statement("purpose", Kind.PURPOSE, trade.raw["purpose"]),
        *priorities,
        Statement(value["id"], Kind.VALUE, value["text"], details=details),
        Statement("not-doing", Kind.NOT_DOING, trade.raw["not_doing"]),
    )
