"""What was held up until the hours of its reader were over is not given to the server any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.outbox.claiming import claim
from fairlead.outbox.lateness import end_late
from fairlead.outbox.models import Content, Message, Promise, State
from fairlead.outbox.recovering import recover
from fairlead.outbox.services import enqueue_ready
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import work_once

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def message(until=HOUR, **other) -> Message:
    now = timezone.now()
    return enqueue_ready(
        channel="mail", host="oak.example", purpose="test", to="eve@oak.example", subject="Hello",
        content=b"Message-ID: <1@x>\n\nx\n", not_after=until and now + until, **other,
    )  # fmt: skip


def after(hours: float):
    return lambda: timezone.now() + hours * HOUR


def state(of: Message) -> tuple[str, str]:
    of.refresh_from_db()
    return of.state, of.reason


def test_a_worker_that_comes_back_at_night_sends_nothing_whose_hours_are_over():
    late, fine = message(), message(until=None)
    with Office() as (office, line):
        work_once(line, "w", after(5))
    assert sum(office.taken.values()) == 1
    assert state(late) == (State.LATE, "Its hours were over before it could be sent. ")
    assert state(fine) == (State.SENT, "")
    assert not Content.objects.exists()


def test_within_its_hours_it_goes_out():
    fine = message()
    with Office() as (_office, line):
        work_once(line, "w", after(0.9))
    assert state(fine)[0] == State.SENT


def test_what_the_server_put_off_is_not_tried_again_outside_its_hours():
    late = message()
    with Office(answer=lambda _id, _n: "451 Later") as (office, line):
        for hours in (0, 0.5, 2, 3):
            work_once(line, "w", after(hours))
    assert sum(office.asked.values()) == 2
    assert state(late)[0] == State.LATE
    assert "451 Later" in late.reason


@pytest.mark.parametrize("promise", Promise.values)
def test_of_what_the_server_may_have_it_is_not_said_that_it_did_not_arrive(promise):
    """So that nobody queues it once more, under another Message-ID."""
    lost = message(promise=promise)
    with Office(answer=lambda _id, _n: "drop") as (_office, line):
        work_once(line, "w")
    end_late(after(2)())
    assert state(lost)[0] == State.UNKNOWN


def test_nor_of_what_a_worker_died_over():
    lost, begun = message(), timezone.now()
    claim("w", begun)
    recover(begun + timedelta(minutes=10))
    assert state(lost)[0] == State.QUEUED
    end_late(after(2)())
    assert state(lost) == (
        State.UNKNOWN,
        "Its hours were over before it could be sent again; it may have arrived. ",
    )


@pytest.mark.parametrize(("hours", "goes_out_at"), [(0.5, 0.5), (5, 24), (24.5, 24.5), (30, 48)])
def test_what_a_person_tries_again_goes_out_within_the_hours_of_that_day_or_the_next(hours, goes_out_at):
    refused, begun = message(), timezone.now()
    with Office(answer=lambda _id, _n: "550 No such person") as (_office, line):
        work_once(line, "w")
    refused.refresh_from_db()
    assert refused.retry(begun + hours * HOUR)
    refused.refresh_from_db()
    assert abs(refused.due_at - (begun + goes_out_at * HOUR)) < timedelta(minutes=1)
    assert refused.due_at < refused.not_after
    with Office() as (office, line):
        work_once(line, "w", lambda: refused.due_at)
    assert sum(office.taken.values()) == 1


def test_what_is_late_is_taken_off_by_nobody_even_before_it_is_ended():
    message()
    assert not claim("w", after(2)())
