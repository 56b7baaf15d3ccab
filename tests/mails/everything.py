"""Every kind of mail that the product sends, from the doings that send it; then over a real line to a real server."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate import testing
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Talk
from fairlead.communicate.talks import keeping
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.tests.hands import TUESDAY, a_round, at, live, seat_of
from fairlead.outbox.models import Message
from fairlead.outbox.working import work_once
from fairlead.people import inviting
from fairlead.people.models import Person, Role
from fairlead.people.tests.signing import PASSWORD, give_a_password
from fairlead.plan.deeds import reminding
from fairlead.plan.deeds.tests.hands import commit
from fairlead.plan.leaders import tending
from fairlead.plan.leaders.models import Round
from fairlead.plan.leaders.tests.hands import answer, close, open_round
from tests.mails.sink import Sink

# By purpose: whether it is list mail, which one click leaves. The rest is asked for by somebody, and always tried.
KINDS = {
    "telling": True, "practice": True, "test of a round": True,
    "talk-invitation": True, "talk-change": True, "talk-cancellation": True,
    "round-reminder": True, "commitment reminder": True,
    "round-invitation": False, "round-second-look": False, "invitation": False, "sign-in": False, "test message": False,
}  # fmt: skip
HOURS = (7, 9, 12)


def send_all(cast, sink: Sink, line, unit=None) -> None:
    """All kinds through the outbox; of a firm that has a plan, approved words and people."""
    seat = seat_of(cast)
    rounds(seat)
    talks(seat, unit)
    leaders(cast, lambda: deliver(sink, line))
    commitments(cast)
    doors(cast)
    deliver(sink, line)


def rounds(seat) -> None:
    one = a_round(seat, practises=True)
    one.step("started", seat.user)
    live(TUESDAY, TUESDAY + timedelta(days=2), HOURS, deliver=False)
    testing.send_test(seat=seat, one=one)


def talks(seat, unit=None, **other) -> None:
    """Invited to, moved, called off."""
    key = statements_of(seat.company)[0].key
    said = {
        "name": "The year ahead", "channel": "talk", "keys": [key], "starts": at(TUESDAY + timedelta(days=9), 10),
        "minutes": 45, "zone": "Europe/London", "place": "Canteen", "unit": unit,
    } | other  # fmt: skip
    talk = keeping.plan(seat=seat, said=said)
    keeping.invite(seat=seat, talk=talk, now=at(TUESDAY))
    told(talk)
    keeping.change(seat=seat, talk=talk, said=said | {"minutes": 30}, seen=0)
    told(talk)
    keeping.call_off(seat=seat, talk=talk)
    told(talk)


def told(talk: Talk) -> None:
    while invite(at(TUESDAY)):
        pass
    talk.refresh_from_db()


def leaders(cast, post: Callable[[], None]) -> None:
    """A second look of the owner alone, then a round of two with its reminders; what waits is taken back at a close."""
    alone = open_round(cast, Role.OWNER)
    post()
    answer(alone, cast, Role.OWNER, "Ring them.", tuple(row.key for row in statements_of(cast.company)))
    alone.refresh_from_db()  # it closed, since all had answered
    tending.tend(alone.closed_at + timedelta(days=8))
    post()
    close(Round.objects.exclude(follows=None).get(company=cast.company), cast)
    both = open_round(cast)
    tending.tend(both.opened_at + timedelta(days=3))


def commitments(cast) -> None:
    today = timezone.localdate()
    commit(cast, due=today + timedelta(days=10))
    reminding.work(timezone.now() + timedelta(days=9))


def doors(cast, invited="newcomer@oak.example") -> None:
    """Invitations, and all that the pages of signing in send."""
    inviting.invite(seat=seat_of(cast), addresses=[invited], role=str(Role.EMPLOYEE))
    owner = give_a_password(cast.users[Role.OWNER])
    stranger, visit = Client(), Client()
    stranger.post(reverse("account_request_login_code"), {"email": owner.email})
    stranger.post(reverse("account_reset_password"), {"email": owner.email})
    visit.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    visit.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    visit.post(reverse("home:mail-test", args=[cast.company.slug]))
    visit.post(reverse("account_email"), {"action_add": "", "email": "moved@oak.example"})


def deliver(sink: Sink, line) -> None:
    """What waits goes out now, whatever day it was put in for."""
    Message.objects.filter(state=Message.State.QUEUED).update(due_at=timezone.now() - timedelta(seconds=1))
    while work_once(line, "w"):
        pass


def many(cast, seat, number: int, where) -> None:
    """More people, for more mails; with the start date that all have."""
    from fairlead.people.models import Post, Spell

    hired = date(2020, 1, 1)
    made = Person.objects.bulk_create(
        Person(company=cast.company, number=f"m{n}", name=f"Person {n}", email=f"m{n}@oak.example") for n in range(number)
    )  # fmt: skip
    Spell.objects.bulk_create(Spell(person=one, started=hired) for one in made)
    Post.objects.bulk_create(Post(person=one, unit=where, began=hired, recorded_on=hired) for one in made)
