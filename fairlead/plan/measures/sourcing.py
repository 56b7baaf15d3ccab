"""Where a measure's values are fetched: set, replaced, removed, asked for at once."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.plan.measures.models import Measure, Source
from fairlead.plan.measures.sealing import seal
from fairlead.web.outward.address import masked

PLAIN = ("reads", "header", "user", "asks", "every")


@transaction.atomic
def set_source(*, seat: Seat, measure: Measure, said: dict[str, Any]) -> Source:
    """A new configuration begins without the failures of the one before; the worker fetches it at its next turn."""
    Measure.objects.select_for_update().get(pk=measure.pk)
    before = Source.objects.filter(measure=measure).first()
    now = timezone.now()
    fields = {name: said[name] for name in PLAIN} | {
        "shown": masked(said["address"]),
        "sealed": seal(str(measure.pk), address=said["address"], secret=said["secret"]),
        "version": before.version + 1 if before else 1, "set_by": seat.user, "set_at": now, "due_at": now,
        "failures": 0, "failing_since": None, "said": "",
    }  # fmt: skip
    source, _made = Source.objects.update_or_create(measure=measure, defaults=fields)
    _told("measure source set", seat, measure)
    return source


@transaction.atomic
def remove_source(*, seat: Seat, measure: Measure) -> None:
    """Address and secret are gone; the values that came from it stay."""
    if Source.objects.filter(measure=measure).delete()[0]:
        _told("measure source removed", seat, measure)


@transaction.atomic
def fetch_soon(*, seat: Seat, measure: Measure) -> None:
    """At the worker's next turn."""
    if Source.objects.filter(measure=measure).update(due_at=timezone.now()):
        _told("measure source asked", seat, measure)


def _told(what: str, seat: Seat, measure: Measure) -> None:
    record(what, company=seat.company.key, actor=seat.user.key, subject=str(measure.pk))
