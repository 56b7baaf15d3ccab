"""What the pages of proposals share: how long the plan would be with them."""

from collections.abc import Iterable

from fairlead.core.plans import Kind, Length, Plan, Statement, length
from fairlead.core.plans.ids import derive
from fairlead.people.access import Seat
from fairlead.plan.as_plan import draft_rows, statement_of
from fairlead.plan.proposing import Card


def length_of(cards: Iterable[Card], seat: Seat) -> Length:
    """Of the draft and all that is proposed beside it."""
    rows = draft_rows(seat.company)
    taken = {row.key for row in rows}
    said = [(card.form["kind"].value(), card.form["text"].value(), card.form["details"].value()) for card in cards
            if not card.is_drafted]  # fmt: skip
    more = [
        Statement(
            derive(text, Kind(kind), taken), Kind(kind), text, details=tuple((details or "").split("\n"))
        )
        for kind, text, details in said
        if kind in list(Kind) and (text or "").strip()
    ]
    return length(Plan(seat.company.name, None, None, (*map(statement_of, rows), *more)))
