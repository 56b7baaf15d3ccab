"""Who of the company is who in the workspace: by e-mail address, a bite a turn; what nobody found is looked for again."""

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.errors import Over
from fairlead.communicate.chat.models import Choice, Connection, Contact, How, Kind, State
from fairlead.communicate.chat.slack import api
from fairlead.communicate.chat.slack.transport import token_of
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.people.models import Person, Spell

AGAIN = timedelta(days=7)
A_TURN, BITE = 40, 5.0  # look-ups (Slack takes some fifty a minute), seconds
TROUBLE = timedelta(minutes=5)


def match_people(now: datetime) -> str:
    """One turn of the worker."""
    count, until = 0, time.monotonic() + BITE
    ready = Connection.objects.filter(kind=Kind.SLACK, state=State.ON, looks_again_at__lte=now)
    for connection in ready.order_by("looks_again_at"):
        count += _match(connection, now, until)
    return f"{count} people looked up in Slack"


def _match(connection: Connection, now: datetime, until: float) -> int:
    count = 0
    try:
        token = token_of(connection)
        for person in unmatched(connection, now)[:A_TURN]:
            if time.monotonic() > until:
                break
            note(connection, person, api.member_by_address(token, person.email), now)
            count += 1
    except Over as over:
        end(connection, over.why)
    except Wait as later:
        _put_off(connection, now + timedelta(seconds=later.seconds))
    except (Refused, Lost, Unreachable):
        _put_off(connection, now + TROUBLE)
    return count


def _put_off(connection: Connection, until: datetime) -> None:
    Connection.objects.filter(pk=connection.pk).update(looks_again_at=until)


def unmatched(connection: Connection, now: datetime) -> QuerySet[Person]:
    """Who was never looked for, not under this address, or not found a week ago; those never looked for first.

    Nobody who left, and nobody who asked for mail: Slack need not learn their addresses."""
    mine = Contact.objects.filter(connection=connection, person=OuterRef("pk"))
    same = mine.filter(address=OuterRef("email"))
    settled = (
        mine.filter(how=How.BY_HAND) | same.filter(how=How.FOUND) | same.filter(looked_at__gt=now - AGAIN)
    )
    asked_for_mail = Choice.objects.filter(person=OuterRef("pk"), reads=Choice.Reads.MAIL)
    spells = Spell.objects.filter(person=OuterRef("pk"))
    there = spells.filter(Q(ended=None) | Q(ended__gte=now.date()))
    people = Person.objects.filter(company=connection.company, erased_at=None).exclude(email="")
    people = people.filter(~Exists(settled), ~Exists(asked_for_mail), ~Exists(spells) | Exists(there))
    return people.annotate(known=Exists(mine)).order_by("known", "pk")


@transaction.atomic
def note(connection: Connection, person: Person, member: str, now: datetime) -> str:
    """A member who is somebody else's already is nobody's find: only a hand can part them."""
    others = Contact.objects.filter(connection=connection, member=member).exclude(person=person)
    if member and others.exists():
        member = ""
    how = How.FOUND if member else How.NONE
    Contact.objects.update_or_create(
        connection=connection, person=person,
        defaults={"member": member, "how": how, "address": person.email, "looked_at": now},
    )  # fmt: skip
    return str(how)


def tidy(now: datetime) -> int:
    """Of who was erased, and of who has another address than the one that was found."""
    erased = Contact.objects.filter(person__erased_at__isnull=False)
    moved = Contact.objects.filter(how=How.FOUND).exclude(address=F("person__email"))
    return sum(rows.delete()[0] for rows in (erased, moved.filter(Q(looked_at__lt=now))))
