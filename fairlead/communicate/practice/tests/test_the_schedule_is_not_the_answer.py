"""What is planned, told and queued for a person is the same to the byte whatever that person answered in practice."""

import json
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from fairlead.communicate import planning, running
from fairlead.communicate.models import Planned, Slot, Telling
from fairlead.communicate.practice.models import Sealed
from fairlead.communicate.practice.tests.hands import book, practise
from fairlead.communicate.tests.hands import a_round, approve_all, seat_of, turn, unit
from fairlead.outbox.models import Message
from fairlead.people.models import Person, Post, Role, Spell

pytestmark = pytest.mark.django_db
WHO = (Role.EMPLOYEE, Role.MANAGER)
WAYS = {"knows all": True, "knows nothing": False, "does not answer": None}


@pytest.fixture
def rounds(firm, clock):
    """Those who practise are people of the company, whom two rounds mean."""
    seat, begins, sales = seat_of(firm), clock.day, unit(firm.company, "Sales")
    approve_all(seat)
    for number, role in enumerate(WHO, 50):
        user = firm.users[role]
        one = Person.objects.filter(company=firm.company, account=user).first() or Person.objects.create(
            company=firm.company,
            number=str(number),
            name=user.name,
            account=user,
            email=f"{role}@oak.example",
        )
        Spell.objects.get_or_create(person=one, defaults={"started": date(2020, 1, 1)})
        if not one.posts.exists():
            Post.objects.create(person=one, unit=sales, began=date(2020, 1, 1), recorded_on=date(2020, 1, 1))
    for name, weekday in (("first", 1), ("second", 3)):
        one = a_round(
            seat,
            name=name,
            practises=True,
            weekday=weekday,
            begins=begins,
            ends=begins + timedelta(weeks=8),
            at_most_a_week=5,
        )
        running.start(seat=seat, one=one)
    return firm


def lived(client, firm, clock, knows, days=24):
    """Every day the worker's turns, and whoever answers does it between them; then all is put back as it was."""
    with transaction.atomic():
        for day in range(days):
            for hour in (0, 4, 7):
                clock.now = clock.on(day).now + timedelta(hours=hour - 1)
                turn(timezone.now())
                for role in WHO if knows is not None and hour == 4 else ():
                    practise(client, firm, role, knows=knows)
        seen, answered = everything_kept(), Sealed.objects.count()
        transaction.set_rollback(True)
    return seen, answered


def everything_kept():
    """Of the schedule and of what went out, as bytes; what a database counts up by itself is left out."""
    planned = Planned.objects.order_by("slot__round__name", "slot__kind", "slot__day", "person").values_list(
        "slot__round__name", "slot__kind", "slot__day", "person", "state", "reason", "moment", "day", "week",
        "of_day", "of_week", "day_cap", "week_cap", "unit", "version",
    )  # fmt: skip
    slots = Slot.objects.order_by("round__name", "kind", "day").values_list(
        "kind", "number", "day", "statement", "looked_at"
    )
    tellings = Telling.objects.order_by("told_on", "statement").values_list(
        "told_on", "statement", "unit", "people"
    )
    mails = [
        (m.purpose, m.to, m.subject, m.due_at, m.state, m.promise, len(m.content))
        for m in Message.objects.order_by("due_at", "to", "subject")
    ]
    return json.dumps([list(planned), list(slots), list(tellings), mails], default=str).encode()


def test_whatever_people_answer_the_schedule_is_the_same_to_the_byte(client, rounds, clock):
    found = {name: lived(client, rounds, clock, knows) for name, knows in WAYS.items()}
    assert found["knows all"][1] == found["knows nothing"][1] == len(WHO)
    assert found["does not answer"][1] == 0
    (same,) = {seen for seen, _answered in found.values()}
    assert same.count(b'"practice"') > 20


def test_a_slot_that_looks_at_answers_is_seen(client, rounds, clock, monkeypatch):
    """Planted: who knew the last one has another minute."""
    seed = planning.seed_of
    monkeypatch.setattr(
        planning, "seed_of", lambda slot: f"{seed(slot)}|{[turn.grade for turn in book(rounds).turns[-1:]]}"
    )
    knows, knows_not = (lived(client, rounds, clock, knows, days=10)[0] for knows in (True, False))
    assert knows != knows_not


def test_a_statement_that_is_chosen_by_answers_is_seen(client, rounds, clock, monkeypatch):
    """Planted: a telling tells what the last one asked did not know."""
    choose = planning.next_key

    def by_answers(keys, told):
        missed = [turn.lineage.partition("@")[0] for turn in book(rounds).turns if not turn.grade]
        return next((key for key in keys if key in missed), None) or choose(keys, told)

    monkeypatch.setattr(planning, "next_key", by_answers)
    knows, knows_not = (lived(client, rounds, clock, knows, days=18)[0] for knows in (True, False))
    assert knows != knows_not
