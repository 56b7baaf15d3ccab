"""Verbs on a talk; each is told to the journal."""

from datetime import datetime
from typing import Any

from django.db import transaction

from fairlead.communicate import dose
from fairlead.communicate.models import Channel, Talk
from fairlead.communicate.talks.meant import about, meant
from fairlead.journal.services import record
from fairlead.people.access import Seat


@transaction.atomic
def plan(*, seat: Seat, said: dict[str, Any]) -> Talk:
    talk = Talk.objects.create(company=seat.company, made_by=seat.user, **said)
    _note("talk planned", seat, talk)
    return talk


@transaction.atomic
def change(*, seat: Seat, talk: Talk, said: dict[str, Any], seen: int) -> None:
    """Whose calendar has it is told by the worker's next turn."""
    if talk.change(said, seen=seen):
        _note("talk changed", seat, talk)


@transaction.atomic
def invite(*, seat: Seat, talk: Talk, now: datetime) -> None:
    if talk.invite(now):
        _note("talk invited to", seat, talk)


@transaction.atomic
def call_off(*, seat: Seat, talk: Talk) -> None:
    talk.call_off()
    _note("talk called off", seat, talk)


@transaction.atomic
def hold(*, seat: Seat, talk: Talk, people: int | None, now: datetime) -> int:
    """It was held: a telling of each of its statements, before its unit, on its own day. How many they were."""
    talk.was_held(now)
    _note("talk held", seat, talk)
    keys = [row.key for row in about(talk)]
    if keys:
        dose.say(
            seat=seat, statements=keys, told_on=talk.day, channel=Channel(talk.channel), unit=talk.unit,
            people=meant(talk).count() if people is None else people, audience=talk.name,
        )  # fmt: skip
    return len(keys)


def _note(what: str, seat: Seat, talk: Talk) -> None:
    record(what, company=seat.company.key, actor=seat.user.key, subject=str(talk.key))
