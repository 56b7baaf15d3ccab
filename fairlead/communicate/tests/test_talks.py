"""A talk goes into calendars, moves there, goes away; and when it was held it is a telling."""

import re
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Talk, TalkInvitation, Telling
from fairlead.communicate.talks import keeping
from fairlead.communicate.talks.calendar_file import PUBLISH, calendar_file
from fairlead.communicate.talks.form import moment_of
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.tests.hands import TUESDAY, a_firm, at, person, unit
from fairlead.communicate.tests.test_inbox import clock
from fairlead.communicate.tests.test_pages import text
from fairlead.communicate.words import one_line
from fairlead.journal.models import Entry
from fairlead.outbox import stops
from fairlead.outbox.models import Message
from fairlead.people.models import Company, Person, Post, Role, Spell
from fairlead.people.services import erase
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
__all__ = ["clock"]
MORNING = at(TUESDAY, 9)
TEXT = "Call every placement after one week."


@pytest.fixture
def firm(cast, clock):
    """Three people in Sales and one in Care, in London; it is Tuesday morning."""
    seat, people = a_firm(cast)
    care = person(cast.company, 9, unit(cast.company, "Care"))
    clock(MORNING)
    return seat, people, care


def a_talk(seat, **other):
    said = {
        "name": "The year ahead", "channel": "talk", "keys": [statements_of(seat.company)[0].key],
        "starts": at(TUESDAY + timedelta(days=9), 10), "minutes": 45, "zone": "Europe/London", "place": "Canteen",
        "unit": unit(seat.company, "Sales"),
    }  # fmt: skip
    return keeping.plan(seat=seat, said=said | other)


def invited(seat, **other):
    talk = a_talk(seat, **other)
    keeping.invite(seat=seat, talk=talk, now=MORNING)
    invite(MORNING)
    talk.refresh_from_db()
    return talk


def said_of(talk):
    return {name: getattr(talk, name) for name in Talk.SET}


def sent(purpose="talk-invitation"):
    return {mail.to: mail for mail in Message.objects.filter(purpose=purpose).order_by("pk")}


def file_of(message):
    mail = message_from_bytes(bytes(message.content), policy=policy.default)
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return part, Calendar.from_ical(part.get_payload(decode=True))


def event_of(file):
    return next(iter(file.walk("VEVENT")))


def where(cast, name, talk=None):
    return reverse(f"communicate:{name}", args=[cast.company.slug, *([talk.key] if talk else [])])


def test_those_who_are_meant_get_one_letter_with_a_file_and_nobody_else(firm):
    talk = invited(firm[0])
    assert set(sent()) == {"p0@oak.example", "p1@oak.example", "p2@oak.example"}
    assert invite(MORNING) == 0
    part, file = file_of(sent()["p0@oak.example"])
    assert part.get_filename() == "talk.ics"
    assert part.get_param("method") == "REQUEST" == file["METHOD"]
    event = event_of(file)
    assert event["UID"] == f"{talk.key}@localhost"
    assert (event["SEQUENCE"], event["SUMMARY"], event["LOCATION"]) == (0, "The year ahead", "Canteen")
    assert event["DTSTART"].dt == at(TUESDAY + timedelta(days=9), 10)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=45)
    assert TEXT in event["DESCRIPTION"]


def test_nobody_reads_in_the_file_who_else_was_invited_and_no_answer_is_asked_for(firm):
    invited(firm[0])
    for to, mail in sent().items():
        event = event_of(file_of(mail)[1])
        assert str(event["ATTENDEE"]) == f"mailto:{to}"
        assert event["ATTENDEE"].params["RSVP"] == "FALSE"
        assert bytes(mail.content).count(b"@oak.example") == bytes(mail.content).count(to.encode())


def test_a_change_keeps_the_uid_and_counts_the_sequence_up(firm):
    seat = firm[0]
    talk = invited(seat)
    keeping.change(seat=seat, talk=talk, said=said_of(talk) | {"place": "Yard"}, seen=0)
    assert invite(MORNING) == 3
    first, second = (
        event_of(file_of(sent(p)["p0@oak.example"])[1]) for p in ("talk-invitation", "talk-change")
    )
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"], second["LOCATION"]) == (0, 1, "Yard")
    assert second["DTSTAMP"].dt >= first["DTSTAMP"].dt


