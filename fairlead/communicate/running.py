"""Verbs on a round and what they do to what is planned; each is told to the journal."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.communicate.choosing import approved, statements_of
from fairlead.communicate.models import Did, Planned, Round, RoundEvent, Slot, State
from fairlead.communicate.models.planned import NO_PLACE
from fairlead.communicate.planning import is_open
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.web.errors import Changed

ENDED, PAUSED = "round ended", "paused"


@transaction.atomic
def make(*, seat: Seat, said: dict[str, Any]) -> Round:
    one = Round.objects.create(company=seat.company, made_by=seat.user, **said)
    RoundEvent.objects.create(round=one, did=Did.MADE, by=seat.user)
    record("round made", company=seat.company.key, actor=seat.user.key, subject=str(one.key))
    return one


@transaction.atomic
def change(*, seat: Seat, one: Round, said: dict[str, Any]) -> None:
    """What is already laid down stays; places that are planned and not sent are found anew."""
    if one.state == State.ENDED:
        raise Changed(_("The round has ended: set a new one."))
    changed = one.change(said, seat.user)
    if changed - {"name"}:
        Planned.objects.filter(slot__round=one, state=Planned.State.PLANNED).delete()
        one.slots.filter(planned=None).delete()  # laid down for days of the calendar as it was
        Slot.look_again(one.slots.all())
    if changed:
        record("round changed", company=seat.company.key, actor=seat.user.key, subject=str(one.key))


@transaction.atomic
def start(*, seat: Seat, one: Round) -> None:
    if one.tells:
        rows = statements_of(one.company, one.keys)
        if not approved(one.company, rows):
            raise Changed(
                _("No words are approved yet, so nothing could go out: approve those of one statement first.")
            )
    _step(seat, one, Did.STARTED)


@transaction.atomic
def pause(*, seat: Seat, one: Round) -> None:
    _step(seat, one, Did.PAUSED)


@transaction.atomic
def resume(*, seat: Seat, one: Round, now: datetime | None = None) -> None:
    """What should have gone out meanwhile finds another moment, so that it does not go out all at once; or its week is over."""
    _step(seat, one, Did.RESUMED)
    now = now or timezone.now()
    passed = Planned.objects.filter(slot__round=one, state=Planned.State.PLANNED, moment__lte=now)
    for slot in one.slots.filter(pk__in=passed.values("slot")):
        if is_open(slot, now):
            passed.filter(slot=slot).delete()
        else:
            passed.filter(slot=slot).update(state=Planned.State.SKIPPED, reason=PAUSED, **NO_PLACE)
    Slot.look_again(one.slots.all())


@transaction.atomic
def end(*, seat: Seat, one: Round) -> None:
    _step(seat, one, Did.ENDED)
    drop(one)


def drop(one: Round) -> None:
    waiting = Planned.objects.filter(slot__round=one, state=Planned.State.PLANNED)
    waiting.update(state=Planned.State.SKIPPED, reason=ENDED, **NO_PLACE)


def _step(seat: Seat, one: Round, did: Any) -> None:
    one.step(did, seat.user)
    record(f"round {did}", company=seat.company.key, actor=seat.user.key, subject=str(one.key))


VERBS = {"start": start, "pause": pause, "resume": resume, "end": end}
