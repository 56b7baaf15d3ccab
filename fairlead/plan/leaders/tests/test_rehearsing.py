"""Rehearsals are timed, scored, and for one person alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.journal.models import Entry as JournalEntry
from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.plan.leaders import rehearsing, tending
from fairlead.plan.leaders.evidence import leader_sheets
from fairlead.plan.leaders.models import Rehearsal
from fairlead.plan.leaders.tests.hands import CALL, KEYS, come_in, plan, text_of
from fairlead.plan.leaders.tests.test_results import by_words

pytestmark = pytest.mark.django_db
SAID = "We call every placement after one week, and that is our secret"
__all__ = ["by_words"]


def where(cast, name="rehearsals", one=None):
    return reverse(f"leaders:{name}", args=[cast.company.slug, *([one.pk] if one else [])])


@pytest.fixture
def said(cast):
    """The leader has said it, and the worker has read it."""
    plan(cast)
    leader = come_in(cast, Role.LEADER)
    leader.post(where(cast, "rehearsal-start"))
    one = Rehearsal.objects.get()
    leader.post(where(cast, "rehearsal", one), {"text": SAID})
    tending.count_up(timezone.now())
    one.refresh_from_db()
    return one


def test_no_statement_is_on_the_page_while_the_clock_runs(cast):
    plan(cast)
    leader = come_in(cast, Role.LEADER)
    page = text_of(leader.post(where(cast, "rehearsal-start"), follow=True))
    assert not any(text in page for text in KEYS.values())
    assert "There is no speech input" in text_of(leader.get(where(cast)))


def test_it_is_timed_by_the_server_and_scored(said, cast):
    Rehearsal.objects.update(started_at=said.stopped_at - timedelta(seconds=42))
    page = text_of(come_in(cast, Role.LEADER).get(where(cast, "rehearsal", said)))
    assert "In 42 seconds." in page
    assert "You named 1 of 3 priorities" in page
    assert CALL in page
    assert said.found == {"call": 2, "pay": 0, "hire": 0}


def test_a_second_stop_changes_nothing(said, cast):
    come_in(cast, Role.LEADER).post(where(cast, "rehearsal", said), {"text": "Better words"})
    assert Rehearsal.objects.get().text == SAID


def test_no_other_role_opens_it_and_no_other_page_knows_of_it(said, cast):
    come_in(cast, Role.LEADER).post(where(cast, "rehearsal-keep", said))
    for role in set(Role.values) - {Role.LEADER}:
        other = come_in(cast, role)
        assert other.get(where(cast, "rehearsal", said)).status_code == 404
        assert other.post(where(cast, "rehearsal-keep", said)).status_code == 404
        assert other.post(where(cast, "rehearsal-delete", said)).status_code == 404
        for page in (where(cast), where(cast, "index"), reverse("home:company", args=[cast.company.slug])):
            assert "secret" not in text_of(other.get(page))
            assert "1 of 3" not in text_of(other.get(page))
    assert not JournalEntry.objects.exists()
    assert not Message.objects.exists()
    assert leader_sheets(cast.company) == {}


def test_kept_ones_are_listed_as_a_trend_and_the_person_deletes_them(said, cast):
    leader = come_in(cast, Role.LEADER)
    leader.post(where(cast, "rehearsal-keep", said))
    assert "1 of 3" in text_of(leader.get(where(cast)))
    leader.post(where(cast, "rehearsal-delete", said))
    assert not Rehearsal.objects.exists()


def test_what_is_not_kept_goes_with_the_next_start_or_after_a_day(said, cast):
    leader = come_in(cast, Role.LEADER)
    leader.post(where(cast, "rehearsal-start"))
    assert not Rehearsal.objects.filter(pk=said.pk).exists()
    rehearsing.score_waiting(timezone.now() + timedelta(days=2))
    assert not Rehearsal.objects.exists()


def test_without_a_plan_there_is_nothing_to_rehearse(cast):
    page = come_in(cast, Role.EMPLOYEE).post(where(cast, "rehearsal-start"), follow=True)
    assert "nothing to hold your words against" in text_of(page)


def test_an_employee_is_held_against_what_an_employee_may_read(cast):
    from fairlead.plan.tests.routes_show import publish

    publish(
        cast.company, {"key": "call", "text": CALL}, {"key": "secret", "text": "Sell.", "audience": "leaders"}
    )
    employee = come_in(cast, Role.EMPLOYEE)
    employee.post(where(cast, "rehearsal-start"))
    one = Rehearsal.objects.get()
    employee.post(where(cast, "rehearsal", one), {"text": "Sell."})
    tending.count_up(timezone.now())
    one.refresh_from_db()
    assert one.found == {"call": 0}
    assert "Sell." in text_of(employee.get(where(cast, "rehearsal", one)))
