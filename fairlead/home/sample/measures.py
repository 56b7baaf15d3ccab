"""Figures of the sample's priorities: believable series until today, all invented; nothing is fetched."""

from datetime import date, timedelta

from fairlead.people.models import Company, User
from fairlead.plan.measures.models import Came, Measure, Value
from fairlead.plan.models import Edition

EVERY = timedelta(days=14)
# key: name, unit, direction, start, target, days until the target, and a value every two weeks, the last of them days ago
SERIES = {
    "paid-friday": (
        "Pay slips without a correction", "%", "up", 93.5, 99.0, 40, 3,
        (93.5, 94.1, 93.8, 95.2, 95.0, 96.4, 96.9, 96.6, 97.5, 98.2, 98.0, 98.6),
    ),
    "call-back": (
        "Placements called after one week", "%", "up", 31.0, 95.0, 125, 5,
        (31.0, 33.5, 38.0, 36.5, 42.0, 45.5, 44.0, 48.0, 47.0, 49.5),
    ),
    "one-consultant": (
        "Clients with one named consultant", "%", "up", 58.0, 90.0, 70, 6,
        (58.0, 61.0, 66.0, 70.0, 73.5, 77.0, 79.5, 83.0, 84.5),
    ),
    "care-half": ("Placements in care homes and hospitals", "%", "up", 22.0, 50.0, 210, 47, (22.0, 24.5, 27.0, 31.0)),
}  # fmt: skip


def measures_of(company: Company, by: User, today: date) -> None:
    """For those of the statements that are in force."""
    edition = Edition.current(company)
    for statement in edition.statements.filter(key__in=SERIES) if edition else ():
        name, unit, direction, start, target, ahead, ago, values = SERIES[statement.key]
        first = today - timedelta(days=ago) - EVERY * (len(values) - 1)
        measure = Measure.objects.create(
            company=company, key=statement.key, statement=statement.key, name=name, unit=unit, direction=direction, start=start,
            start_on=first, target=target, target_on=_day(statement.due, today, ahead), keeper=by, made_by=by,
        )  # fmt: skip
        Value.objects.bulk_create(
            Value(measure=measure, on=first + EVERY * n, value=value, source=Came.TYPED, by=by)
            for n, value in enumerate(values)
        )


def _day(due: date | None, today: date, ahead: int) -> date:
    """That of the statement; once it has passed, a later one, so that the sample does not grow old."""
    return due if due and due > today else today + timedelta(days=ahead)
