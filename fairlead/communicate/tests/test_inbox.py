"""What was said to me: my own page, which tells nobody that I read it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate.models import Planned, ReadsHere, Telling, Wording
from fairlead.communicate.tests.hands import (
    SAID,
    TUESDAY,
    a_firm,
    a_round,
    at,
    live,
    republish,
    seat_of,
    turn,
)
from fairlead.communicate.tests.test_pages import text
from fairlead.communicate.tidying import tidy
from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.people.services import erase
from fairlead.people.tests.dump import changed, dump
from fairlead.plan import drafting
from fairlead.plan.models import DraftStatement, Edition
from fairlead.plan.wordings.models import TeamLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Moves what the pages call now; rounds live on hours that the tests give."""

    def move(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    move(at(TUESDAY - timedelta(days=7), 8))
    return move


@pytest.fixture
def told(cast, clock):
    """Three weeks of a round of both kinds; the first person is the employee."""
    seat, people = a_firm(cast)
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    one = a_round(seat, practises=True)
    one.step("started", seat.user)
    live(TUESDAY, TUESDAY + timedelta(days=17), hours=(9, 12))
    clock(at(TUESDAY + timedelta(days=17), 18))
    return people


def where(cast, name="inbox"):
    return reverse(f"communicate:{name}", args=[cast.company.slug])


def opened(client, cast, role=Role.EMPLOYEE, query=""):
    client.force_login(cast.users[role])
    return client.get(where(cast) + query)


def test_the_tellings_stand_newest_first_with_their_words_and_whom_to_ask(client, cast, told):
    seen = text(opened(client, cast))
    places = [seen.index(day) for day in ("19 January 2027", "12 January 2027", "5 January 2027")]
    assert places == sorted(places)
    assert seen.count("Questions? Ask Branch leads.") == 3
    assert "Call every placement after one week." in seen
    assert "What stands behind it Why: two of three quit early." in seen
    assert "3 new" in seen


def test_a_statement_that_says_something_else_by_now_stands_beside_what_it_said(client, cast, told, clock):
    row = DraftStatement.objects.get(company=cast.company, text="Call every placement after one week.")
    seat = seat_of(cast)
    drafting.change(
        seat=seat,
        key=row.key,
        version=row.version,
        said=SAID | {"text": "Visit each client on the first day, in person."},
    )
    republish(seat)
    seen = text(opened(client, cast))
    assert (
        "Call every placement after one week. Since then it says something else: Visit each client on the first day"
        in seen
    )
    assert seen.count("Since then it says something else") == 1


def test_what_is_mended_without_a_change_of_substance_is_not_called_changed(client, cast, told):
    row = DraftStatement.objects.get(company=cast.company, text="We say the bad news first.")
    seat = seat_of(cast)
    drafting.change(
        seat=seat, key=row.key, version=row.version, said=SAID | {"text": "We say the bad news first!"}
    )
    republish(seat)
    assert "Since then it says something else" not in text(opened(client, cast))


def test_a_statement_that_was_dropped_is_said_to_be_gone(client, cast, told):
    row = DraftStatement.objects.get(company=cast.company, text="We say the bad news first.")
    drafting.delete(seat=seat_of(cast), key=row.key, version=row.version)
    republish(seat_of(cast))
    seen = text(opened(client, cast))
    assert "We say the bad news first. It is not in the plan any more." in seen


def test_the_line_of_the_readers_team_stands_under_it(client, cast, told):
    row = Planned.objects.filter(person=told[0], slot__kind="telling").select_related("slot", "unit").first()
    TeamLine.objects.create(
        company=cast.company, unit=row.unit, key=row.slot.statement, edition=Edition.current(cast.company),
        version=1, text="We ring on Fridays.", written_by=cast.users[Role.MANAGER],
    )  # fmt: skip
    assert "For us that means: We ring on Fridays." in text(opened(client, cast))


def test_practice_stands_open_for_a_week_and_names_no_statement(client, cast, told, clock):
    seen = text(opened(client, cast))
    assert "Your minute of practice One question" in seen
    row = Planned.objects.filter(person=told[0], slot__kind="practice", state="sent").latest("moment")
    clock(row.moment + timedelta(days=7, seconds=1))
    assert "Your minute of practice" not in text(opened(client, cast))


def test_nothing_is_written_by_reading_nor_by_marking_as_read(client, cast, told):
    client.force_login(cast.users[Role.EMPLOYEE])
    before = dump(Session)
    page = client.get(where(cast))
    client.head(where(cast))
    client.get(where(cast), {"page": "2"})
    assert set(page.cookies) <= {"fairlead-form"}
    answer = client.post(where(cast, "read"), {"until": str(page.context["until"])})
    assert answer.status_code == 302
    assert changed(before, dump(Session)) == []
    assert "Nothing new" in text(client.get(where(cast)))


def test_marks_of_having_read_live_in_the_browser_of_one_account(client, cast, told):
    page = opened(client, cast)
    assert client.get(where(cast, "read")).status_code == 405
    assert "3 new" in text(client.get(where(cast)))
    kept = client.post(where(cast, "read"), {"until": str(page.context["until"])}).cookies["fairlead-read"]
    assert (kept["path"], kept["httponly"], kept["samesite"]) == ("/c/oak-sons/", True, "Lax")
    other = Planned.objects.filter(slot__kind="telling").exclude(person=told[0]).first().person
    other.account = cast.users[Role.MANAGER]
    other.save()
    assert "3 new" in text(opened(client, cast, Role.MANAGER))
    assert "Nothing new" in text(opened(client, cast))


def test_what_came_after_the_page_was_opened_stays_new(client, cast, told, clock):
    page = opened(client, cast)
    live(TUESDAY + timedelta(days=21), TUESDAY + timedelta(days=22), hours=(9, 12))
    clock(at(TUESDAY + timedelta(days=22), 18))
    client.post(where(cast, "read"), {"until": str(page.context["until"])})
    assert "1 new" in text(client.get(where(cast)))


@pytest.mark.parametrize("until", ["", "x", "-5", "9" * 40, "²", "1e9"])
def test_a_made_up_mark_changes_nothing(client, cast, told, until):
    client.force_login(cast.users[Role.EMPLOYEE])
    answer = client.post(where(cast, "read"), {"until": until})
    assert answer.status_code == 302
    assert "fairlead-read" not in answer.cookies


def test_the_page_of_today_counts_what_is_new(client, cast, told):
    client.force_login(cast.users[Role.EMPLOYEE])
    home = reverse("home:company", args=[cast.company.slug])
    assert "Said to me 3 new" in text(client.get(home))
    client.post(where(cast, "read"), {"until": str(client.get(where(cast)).context["until"])})
    assert "Said to me One" not in text(client.get(home))
    assert "3 new" not in text(client.get(home))


def test_an_account_without_a_person_and_a_person_without_tellings_are_told_so(client, cast, clock):
    assert "Your account is not linked" in text(opened(client, cast))
    _seat, people = a_firm(cast)
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    assert "Nothing was said to you yet" in text(opened(client, cast))
    client.force_login(cast.users[Role.ADVISER])
    assert client.get(where(cast)).status_code == 403


def test_nobody_elses_page_can_be_asked_for(client, cast, told):
    """The address names the company alone; whatever is added to it, the reader's own page comes."""
    other = opened(client, cast, Role.OWNER, f"?person={told[0].key}")
    assert "Call every placement" not in text(other)


def test_after_an_erasure_the_page_is_empty_for_whoever_sits_there(client, cast, told):
    erase(person=told[0], by=cast.users[Role.PEOPLE_TEAM])
    client.force_login(cast.users[Role.EMPLOYEE])
    assert client.get(where(cast)).status_code in (302, 404)


def test_a_telling_that_no_mail_could_carry_is_read_here_and_says_so(client, cast, told):
    row = Planned.objects.filter(person=told[0], slot__kind="telling").first()
    Planned.objects.filter(pk=row.pk).update(state="unsent", reason="asked to get no more")
    assert "not mailed" in text(opened(client, cast))


def test_words_that_were_approved_for_a_plan_of_another_day_still_show_their_statement(
    client, cast, told, monkeypatch
):
    monkeypatch.setattr(Edition, "on", classmethod(lambda cls, company, moment: None))
    seen = text(opened(client, cast))
    assert "What was told then" not in seen
    assert "Call every placement after one week." in seen


def test_what_is_planned_and_not_due_is_not_shown_yet(client, cast, told):
    turn(at(TUESDAY + timedelta(days=19), 7), deliver=False)
    assert Planned.objects.filter(person=told[0], state="planned").exists()
    assert text(opened(client, cast)).count("Questions? Ask") == 3


def test_who_reads_it_here_gets_no_mail_and_is_counted_as_told_under_the_same_caps(client, cast, clock):
    seat, people = a_firm(cast)
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    client.force_login(cast.users[Role.EMPLOYEE])
    assert "Do not mail me" in text(client.get(where(cast)))
    client.post(where(cast, "only-here"), {"reads": "here"})
    one = a_round(seat, practises=True)
    one.step("started", seat.user)
    live(TUESDAY, TUESDAY + timedelta(days=3), hours=(9, 12))
    assert not Message.objects.filter(to="p0@oak.example").exists()
    assert Message.objects.filter(to="p1@oak.example").count() == 2
    mine = Planned.objects.filter(person=people[0])
    assert {(row.slot.kind, row.state) for row in mine} == {("telling", "sent"), ("practice", "sent")}
    assert all(row.of_day == 1 and row.of_week for row in mine)
    assert Telling.objects.get().people == 3
    clock(at(TUESDAY + timedelta(days=3), 18))
    seen = text(client.get(where(cast)))
    assert "Call every placement after one week." in seen
    assert "Mail me again" in seen
    client.post(where(cast, "only-here"), {"reads": "mail"})
    live(TUESDAY + timedelta(days=7), TUESDAY + timedelta(days=8), hours=(9, 12))
    assert Message.objects.filter(to="p0@oak.example").count() == 1


def test_a_round_in_the_inbox_alone_mails_only_who_has_no_account(client, cast, clock):
    seat, people = a_firm(cast)
    people[0].account, people[0].email = cast.users[Role.EMPLOYEE], ""
    people[0].save()
    one = a_round(seat, in_inbox=True)
    one.step("started", seat.user)
    live(TUESDAY, TUESDAY + timedelta(days=1), hours=(9, 12))
    assert {mail.to for mail in Message.objects.all()} == {"p1@oak.example", "p2@oak.example"}
    assert Planned.objects.get(person=people[0]).state == "sent"
    assert Telling.objects.get().people == 3


def test_without_approved_words_nothing_stands_there_either(cast, clock):
    seat, people = a_firm(cast)
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    one = a_round(seat, in_inbox=True)
    one.step("started", seat.user)
    turn(at(TUESDAY - timedelta(days=1), 12))
    Wording.objects.update(retired_at=at(TUESDAY, 1))
    live(TUESDAY, TUESDAY, hours=(9, 12))
    assert set(Planned.objects.values_list("state", "reason")) == {("skipped", "no approved words")}


def test_the_wish_of_who_was_erased_goes(cast, told):
    ReadsHere.objects.create(person=told[0])
    erase(person=told[0], by=cast.users[Role.PEOPLE_TEAM])
    tidy(at(TUESDAY))
    assert not ReadsHere.objects.exists()
