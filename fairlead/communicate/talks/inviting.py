"""The worker's turn: whose calendar does not say what the talk is now gets a letter. List mail: one click leaves it.

What is to be sent follows from the rows alone, so that joiners are invited, movers told, and nothing is sent twice.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairlead.communicate.audience import post_of
from fairlead.communicate.models import Talk, TalkInvitation
from fairlead.communicate.reaching import Reaches, leaves_of
from fairlead.communicate.talks.calendar_file import CANCEL, REQUEST, calendar_file
from fairlead.communicate.talks.meant import about, meant
from fairlead.communicate.times import is_reachable
from fairlead.communicate.words import one_line
from fairlead.outbox.letters import Attached
from fairlead.outbox.models import Message
from fairlead.outbox.services import enqueue_listed, leaving_address
from fairlead.people.models import Person
from fairlead.plan.wordings.languages import code_of, original_of
from fairlead.web.addresses import absolute

SOON = timedelta(days=1)  # a talk so near is told of outside of people's hours, too
PURPOSES = {"new": "talk-invitation", "changed": "talk-change", "off": "talk-cancellation"}
BITE = 200


def invite(now: datetime, *, seconds: float = 5.0) -> int:
    """Of all talks to come; how many letters were put on their way."""
    until, count = time.monotonic() + seconds, 0
    open_talks = Talk.objects.filter(
        invites_since__isnull=False, starts__gt=now, company__is_sample=False
    ).exclude(state=Talk.State.HELD)  # fmt: skip
    for talk in open_talks.select_related("company", "unit"):
        while time.monotonic() < until and (done := _bite(talk, now)):
            count += done
    return count


@transaction.atomic
def _bite(talk: Talk, now: datetime) -> int:
    """The talk's row is the lock: of two workers the second sees what the first sent."""
    talk = Talk.objects.select_for_update(of=("self",)).select_related("company", "unit").get(pk=talk.pk)
    found = 0
    for person, what in _wanting(talk, now):
        _send(talk, person, what, now)
        found += 1
        if found == BITE:
            break
    return found


def _wanting(talk: Talk, now: datetime) -> Iterator[tuple[Person, str]]:
    """Who is to be told what, and may be told now."""
    rows = {row.person_id: row for row in talk.invitations.select_related("person")}
    people = {one.pk: one for one in meant(talk)} if talk.state == Talk.State.PLANNED else {}
    off = [row.person for row in rows.values() if not row.is_cancelled and row.person_id not in people]
    said = [(person, _news(rows.get(person.pk), talk)) for person in people.values()]
    told = [(person, what) for person, what in said if what] + [(person, "off") for person in off]
    can = _reachable(talk, [person for person, _what in told], now)
    yield from ((person, what) for person, what in told if person.pk in can)


def _news(row: TalkInvitation | None, talk: Talk) -> str:
    if row is None or row.is_cancelled:
        return "new"
    return "changed" if row.sequence < talk.sequence else ""


def _reachable(talk: Talk, people: list[Person], now: datetime) -> set[int]:
    """Quiet hours hold for invitations, too, unless the talk is near. Who has no address is no one to write to, and
    is let through so that the row is closed."""
    if talk.starts <= now + SOON:
        return {one.pk for one in people}
    keys = [one.pk for one in people]
    reaches, leaves = Reaches(talk.company, keys), leaves_of(keys, now.date())
    found = set()
    for one in people:
        post = post_of(one) if hasattr(one, "there") else None
        if not one.email or is_reachable(now, reaches.of(one, post, leaves.get(one.pk, ()))):
            found.add(one.pk)
    return found


def _send(talk: Talk, person: Person, what: str, now: datetime) -> None:
    message = _letter(talk, person, what, now) if person.email and not person.erased_at else None
    TalkInvitation.objects.update_or_create(
        talk=talk, person=person,
        defaults={"sequence": talk.sequence, "is_cancelled": what == "off", "message": message},
    )  # fmt: skip


def _letter(talk: Talk, person: Person, what: str, now: datetime) -> Message:
    method = CANCEL if what == "off" else REQUEST
    with translation.override(code_of(person.language) or original_of(talk.company)):
        plan = reverse("plan:index", args=[talk.company.slug])
        page = {
            "talk": talk, "company": talk.company, "what": what, "day": date_format(talk.local, "l, j F Y, H:i"),
            "rows": about(talk) if what != "off" else [], "plan": absolute(plan), "name": one_line(talk.name),
            "place": one_line(talk.place), "leave": leaving_address(to=person.email, company=talk.company.key),
        }  # fmt: skip
        file = calendar_file(talk, method, now, plan, person)
        return enqueue_listed(
            purpose=PURPOSES[what], to=person.email, company=talk.company.key, subject=_subject(talk, what),
            text=render_to_string("communicate/mail/talk.txt", page), due_at=now,
            html=render_to_string("communicate/mail/talk.html", page), promise=Message.Promise.AT_LEAST_ONCE,
            attached=Attached("talk.ics", f'text/calendar; method={method}; charset="utf-8"', file),
        )  # fmt: skip


def _subject(talk: Talk, what: str) -> str:
    said = {
        "new": _("{name}, {day}"),
        "changed": _("Changed: {name}, {day}"),
        "off": _("Called off: {name}, {day}"),
    }
    return said[what].format(name=one_line(talk.name), day=date_format(talk.local, "j F Y"))
