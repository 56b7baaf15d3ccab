"""What the tests of this room do over and over: publish a goal, make its figure, write values."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.people.tests.matrix import Cast
from fairlead.plan.measures import services
from fairlead.plan.measures.models import Measure
from fairlead.plan.models import Edition, EditionStatement
from fairlead.plan.tests import hands as plan

GOAL = "call-every-placement"


def today() -> date:
    return timezone.localdate()


def seat(cast: Cast, role: str = Role.OWNER) -> Seat:
    return plan.seat(cast, role)


def goal(cast: Cast, key: str = GOAL, **fields: Any) -> None:
    plan.write(cast, f"Call every placement: {key}.", key=key, kind="goal", **fields)
    plan.publish(cast)


def in_force(cast: Cast, key: str, **fields: Any) -> None:
    """A further goal in the edition that other rooms published, for tests that they share."""
    edition = Edition.current(cast.company) or plan.publish(cast)
    usual = {"kind": "goal", "text": f"Nobody waits for an answer: {key}.", "position": 90}
    EditionStatement.objects.create(edition=edition, key=key, **usual | fields)


def terms(**fields: Any) -> dict[str, Any]:
    usual = {
        "name": "share called", "unit": "%", "direction": "up", "start": 40.0, "start_on": today() - timedelta(days=100),
        "target": 90.0, "target_on": today() + timedelta(days=100), "keeper": None,
    }  # fmt: skip
    return usual | fields


def measure(cast: Cast, key: str = GOAL, **fields: Any) -> Measure:
    """The figure of a goal, which is published if it is not yet."""
    if not EditionStatement.objects.filter(edition__company=cast.company, key=key).exists():
        goal(cast, key)
    return services.make(seat=seat(cast), statement=key, terms=terms(**fields))


def write(cast: Cast, measure: Measure, *values: float, note: str = "") -> int:
    """One value a day, the last of them today."""
    first = today() - timedelta(days=len(values) - 1)
    entries = [services.Entry(first + timedelta(days=n), value, note) for n, value in enumerate(values)]
    return services.write(seat=seat(cast), measure=measure, entries=entries)