def test_of_two_who_change_it_at_once_one_is_told_and_nothing_is_lost(firm):
    seat = firm[0]
    talk, same = a_talk(seat), Talk.objects.get()
    keeping.change(seat=seat, talk=talk, said=said_of(talk) | {"place": "Yard"}, seen=0)
    with pytest.raises(Changed):
        keeping.change(seat=seat, talk=same, said=said_of(same) | {"place": "Hall"}, seen=0)
    assert (Talk.objects.get().place, Talk.objects.get().sequence) == ("Yard", 1)
    keeping.change(seat=seat, talk=talk, said=said_of(talk), seen=1)
    assert Talk.objects.get().sequence == 1


def test_what_is_called_off_leaves_the_calendars_and_says_nothing_of_the_statement(firm):
    seat = firm[0]
    talk = invited(seat)
    keeping.call_off(seat=seat, talk=talk)
    assert invite(MORNING) == 3
    assert invite(MORNING) == 0
    for mail in sent("talk-cancellation").values():
        part, file = file_of(mail)
        event = event_of(file)
        assert part.get_param("method") == "CANCEL" == file["METHOD"]
        assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 1, f"{talk.key}@localhost")
        assert TEXT not in bytes(mail.content).decode()
        assert TEXT not in file.to_ical().decode().replace("\r\n ", "")


def test_who_is_meant_no_more_gets_a_cancellation_without_the_statement_and_who_joins_an_invitation(firm):
    seat, people, care = firm
    talk = invited(seat)
    Post.objects.filter(person=people[0]).update(unit=unit(seat.company, "Care"))
    person(seat.company, 12, unit(seat.company, "Sales"))
    keeping.change(
        seat=seat, talk=talk, said=said_of(talk) | {"keys": [statements_of(seat.company)[1].key]}, seen=0
    )
    invite(MORNING)
    assert set(sent("talk-cancellation")) == {"p0@oak.example"}
    assert set(sent("talk-change")) == {"p1@oak.example", "p2@oak.example"}
    assert set(sent()) == {"p0@oak.example", "p1@oak.example", "p2@oak.example", "p12@oak.example"}
    gone = file_of(sent("talk-cancellation")["p0@oak.example"])[1].to_ical().decode().replace("\r\n ", "")
    assert "bad news" not in gone
    assert TEXT not in gone
    assert care.email not in {mail.to for mail in Message.objects.all()}


def test_who_comes_back_is_invited_anew_with_a_sequence_that_is_higher(firm):
    seat, people, _care = firm
    talk = invited(seat)
    Post.objects.filter(person=people[0]).update(unit=unit(seat.company, "Care"))
    invite(MORNING)
    Post.objects.filter(person=people[0]).update(unit=unit(seat.company, "Sales"))
    invite(MORNING)
    row = TalkInvitation.objects.get(talk=talk, person=people[0])
    assert not row.is_cancelled
    assert Message.objects.filter(to="p0@oak.example").count() == 3


def test_quiet_hours_days_off_and_leave_hold_for_invitations_unless_the_talk_is_near(firm):
    seat = firm[0]
    talk = a_talk(seat)
    keeping.invite(seat=seat, talk=talk, now=MORNING)
    assert invite(at(TUESDAY, 4)) == 0
    assert invite(at(TUESDAY + timedelta(days=4), 10)) == 0  # a Saturday
    assert invite(at(TUESDAY + timedelta(days=8), 23)) == 3


def test_who_left_the_list_gets_no_letter_and_finds_it_on_the_own_page(client, cast, firm):
    seat, people, _care = firm
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    stops.stop(address=people[0].email, company=seat.company.key, why=stops.Why.UNSUBSCRIBED, now=MORNING)
    talk = invited(seat)
    assert sent()["p0@oak.example"].state == "withdrawn"
    client.force_login(cast.users[Role.EMPLOYEE])
    assert "Talks to come The year ahead" in text(client.get(where(cast, "inbox")))
    answer = client.get(where(cast, "talk-file", talk))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    event = event_of(Calendar.from_ical(answer.content))
    assert "ATTENDEE" not in event
    assert event["UID"] == f"{talk.key}@localhost"


