"""Letters to the owner of a commitment: three kinds, once each, one a day, to nobody who has left."""

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead.outbox import stops
from fairlead.outbox.models import Message
from fairlead.people.models import Membership, Role, Spell
from fairlead.plan.deeds import committing, reminding
from fairlead.plan.deeds.models import Reminder
from fairlead.plan.deeds.tests.hands import TODAY, commit, on, place, put, seat, unit

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = TODAY + 30 * DAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on(monkeypatch, TODAY)


def work(monkeypatch, day) -> int:
    before = Message.objects.count()
    on(monkeypatch, day)
    reminding.work(timezone.make_aware(datetime.combine(day, time(12))))
    return Message.objects.count() - before


def test_a_week_before_a_day_before_and_after_it_passed_and_never_twice(cast, monkeypatch):
    commit(cast)
    sent = {}
    for after in range(-10, 20):
        sent[after] = work(monkeypatch, DUE + after * DAY) + work(monkeypatch, DUE + after * DAY)
    assert [after for after, n in sent.items() if n] == [-7, -1, 1]
    assert set(sent.values()) == {0, 1}


def test_a_letter_goes_to_its_owner_at_most_once(cast, monkeypatch):
    commit(cast)
    work(monkeypatch, DUE - DAY)
    letter = Message.objects.get()
    assert letter.to == cast.users[Role.MANAGER].email
    assert letter.promise == Message.Promise.AT_MOST_ONCE
    assert "Call both" not in letter.subject
    assert b"Call both" in bytes(letter.content)


def test_ten_of_one_person_are_one_letter(cast, monkeypatch):
    for n in range(10):
        commit(cast, what=f"Number {n}.")
    assert work(monkeypatch, DUE - DAY) == 1
    assert bytes(Message.objects.get().content).count(b"Number") == 10


def test_a_second_kind_on_the_same_day_waits_for_the_next(cast, monkeypatch):
    commit(cast)
    assert work(monkeypatch, DUE - DAY) == 1
    on(monkeypatch, TODAY)
    commit(cast, what="Another.", due=DUE + DAY)
    assert work(monkeypatch, DUE - DAY) == 0
    assert work(monkeypatch, DUE) == 1


def test_a_day_that_was_moved_is_reminded_of_anew(cast, monkeypatch):
    row = commit(cast)
    assert work(monkeypatch, DUE - 7 * DAY) == 1
    committing.change(
        seat=seat(cast), key=row.commitment.key, number=1, why="Rain.",
        said={"what": row.what, "due": DUE + 30 * DAY, "statement": "", "towards": "everybody", "unit": None,
              "person": None, "account": row.account},
    )  # fmt: skip
    assert work(monkeypatch, DUE - DAY) == 0
    assert work(monkeypatch, DUE + 23 * DAY) == 1


def test_what_has_ended_is_not_reminded_of(cast, monkeypatch):
    row = commit(cast)
    committing.drop(seat=seat(cast), key=row.commitment.key, number=1, why="No.")
    assert work(monkeypatch, DUE - DAY) == 0


def test_nobody_is_reminded_of_what_was_made_a_moment_ago(cast, monkeypatch):
    commit(cast, due=TODAY + DAY)
    assert work(monkeypatch, TODAY) == 0


def test_who_has_left_or_has_no_address_gets_no_letter(cast, monkeypatch):
    north = unit(cast, "North")
    gone, silent, here = (put(cast, None, north, number) for number in ("1", "2", "3"))
    for person in (gone, here):
        person.email = f"{person.number}@oak.example"
        person.save()
    Spell.objects.filter(person=gone).update(ended=TODAY)
    for person in (gone, silent, here):
        commit(cast, what=f"Of {person.number}.", person=person, account=None)
    assert work(monkeypatch, DUE - DAY) == 1
    assert Message.objects.get().to == here.email


def test_a_member_who_gave_up_the_seat_gets_no_letter(cast, monkeypatch):
    commit(cast)
    Membership.objects.filter(user=cast.users[Role.MANAGER]).delete()
    assert work(monkeypatch, DUE - DAY) == 0


def test_an_erased_person_gets_no_letter(cast, monkeypatch):
    person = place(cast, Role.EMPLOYEE, unit(cast, "North"))
    commit(cast, person=person, account=None)
    person.erase()
    assert work(monkeypatch, DUE - DAY) == 0


def test_the_sample_writes_to_nobody(cast, monkeypatch):
    commit(cast)
    type(cast.company).objects.update(is_sample=True)
    assert work(monkeypatch, DUE - DAY) == 0


def test_a_turn_sends_so_many_and_the_next_the_rest(cast, monkeypatch):
    monkeypatch.setattr(reminding, "A_TURN", 2)
    north = unit(cast, "North")
    for number in "123":
        person = put(cast, None, north, number)
        person.email = f"{number}@oak.example"
        person.save()
        commit(cast, what=f"Of {number}.", person=person, account=None)
    assert [work(monkeypatch, DUE - DAY) for _turn in range(3)] == [2, 1, 0]


def test_the_database_refuses_a_reminder_of_the_same_kind(cast, monkeypatch):
    commit(cast)
    work(monkeypatch, DUE - DAY)
    row = Reminder.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(commitment=row.commitment, kind=row.kind, about=row.about, to=row.to)


def test_a_letter_can_be_left_by_one_click_and_who_left_gets_none_and_is_listed(cast, monkeypatch):
    commit(cast)
    work(monkeypatch, DUE - 7 * DAY)
    first = Message.objects.get()
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in bytes(first.content)
    assert b"/done/" in bytes(first.content)
    stops.stop(address=first.to, company=cast.company.key, why=stops.Why.UNSUBSCRIBED, now=timezone.now())
    work(monkeypatch, DUE - DAY)
    second = Message.objects.latest("pk")
    assert (second.state, bytes(second.content)) == (Message.State.WITHDRAWN, b"")
    assert second.reason
