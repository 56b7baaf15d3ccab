"""What a round promises before it starts, and keeps while it runs."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from fairlead.communicate import running
from fairlead.communicate.models import Caps, Hours, Planned, Slot
from fairlead.communicate.planning import plan
from fairlead.communicate.previewing import preview
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at, live, person, said, unit
from fairlead.communicate.times import week_of

pytestmark = pytest.mark.django_db
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def started(seat, **other):
    one = a_round(seat, **other)
    running.start(seat=seat, one=one)
    return one


def test_the_example_week_is_what_the_planner_then_does(cast):
    seat, people = a_firm(cast, people=4)
    for one, zone in zip(people, ("Asia/Tokyo", "America/New_York", "Europe/Paris", "UTC"), strict=True):
        Hours.objects.create(company=cast.company, person=one, zone=zone)
    one = a_round(seat, practises=True, at_most_a_week=2)
    promised = {who.pk: preview(one, TUESDAY - DAY, str(who.key)).week for who in people}
    running.start(seat=seat, one=one)
    for day in range(5):
        plan(at(TUESDAY - DAY * 2 + DAY * day, 1))
    for who in people:
        zone = ZoneInfo(Hours.objects.get(person=who).zone)
        rows = Planned.objects.filter(person=who, day__lt=TUESDAY + WEEK).order_by("moment")
        kept = [(row.moment.astimezone(zone).replace(tzinfo=None), row.slot.kind) for row in rows]
        assert [(example.at, example.kind) for example in promised[who.pk]] == kept
        assert len(kept) == 2


def test_a_series_comes_on_fixed_days_that_grow_apart_the_same_for_everybody(cast):
    seat, _people = a_firm(cast)
    one = started(seat, rhythm="series", series=[0, 3, 10, 24])
    live(TUESDAY - DAY, TUESDAY + DAY * 30, hours=(7, 12))
    days = list(one.slots.order_by("day").values_list("day", flat=True))
    assert [(day - TUESDAY).days for day in days] == [0, 3, 10, 24]
    sent = Planned.objects.filter(slot__round=one, state="sent")
    assert sent.count() == 12
    assert set(sent.values_list("slot__day", "day")) == {(day, day) for day in days}


def test_who_joins_meets_the_round_as_it_stands_that_day_and_who_leaves_gets_no_more(cast):
    seat, (leaver, *_more) = a_firm(cast)
    one = started(seat)
    joiner = person(cast.company, 9, unit(cast.company, "Sales"), hired=TUESDAY + WEEK)
    leaver.spells.update(ended=TUESDAY + WEEK)
    live(TUESDAY, TUESDAY + WEEK * 2, hours=(7, 12))
    numbers = {
        who.pk: set(Planned.objects.filter(person=who, state="sent").values_list("slot__number", flat=True))
        for who in (joiner, leaver)
    }
    assert numbers == {joiner.pk: {2, 3}, leaver.pk: {1, 2}}
    assert one.slots.count() == 3


def test_two_rounds_at_once_share_the_caps_of_a_person(cast):
    seat, people = a_firm(cast)
    Caps.objects.update(a_day=1, a_week=2)
    for name in ("one", "two", "three"):
        started(seat, name=name)
    live(TUESDAY - DAY, TUESDAY + DAY * 3, hours=(7, 12))
    rows = Planned.objects.filter(week=week_of(TUESDAY))
    for who in people:
        mine = list(rows.filter(person=who).order_by("day").values_list("day", "of_day", "of_week"))
        assert mine == [(TUESDAY, 1, 1), (TUESDAY + DAY, 1, 2)]


def test_a_name_that_is_mended_while_it_runs_moves_nobody(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - DAY))
    before = list(Planned.objects.order_by("pk").values())
    running.change(seat=seat, one=one, said=said(name="The plan, each week"))
    assert list(Planned.objects.order_by("pk").values()) == before
    assert one.events.first().was == {"name": "The plan, every week"}


def test_hours_that_change_while_it_runs_move_what_is_planned_at_the_next_turn(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - DAY))
    running.change(seat=seat, one=one, said=said(weekday=3))
    assert plan(at(TUESDAY - DAY)) == 3
    assert set(Planned.objects.values_list("day", flat=True)) == {TUESDAY + DAY * 2}
    assert Slot.objects.filter(round=one).count() == 1