def test_for_who_is_not_meant_there_is_no_such_talk(client, cast, firm):
    seat, _people, care = firm
    care.account = cast.users[Role.EMPLOYEE]
    care.save()
    talk = invited(seat)
    client.force_login(cast.users[Role.EMPLOYEE])
    assert client.get(where(cast, "talk-file", talk)).status_code == 404
    assert "The year ahead" not in text(client.get(where(cast, "inbox")))
    client.force_login(cast.users[Role.MANAGER])
    assert client.get(where(cast, "talk-file", talk)).status_code == 404
    client.force_login(cast.users[Role.OWNER])
    assert client.get(where(cast, "talk-file", talk)).status_code == 200


def test_a_leaver_and_an_erased_person_are_not_written_to(firm, cast):
    seat, people, _care = firm
    talk = invited(seat)
    Spell.objects.filter(person=people[0]).update(ended=TUESDAY - timedelta(days=1))
    erase(person=people[1], by=cast.users[Role.PEOPLE_TEAM])
    keeping.change(seat=seat, talk=talk, said=said_of(talk) | {"place": "Yard"}, seen=0)
    invite(MORNING)
    assert set(sent("talk-change")) == {"p2@oak.example"}
    assert invite(MORNING) == 0
    assert not Message.objects.filter(to="p1@oak.example").exists()


def test_it_was_held_is_one_press_and_makes_a_telling_of_each_statement(client, cast, firm, clock):
    seat = firm[0]
    keys = [row.key for row in statements_of(seat.company)][:2]
    talk = invited(seat, keys=keys)
    client.force_login(cast.users[Role.OWNER])
    assert client.post(where(cast, "talk-do", talk), {"verb": "held"}).status_code == 409
    assert not Telling.objects.exists()
    clock(talk.starts + timedelta(hours=2))
    home = text(client.get(reverse("home:company", args=[cast.company.slug])))
    assert "Was “The year ahead” held?" in home
    assert "Were they held?" in text(client.get(where(cast, "talks")))
    assert client.post(where(cast, "talk-do", talk), {"verb": "held"}).status_code == 302
    rows = Telling.objects.order_by("statement")
    assert [row.statement for row in rows] == sorted(keys)
    assert {(r.told_on, r.channel, r.unit.name, r.people, r.audience) for r in rows} == {
        (talk.day, "talk", "Sales", 3, "The year ahead")
    }
    assert client.post(where(cast, "talk-do", talk), {"verb": "held"}).status_code == 409
    assert Telling.objects.count() == 2
    assert {"talk planned", "talk invited to", "talk held"} <= set(
        Entry.objects.values_list("what", flat=True)
    )


def test_how_many_were_there_may_be_said(client, cast, firm, clock):
    talk = a_talk(firm[0], unit=None, channel="all-hands")
    clock(talk.starts)
    client.force_login(cast.users[Role.OWNER])
    client.post(where(cast, "talk-do", talk), {"verb": "held", "people": "2"})
    row = Telling.objects.get()
    assert (row.people, row.unit, row.channel) == (2, None, "all-hands")


def typed(seat, **other):
    return {
        "name": "The year ahead", "channel": "talk", "keys": [statements_of(seat.company)[0].key], "unit": "",
        "day": "2027-03-10", "hour": "10:00", "zone": "Europe/London", "minutes": "30", "place": "Canteen", "seen": "0",
    } | other  # fmt: skip


