"""Two hundred payloads through every field that reaches a header: no header more, no recipient more, on a real line.

What is typed is put into the rows themselves, behind the forms, which would have taken much of it out.
"""

from datetime import timedelta
from email.utils import getaddresses

import pytest
from django.utils import timezone
from icalendar import Calendar

from fairlead.communicate import mailing
from fairlead.communicate.models import Talk, Version
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.tests.hands import TUESDAY, at, unit
from fairlead.core.errors import FairleadError
from fairlead.outbox.bulk import enqueue_stencilled
from fairlead.outbox.models import Message
from fairlead.outbox.services import enqueue, enqueue_listed
from fairlead.people import inviting
from fairlead.people.models import Invitation, Person, User
from fairlead.plan.deeds import reminding
from fairlead.plan.deeds.tests.hands import commit
from fairlead.plan.leaders.mailing import invite as ask_leader
from fairlead.plan.leaders.mailing import remind
from fairlead.plan.leaders.models import Participant
from fairlead.plan.leaders.tests.hands import open_round
from fairlead.plan.models import EditionStatement
from tests.mails.everything import deliver
from tests.mails.payloads import PAYLOADS
from tests.mails.sink import parsed, parts

pytestmark = pytest.mark.django_db
KNOWN = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "X-Fairlead-List",
}  # fmt: skip
PLAIN = "reader@oak.example"


class Attack:
    """One payload, in each field in turn that a room takes a header from."""

    def __init__(self, cast, seat, people) -> None:
        self.cast, self.seat, self.person = cast, seat, people[0]
        self.version = Version.objects.filter(approved_at__isnull=False).first()
        self.row = EditionStatement.objects.filter(edition__company=cast.company).first()
        self.round = open_round(cast)
        self.refused = 0

    def put_in(self, payload: str) -> None:
        self.company = self.cast.company
        self.company.name = payload[:200]
        self.row.text = payload
        for way in (self.rounds, self.talk, self.leaders, self.doors, self.directly):
            way(payload)

    def tried(self, call, **how) -> None:
        """A refusal in words is an answer, too."""
        try:
            call(**how)
        except FairleadError:
            self.refused += 1

    def rounds(self, payload: str) -> None:
        stencils = (
            mailing.telling(self.company, self.row, self.version, "en"), mailing.practice(self.company, "en")
        )  # fmt: skip
        values = mailing.values_for(payload, unit(self.company, "Sales"), self.company, self.row, payload)
        for stencil in stencils:
            enqueue_stencilled(
                purpose="telling", stencil=stencil, company=self.company.key, promise="at-least-once",
                due_at=timezone.now(), readers=[(PLAIN, values), (payload, values)],
            )  # fmt: skip

    def talk(self, payload: str) -> None:
        Person.objects.filter(pk=self.person.pk).update(name=payload[:200], email=PLAIN)
        type(self.company).objects.filter(pk=self.company.pk).update(name=payload[:200])
        Talk.objects.all().delete()
        Talk.objects.create(
            company=self.company, name=payload[:120], place=payload[:200], starts=at(TUESDAY, 10), zone="UTC",
            keys=[self.row.key], invites_since=at(TUESDAY - timedelta(days=1)), unit=self.alone(),
        )  # fmt: skip
        invite(at(TUESDAY - timedelta(hours=10)))

    def alone(self):
        """A unit of the one person."""
        here = unit(self.company, "Alone")
        self.person.posts.update(unit=here)
        return here

    def leaders(self, payload: str) -> None:
        User.objects.filter(pk=self.seat.user.pk).update(name=payload[:200])
        participant = Participant.objects.select_related("round__company", "account").get(
            round=self.round, account=self.seat.user
        )
        self.tried(ask_leader, participant=participant)
        self.tried(remind, participant=participant)

    def doors(self, payload: str) -> None:
        Invitation.objects.all().delete()
        self.seat.company.name = payload[:200]
        addresses = ["new@oak.example", payload[:200]]
        self.tried(inviting.invite, seat=self.seat, addresses=addresses, role="employee")

    def directly(self, payload: str) -> None:
        """Whatever a room may forget: the outbox itself holds."""
        company = self.company.key
        plain = {"purpose": "test message", "subject": "Hello", "text": "Hello"}
        self.tried(enqueue, **plain, to=payload)
        self.tried(enqueue, **plain | {"subject": payload, "text": payload}, to=PLAIN, html=payload)
        self.tried(enqueue_listed, **plain | {"purpose": payload}, to=PLAIN, company=company)
        self.tried(enqueue, **plain, to=PLAIN, headers={"List-Id": payload})


@pytest.fixture
def attack(cast, firm):
    commit(cast, due=timezone.localdate() + timedelta(days=10))
    reminding.work(timezone.now() + timedelta(days=9))
    Message.objects.all().delete()
    return Attack(cast, *firm)


@pytest.mark.parametrize(
    "some", [PAYLOADS[::5], pytest.param(PAYLOADS, marks=pytest.mark.slow)], ids=["reduced", "two hundred"]
)
def test_no_payload_opens_a_header_or_a_recipient_in_any_field(attack, office, some):
    for payload in some:
        attack.put_in(payload)
    deliver(*office)
    sink, _line = office
    assert len(sink.sent) > 5 * len(some)
    assert not Message.objects.exclude(state__in=["sent", "withdrawn"]).exists()
    wanted = dict(Message.objects.filter(state="sent").values_list("message_id", "to"))
    for recipients, letter in sink.sent:
        mail = parsed(letter)
        assert set(mail.keys()) <= KNOWN, letter[:800]
        assert max(mail.keys().count(name) for name in KNOWN) == 1, letter[:800]
        assert len(recipients) == 1
        (to,) = getaddresses([str(mail["To"])])
        assert recipients == [to[1]]
        assert to[1] == _bare(wanted[mail["Message-ID"]])
        assert letter.index(b"\r\n\r\n") > letter.index(b"Message-ID: ")
        assert max(map(len, letter.split(b"\r\n"))) < 1_000
        for kind, said in parts(letter):
            assert kind in ("text/plain", "text/html", "text/calendar")
            if kind == "text/calendar":
                assert _attendees(said) == [f"mailto:{to[1]}"]
            if kind == "text/html":
                assert "<script" not in said


def _bare(address: str) -> str:
    return getaddresses([address])[0][1]


def _attendees(said: str) -> list[str]:
    file = Calendar.from_ical(said)
    assert {one.name for one in file.walk()} == {"VCALENDAR", "VEVENT"}
    found = [event.get("ATTENDEE") for event in file.walk("VEVENT")]
    return [str(one) for one in found]


def test_there_are_two_hundred_payloads_and_all_differ():
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 200


def test_a_letter_that_would_let_them_through_is_found(attack, office, monkeypatch):
    """Broken on purpose: the check of line breaks is taken out."""
    from fairlead.outbox import letters

    monkeypatch.setattr(letters, "_one_line", lambda what, value: value)
    letters._address.cache_clear()
    enqueue(purpose="test message", to=PLAIN, subject="Hi\nBcc: spy@evil.example", text="x")
    deliver(*office)
    letters._address.cache_clear()
    _recipients, letter = office[0].sent[-1]
    assert "Bcc" in parsed(letter)
