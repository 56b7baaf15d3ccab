"""The two editions that the sample published while its rounds ran: a change of substance, and a slip mended."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from fairlead.core.plans import Plan, Statement


@dataclass(frozen=True, slots=True)
class Later:
    """`ago`: days before today. `becomes`: what is other of each statement."""

    ago: int
    note: str
    becomes: dict[str, dict[str, Any]]
    reasons: dict[str, str] = field(default_factory=dict)


LATER = (
    Later(
        63,
        "The lease in Linden was not signed in time. We say so now, and not in the spring.",
        {
            "open-linden": {
                "text": "We open a branch in Linden at the end of next summer, with a team that we train first.",
                "due": date(2027, 9, 30),
            }
        },
        {"open-linden": "The house that we wanted was let to others, and nobody in Linden was trained yet."},
    ),
    Later(
        21,
        "A slip of the pen: nothing that we do has changed.",
        {"not-doing": {"text": "No contracts of less than a week."}},
    ),
)


def later_editions(last: Plan, today: date) -> Iterator[tuple[Plan, Later]]:
    """After the last of the simulated ones, whatever the clock says."""
    for one in LATER:
        day = max(today - timedelta(days=one.ago), (last.published or today) + timedelta(days=1))
        last = replace(
            last,
            edition=(last.edition or 0) + 1,
            published=day,
            statements=tuple(_becomes(statement, one) for statement in last.statements),
        )
        yield last, one


def _becomes(statement: Statement, later: Later) -> Statement:
    return replace(statement, **later.becomes.get(statement.id or "", {}))
