"""No number of workers breaks a cap: the database holds it."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from fairlead.communicate import running
from fairlead.communicate.models import Caps, Planned, Slot
from fairlead.communicate.planning import _without_row, latest_day, lay_down, plan, plan_bite, seed_of
from fairlead.communicate.rows import rows_for, write
from fairlead.communicate.tests import elsewhere
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at
from fairlead.communicate.times import week_of
from fairlead.outbox.models import Message

NOW = at(TUESDAY - timedelta(days=1), 8)


def rounds(seat, many, **other):
    made = [a_round(seat, name=f"Round {n}", at_most_a_week=7, **other) for n in range(many)]
    for one in made:
        running.start(seat=seat, one=one)
    return made


def over(a_day, a_week):
    rows = Planned.objects.exclude(state="skipped").values_list("person", "day")
    days, weeks = Counter(rows), Counter((who, week_of(day)) for who, day in rows)
    return [k for k, n in days.items() if n > a_day] + [k for k, n in weeks.items() if n > a_week]


@pytest.mark.django_db
def test_two_planners_who_both_saw_an_empty_week_cannot_both_write(cast):
    seat, _people = a_firm(cast)
    slots = [lay_down(one, TUESDAY)[0] for one in rounds(seat, 3)]
    seen = [
        rows_for(slot, _without_row(slot, 0), NOW, seed=seed_of(slot), latest=latest_day(slot))
        for slot in slots
    ]
    assert [write(rows) for rows in seen] == [3, 0, 0]  # each was made before any was written
    assert over(1, 2) == []
    for slot in slots:  # the losers look again, and find other days
        plan_bite(slot, NOW)
    assert Planned.objects.count() == 9
    assert over(1, 2) == []


@pytest.mark.django_db
def test_the_database_refuses_a_place_beyond_the_cap_and_a_place_that_is_taken(cast):
    seat, (ann, *_more) = a_firm(cast)
    first, second = (lay_down(one, TUESDAY)[0] for one in rounds(seat, 2))
    place = {
        "person": ann,
        "day": TUESDAY,
        "week": week_of(TUESDAY),
        "moment": NOW,
        "day_cap": 1,
        "week_cap": 2,
    }
    Planned.objects.create(slot=first, **place, of_day=1, of_week=1)
    for of_day, of_week in ((1, 2), (2, 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Planned.objects.create(slot=second, **place, of_day=of_day, of_week=of_week)
    with pytest.raises(IntegrityError), transaction.atomic():
        Planned.objects.create(slot=second, **place | {"day_cap": 4}, of_day=4, of_week=2)


@pytest.mark.django_db
def test_a_practice_slot_with_a_statement_is_refused_by_the_database(cast):
    seat, _people = a_firm(cast)
    (one,) = rounds(seat, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(round=one, kind="practice", number=1, day=TUESDAY, statement="call-back")


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_break_no_cap_and_leave_nobody_without_an_outcome(cast):
    seat, people = a_firm(cast, people=12)
    Caps.objects.update(a_day=1, a_week=3)
    made, wrong, gate = rounds(seat, 5), [], threading.Barrier(8)

    def work():
        try:
            gate.wait()
            while plan(NOW):
                pass
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    crew = [threading.Thread(target=work) for _ in range(8)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert wrong == []
    assert over(1, 3) == []
    per_slot = Counter(Planned.objects.values_list("slot", flat=True))
    assert set(per_slot.values()) == {len(people)}
    assert len(per_slot) >= len(made)


WEEK_OF_WORK = [
    at(TUESDAY + timedelta(days=day), hour) for day in (-1, 0, 1, 2, 3) for hour in (7, 10, 13, 16)
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("workers", [2, 4])
def test_workers_in_processes_of_their_own_plan_and_send_the_same_people_and_break_no_cap(cast, workers):
    seat, people = a_firm(cast, people=15)
    Caps.objects.update(a_day=1, a_week=3)
    for number, one in enumerate(rounds(seat, 6)):
        type(one).objects.filter(pk=one.pk).update(weekday=1 + number % 3)
    crew = [elsewhere.begin("both", WEEK_OF_WORK, bite=4) for _ in range(workers)]
    elsewhere.go(crew)
    assert [one.wait() for one in crew] == [0] * workers
    for one in crew:
        one.communicate()
    queued = Planned.objects.filter(state="queued")
    assert over(1, 3) == []
    assert len(people) * 3 == queued.count() == Message.objects.count()
    assert queued.values("message").distinct().count() == queued.count()
    a_day = Counter(queued.values_list("message__to", "day"))
    assert max(a_day.values()) == 1
    assert set(Counter(Planned.objects.values_list("slot", flat=True)).values()) == {len(people)}
