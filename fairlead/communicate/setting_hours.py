"""Hours, limits and days away as they are set; what is planned already finds its place anew."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead.communicate.models import Caps, Hours, Leave, Planned, Slot, State, company_hours
from fairlead.communicate.times import Cap
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Person


@transaction.atomic
def set_company(*, seat: Seat, said: dict[str, Any], cap: Cap) -> None:
    row = company_hours(seat.company)
    Hours.objects.filter(pk=row.pk).update(**said)
    Caps.objects.update_or_create(company=seat.company, defaults={"a_day": cap.a_day, "a_week": cap.a_week})
    _anew(seat, None)
    record("hours set", company=seat.company.key, actor=seat.user.key, subject="company")


@transaction.atomic
def set_hours(*, seat: Seat, scope: dict[str, Any], said: dict[str, Any]) -> None:
    """Of a unit, a place or a person; where nothing differs any more the row goes."""
    if any(said.values()):
        Hours.objects.update_or_create(company=seat.company, **scope, defaults=said)
    else:
        Hours.objects.filter(company=seat.company, **scope).delete()
    _anew(seat, scope["person"])
    kind = next((name for name, value in scope.items() if value), "")
    record("hours set", company=seat.company.key, actor=seat.user.key, subject=kind)


@transaction.atomic
def note_leave(*, seat: Seat, person: Person, first: date, last: date) -> Leave:
    """The journal is not told: days away are nobody's business."""
    made = Leave.objects.create(person=person, first=first, last=last, noted_by=seat.user)
    _anew(seat, person)
    return made


def _anew(seat: Seat, person: Person | None) -> None:
    """What is overdue is for the sender, who asks for leave and hours himself."""
    mine = Planned.objects.filter(
        slot__round__company=seat.company, state=Planned.State.PLANNED, moment__gt=timezone.now()
    )
    (mine.filter(person=person) if person else mine).delete()
    Slot.look_again(Slot.objects.filter(round__company=seat.company, round__state=State.RUNNING))
