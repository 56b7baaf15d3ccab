"""The page of a running round says how far the planner is with the next slots: numbers, and nobody by name."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from fairlead.communicate import planning, running
from fairlead.communicate.models import Leave, Planned, Slot
from fairlead.communicate.planning import LOOK_AGAIN, lay_down, plan, plan_bite
from fairlead.communicate.practice.tests.hands import Clock
from fairlead.communicate.progress import progress_of
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at, person, unit
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db
NOW = at(TUESDAY - timedelta(days=1), 8)


@pytest.fixture
def running_round(cast, monkeypatch):
    monkeypatch.setattr(planning, "BITE", 2)
    Clock(monkeypatch).now = NOW
    seat, people = a_firm(cast, people=5)
    Leave.objects.create(person=people[0], first=TUESDAY, last=TUESDAY + timedelta(days=14))
    one = a_round(seat)
    running.start(seat=seat, one=one)
    return one


@pytest.fixture
def part(client, cast, running_round):
    """What the section says, as words; nothing when it is not there."""
    client.force_login(cast.users[Role.OWNER])

    def look():
        page = client.get(reverse("communicate:round", args=[cast.company.slug, running_round.key]))
        found = re.search(
            r'<section aria-labelledby="planner">.*?</section>', page.content.decode(), re.DOTALL
        )
        return " ".join(re.sub(r"<(?!progress)[^>]+>", " ", found[0]).split()) if found else ""

    return look


def test_before_a_slot_is_laid_down_nothing_is_said(part):
    assert part() == ""


def test_it_says_for_how_many_it_is_planned_and_that_it_goes_on(running_round, part):
    (slot,) = lay_down(running_round, TUESDAY)
    assert "not begun" in part()
    assert "The worker has it before it" in part()
    plan_bite(slot, NOW)
    assert "planned for 1 of 5 people" in part()
    assert "1 left out, with a reason." in part()
    assert 'max="5" value="2"' in part()
    assert "Not everybody was looked at yet" in part()


def test_when_all_were_looked_at_it_says_when_and_names_nobody(running_round, part):
    plan(NOW)
    assert "planned for 4 of 5 people" in part()
    assert 'max="5" value="5"' in part()
    assert "Everybody was looked at last 4 Jan 2027, 08:00" in part()
    assert "Person" not in part()


def test_who_joined_after_planning_began_comes_on_top(cast, running_round):
    plan(NOW)
    person(cast.company, 9, unit(cast.company, "Sales"))
    plan(NOW + LOOK_AGAIN)
    (one,) = progress_of(running_round, NOW)
    assert (one.planned, one.left_out, one.of) == (5, 1, 6)


def test_a_slot_of_yesterday_is_shown_only_while_somebody_may_have_no_row(running_round):
    plan(NOW)
    later = at(TUESDAY + timedelta(days=1), 8)
    assert progress_of(running_round, later) == []
    Slot.look_again(Slot.objects.all())
    assert [one.slot.day for one in progress_of(running_round, later)] == [TUESDAY]


def test_a_round_that_does_not_run_has_no_planner(running_round, part, cast):
    plan(NOW)
    running_round.step("paused", cast.users[Role.OWNER])
    assert Planned.objects.exists()
    assert part() == ""