def test_a_talk_is_planned_changed_and_called_off_through_pages(client, cast, firm):
    seat = firm[0]
    client.force_login(cast.users[Role.OWNER])
    assert "No talk is planned yet" in text(client.get(where(cast, "talks")))
    answer = client.post(where(cast, "new-talk"), typed(seat, zone="Asia/Tokyo"))
    talk = Talk.objects.get()
    assert answer["Location"].endswith(f"/talks/{talk.key}/")
    assert talk.starts == datetime(2027, 3, 10, 1, tzinfo=UTC)
    seen = text(client.get(where(cast, "talk", talk)))
    assert "Wednesday 10 March 2027, 10:00 (Asia/Tokyo), 30 minutes, Canteen" in seen
    assert "Invite 4 people" in seen
    assert client.post(where(cast, "talk-do", talk), {"verb": "invite"}).status_code == 302
    form = client.get(where(cast, "talk-change", talk))
    assert 'value="10:00"' in form.content.decode()
    client.post(where(cast, "talk-change", talk), typed(seat, zone="Asia/Tokyo", hour="11:00"))
    talk.refresh_from_db()
    assert (talk.sequence, talk.local.hour) == (1, 11)
    again = client.post(where(cast, "talk-change", talk), typed(seat, hour="12:00"))
    assert again.status_code == 409
    assert "Somebody changed the talk meanwhile" in text(again)
    client.post(where(cast, "talk-do", talk), {"verb": "call-off"})
    assert "called off" in text(client.get(where(cast, "talks")))
    answer = client.get(where(cast, "talk-file", talk))
    assert b"METHOD:CANCEL" in answer.content
    assert client.post(where(cast, "talk-do", talk), {"verb": "dance"}).status_code == 404


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"day": "2027-03-28", "hour": "01:30"}, "the clocks leap over this hour"),
        ({"day": "2020-03-10"}, "a moment to come"),
        ({"day": "2099-03-10"}, "within two years"),
        ({"zone": "Mars/Crater"}, "Choose one of the list"),
        ({"keys": []}, "Tick at least one"),
        ({"minutes": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_is_said_and_kept(client, cast, firm, other, sentence):
    client.force_login(cast.users[Role.OWNER])
    answer = client.post(where(cast, "new-talk"), typed(firm[0], **other))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Canteen"' in answer.content.decode()
    assert not Talk.objects.exists()


ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "UTC",
)


@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_that_was_typed_is_that_of_the_file_on_each_day_of_a_year(zone):
    """On days on which the clocks change, too; where the hour comes twice it is the first."""
    company, here, count = Company(name="Oak", slug="oak"), ZoneInfo(zone), 0
    for step in range(366):
        for hour in (time(1, 30), time(2, 30), time(10)):
            day = TUESDAY + timedelta(days=step)
            moment = moment_of(day, hour, zone)
            if moment is None:
                continue
            file = calendar_file(
                Talk(company=company, name="T", starts=moment, zone=zone), PUBLISH, MORNING, "/"
            )
            said = re.search(rb"DTSTART:(\d{8}T\d{6})Z\r\n", file)[1].decode()
            read = datetime.strptime(f"{said}+0000", "%Y%m%dT%H%M%S%z").astimezone(here)
            assert (read.date(), read.time(), read.fold) == (day, hour, 0)
            count += 1
    assert count >= 3 * 366 - 3


def test_lines_are_folded_at_75_octets_and_end_in_crlf_whatever_is_said():
    company = Company(name="Œuvre & Søn \u202e" * 12, slug="oak")
    for name in (
        "é" * 120,
        "日本" * 60,
        "a" * 120,
        'semi; comma, back\\slash "quote"',
        "x\r\nBEGIN:VALARM\r\nY: \x00 \u2028 z",
    ):
        talk = Talk(company=company, name=name, place=name, starts=MORNING, zone="Asia/Tokyo")
        to = Person(email="a@oak.example")
        file = calendar_file(talk, "REQUEST", MORNING, "/", to)
        lines = file.split(b"\r\n")
        assert lines[-1] == b""
        assert b"\n" not in file.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()  # no sign is cut in two
        event = event_of(Calendar.from_ical(file))
        assert {one.name for one in Calendar.from_ical(file).walk()} == {"VCALENDAR", "VEVENT"}
        kept = one_line(name)
        assert event["SUMMARY"] == kept
        assert event["LOCATION"] == kept


def test_a_talk_of_the_sample_is_told_to_nobody(firm, cast):
    cast.company.is_sample = True
    cast.company.save()
    invited(firm[0])
    assert not Message.objects.exists()


def test_nobody_is_told_of_a_talk_that_is_over_or_was_not_opened(firm):
    seat = firm[0]
    a_talk(seat)
    assert invite(MORNING) == 0
    talk = Talk.objects.get()
    with pytest.raises(Changed):
        keeping.invite(seat=seat, talk=talk, now=talk.starts)
    assert date(2027, 1, 14) == talk.day
