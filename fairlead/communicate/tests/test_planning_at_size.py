"""Many people: planned in bites, gone on with after a kill, never twice; and what is old goes."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead.communicate import planning, running, turns
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.dose import dose, telling_rows
from fairlead.communicate.models import Planned, Slot, Telling
from fairlead.communicate.planning import LOOK_AGAIN, lay_down, plan, plan_bite
from fairlead.communicate.tests import elsewhere
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at, live, person, unit

NOW = at(TUESDAY - timedelta(days=1), 8)


def running_round(seat, **other):
    one = a_round(seat, **other)
    running.start(seat=seat, one=one)
    return one


def small_bites(monkeypatch, many=2):
    monkeypatch.setattr(planning, "BITE", many)


@pytest.mark.django_db
def test_a_planner_goes_on_where_it_stopped_and_says_how_far_it_is(cast, monkeypatch):
    small_bites(monkeypatch)
    seat, people = a_firm(cast, people=5)
    (slot,) = lay_down(running_round(seat), TUESDAY)
    assert plan_bite(slot, NOW) == (2, True)
    assert planning.how_far() == [f"“{slot.round}” of {TUESDAY}: 2 of 5 people"]
    assert plan_bite(slot, NOW) == (2, True)
    assert plan_bite(slot, NOW) == (1, False)
    assert planning.how_far() == []
    assert Planned.objects.count() == len(people)
    assert turns.plan_next(NOW) == "0 planned"


@pytest.mark.django_db
def test_a_slot_that_everybody_was_looked_at_for_is_looked_at_again_only_after_ten_minutes(cast):
    seat, _people = a_firm(cast)
    running_round(seat)
    assert plan(NOW) == 3
    person(cast.company, 9, unit(cast.company, "Sales"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert plan(NOW + LOOK_AGAIN / 2) == 0
    assert not [one for one in asked if "people_person" in one["sql"]]
    assert plan(NOW + LOOK_AGAIN) == 1


@pytest.mark.django_db
def test_questions_do_not_grow_with_people(cast, monkeypatch):
    seat, _people = a_firm(cast, people=3)
    few, many = (running_round(seat, name=name, at_most_a_week=7) for name in ("few", "many"))
    before = asked_by(few)
    for number in range(20, 60):
        person(cast.company, number, unit(cast.company, "Sales"))
    assert asked_by(many) == before


def asked_by(one):
    (slot,) = lay_down(one, TUESDAY)
    with CaptureQueriesContext(connection) as asked:
        plan_bite(slot, NOW)
    return len(asked)


@pytest.mark.django_db(transaction=True)
def test_killed_again_and_again_the_planner_plans_everybody_once(cast):
    seat, people = a_firm(cast, people=400)
    for name in ("one", "two"):
        running_round(seat, name=name, at_most_a_week=7)
    kills = seen = 0
    while kills < 4:
        worker = elsewhere.begin("plan", [NOW], bite=10)
        elsewhere.go([worker])
        while worker.poll() is None and Planned.objects.count() < seen + 60:
            pass  # until it is in the middle of its work
        worker.kill()
        worker.communicate()
        seen, kills = Planned.objects.count(), kills + 1
    assert 0 < seen < 800
    while plan(NOW):
        pass
    for slot in Slot.objects.filter(day=TUESDAY):
        whom = list(Planned.objects.filter(slot=slot).order_by("person").values_list("person", flat=True))
        assert whom == sorted(one.pk for one in people)
    assert Slot.objects.count() == 2


@pytest.mark.django_db
def test_rows_of_old_slots_go_and_neither_the_dose_nor_the_order_of_statements_changes(cast, monkeypatch):
    monkeypatch.setattr("fairlead.communicate.tidying.BITE", 2)
    seat, _people = a_firm(cast)
    one = running_round(seat)
    live(TUESDAY, TUESDAY + timedelta(weeks=3))
    keys, units = [row.key for row in statements_of(cast.company)], [unit(cast.company, "Sales")]
    until = TUESDAY + timedelta(weeks=3)
    before = dose(cast.company, keys, units, until), telling_rows(cast.company), list(Slot.objects.values())
    later = at(TUESDAY + timedelta(weeks=1, days=1)) + settings.KEEP_PLANNED
    assert turns.tidy_up(later) == "6 rows of no more use deleted"
    assert set(Planned.objects.values_list("slot__number", flat=True)) == {3, 4}
    assert turns.tidy_up(later) == "0 rows of no more use deleted"
    assert (
        dose(cast.company, keys, units, until),
        telling_rows(cast.company),
        list(Slot.objects.values()),
    ) == before
    assert Telling.objects.count() == one.slots.count() == 4
    live(until + timedelta(weeks=1), until + timedelta(weeks=1))
    assert list(one.slots.order_by("number").values_list("statement", flat=True)) == (keys * 2)[:5]


@pytest.mark.django_db
def test_what_is_not_ended_is_kept_however_old_it_is(cast):
    seat, _people = a_firm(cast)
    running_round(seat)
    plan(NOW)
    assert turns.tidy_up(NOW + settings.KEEP_PLANNED * 3) == "0 rows of no more use deleted"
    assert Planned.objects.count() == 3
