"""A message over which workers die, a server that takes its time, and how long words are kept."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.outbox import claiming
from fairlead.outbox.claiming import claim
from fairlead.outbox.models import CRASHES, Hand, Heartbeat, Message, Promise, State
from fairlead.outbox.recovering import recover
from fairlead.outbox.renewing import renew
from fairlead.outbox.services import enqueue
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.tidying import KEPT, tidy
from fairlead.outbox.working import work_once

pytestmark = pytest.mark.django_db


def message(**other) -> Message:
    return enqueue(
        **{"purpose": "test", "to": "eve@oak.example", "subject": "Hello", "text": "Word for word."} | other
    )


class Deadly:
    """The process ends in the middle of sending, before or after the server took it."""

    def __init__(self) -> None:
        self.deaths = 0

    def send(self, sender, to, content):
        self.deaths += 1
        raise SystemExit(9)


def die_over(times: int) -> int:
    deadly = Deadly()
    for number in range(times):
        try:
            work_once(deadly, f"w{number}", lambda n=number: timezone.now() + timedelta(minutes=10 * n))
        except SystemExit:
            continue
    recover(timezone.now() + timedelta(minutes=10 * times))
    return deadly.deaths


def test_a_message_over_which_every_worker_dies_is_given_up_with_the_reason():
    message()
    assert die_over(CRASHES + 3) == CRASHES
    ended = Message.objects.get()
    assert (ended.state, ended.crashes) == (State.DEAD, CRASHES)
    assert f"{CRASHES} workers stopped" in ended.reason
    assert ended.ended_at
    assert ended.retry(timezone.now())
    ended.refresh_from_db()
    assert (ended.crashes, ended.ended_at) == (0, None)


def test_a_code_of_sign_in_that_is_given_up_does_not_lie_about():
    message(purpose="sign-in")
    die_over(CRASHES + 1)
    assert (Message.objects.get().state, bytes(Message.objects.get().content)) == (State.DEAD, b"")


def test_a_few_deaths_by_chance_end_nothing():
    message()
    die_over(CRASHES - 1)
    assert Message.objects.get().state == State.QUEUED
    with Office() as (office, line):
        work_once(line, "w", lambda: timezone.now() + timedelta(days=1))
    assert sum(office.taken.values()) == 1


class Broken:
    def send(self, sender, to, content):
        raise ValueError("our own mistake")


def test_a_fault_of_our_own_stops_no_other_message_and_is_not_taken_for_sent(caplog):
    must, nudge = message(), message(promise=Promise.AT_MOST_ONCE)
    assert work_once(Broken(), "w") == 2
    must.refresh_from_db()
    nudge.refresh_from_db()
    assert (must.state, nudge.state) == (State.QUEUED, State.UNKNOWN)
    assert must.due_at > timezone.now()
    assert "ValueError" in must.reason
    assert "our own mistake" in caplog.text


class Slow:
    """A server that answers only once the lease of the message in hand was renewed."""

    def send(self, sender, to, content):
        first = Hand.objects.get().lease_ends_at
        for _look in range(1000):
            if Hand.objects.get().lease_ends_at > first:
                break
            time.sleep(0.01)
        recover(first)  # another worker, at the end of the first lease
        self.state = Message.objects.get().state


@pytest.mark.django_db(transaction=True)
def test_a_server_that_takes_longer_than_a_lease_is_not_taken_for_a_dead_worker(monkeypatch):
    monkeypatch.setattr(claiming, "LEASE", timedelta(seconds=2))
    message(promise=Promise.AT_MOST_ONCE)
    slow = Slow()
    work_once(slow, "w")
    assert slow.state == State.IN_FLIGHT
    assert Message.objects.get().state == State.SENT


def test_a_lease_that_ran_out_is_not_renewed():
    message()
    now = timezone.now()
    assert claim("w", now)
    assert renew("w", now + timedelta(seconds=90))
    assert not renew("w", now + timedelta(minutes=10))
    assert not renew("another", now)


def ended(state: str, days: float) -> Message:
    made = message()
    Message.objects.filter(pk=made.pk).update(
        state=state, ended_at=timezone.now() - timedelta(days=days), sent_at=timezone.now()
    )
    return made


def test_what_ended_a_fortnight_ago_says_nothing_any_more_and_cannot_be_tried_again():
    old = [ended(State.DEAD, 15), ended(State.UNKNOWN, 15)]
    young, waiting = ended(State.DEAD, 13), message()
    assert tidy(timezone.now()).startswith("2 messages")
    assert {bytes(Message.objects.get(pk=one.pk).content) for one in old} == {b""}
    assert not Message.objects.get(pk=old[0].pk).retry(timezone.now())
    assert all(Message.objects.get(pk=one.pk).content for one in (young, waiting))
    assert young.retry(timezone.now())


def test_the_heartbeat_of_a_worker_that_was_killed_does_not_stay_for_ever():
    for days in (1, 15):
        Heartbeat.objects.create(worker=f"w{days}", seen_at=timezone.now() - timedelta(days=days))
    tidy(timezone.now())
    assert [beat.worker for beat in Heartbeat.objects.all()] == ["w1"]


def test_what_ended_before_ends_were_noted_is_counted_from_when_it_was_last_due():
    old = ended(State.DEAD, 1)
    Message.objects.filter(pk=old.pk).update(ended_at=None, due_at=timezone.now() - KEPT)
    tidy(timezone.now())
    assert bytes(Message.objects.get(pk=old.pk).content) == b""
