"""Limits of lanes: never more in any minute, never more in the hands of all workers, and the others go on."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from fairlead.outbox import lanes
from fairlead.outbox.claiming import claim
from fairlead.outbox.hands import Hand as Grip
from fairlead.outbox.limits import Limit
from fairlead.outbox.models import Hand, Lane, Message, State
from fairlead.outbox.services import enqueue_all, enqueue_ready, written

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def mails(count: int, domain: str = "oak.example") -> None:
    enqueue_all(written(purpose="test", to=f"p{n}@{domain}", subject="Hello", text="x") for n in range(count))


def taken(worker: str, now, channel: str = "mail") -> int:
    """Claimed, and given away at once."""
    held = claim(worker, now, channel)
    if held:
        hand = Grip(worker)
        hand.sent = [one.pk for one in held]
        hand.let_go([], now)
    return len(held)


def test_a_lane_gives_no_more_in_any_minute_than_its_limit_and_nearly_that(settings):
    settings.LIMITS = {"mail/*": Limit(a_minute=20)}
    mails(100)
    now, given_at = timezone.now(), []
    for second in range(150):
        at = now + second * SECOND
        given_at += [second] * taken("w", at)
    in_a_minute = [sum(start <= at < start + 60 for at in given_at) for start in range(90)]
    assert max(in_a_minute) <= 20
    assert min(in_a_minute) >= 17


@given(a_minute=st.integers(1, 400), looks=st.lists(st.floats(0, 40), min_size=5, max_size=60))
def test_whenever_it_is_looked_at_no_minute_holds_more(a_minute, looks):
    """The rule itself, without a table: the gate of a lane, asked for all that it may give."""
    now, given_at, found = timezone.now(), [], Limit(a_minute=a_minute)
    gate = lanes.Gate.__new__(lanes.Gate)
    gate.limit, free = found, None
    for wait in looks:
        now += wait * SECOND
        gate.now, gate.from_ = now, max(free or now, now)
        count = gate._by_pace()
        free = gate.from_ + found.pace * count
        given_at += [now] * count
    for start in given_at:
        assert sum(start <= at < start + 60 * SECOND for at in given_at) <= a_minute


def test_others_go_on_while_one_host_has_had_all_that_it_may(settings):
    settings.LIMITS = {"mail/*": Limit(a_minute=10), "mail/elm.example": Limit(a_minute=600)}
    mails(150)
    mails(5, "elm.example")
    now = timezone.now()
    assert [one.host for one in claim("w", now)] == ["oak.example"]
    assert {one.host for one in claim("v", now)} == {"elm.example"}  # behind all that waits
    waits = Lane.objects.get(host="oak.example")
    assert (waits.said, waits.waits_until > now) == ("at most 10 a minute", True)


def test_what_is_in_the_hands_of_all_workers_counts(settings):
    settings.LIMITS = {"mail": Limit(at_once=3)}
    mails(4)
    mails(4, "elm.example")
    now = timezone.now()
    assert len(claim("w", now)) == 3
    assert not claim("v", now + 2 * SECOND)
    assert Lane.objects.get(host="").said == "at most 3 at once"
    Message.objects.filter(state=State.IN_FLIGHT).update(state=State.SENT, sent_at=now, worker="")
    Hand.objects.all().delete()
    assert len(claim("v", now + 4 * SECOND)) == 3


def test_the_channel_and_the_host_both_hold(settings):
    settings.LIMITS = {"chat": Limit(a_minute=30), "chat/T1": Limit(a_minute=10)}
    for n in range(20):
        enqueue_ready(channel="chat", host=f"T{n % 2 + 1}", purpose="t", to="x", subject="", content=b"{}")
    held = [one.host for one in claim("w", timezone.now(), "chat")]
    assert (held.count("T1"), held.count("T2")) == (1, 2)


def test_a_server_that_asked_for_longer_is_not_overruled_by_a_shorter_wait():
    now = timezone.now()
    lanes.wait(("mail", "oak.example"), now + 60 * SECOND, "429")
    lanes.wait(("mail", "oak.example"), now + 5 * SECOND, "429 again")
    assert lanes.closed("mail", now + 30 * SECOND) == ["oak.example"]


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_one_time_keep_a_limit_together(settings):
    settings.LIMITS = {"mail/*": Limit(a_minute=50)}
    mails(100)
    now, counts, together = timezone.now(), [], threading.Barrier(4)

    def work(worker: str) -> None:
        together.wait()
        counts.append(len(claim(worker, now)))
        connection.close()

    crew = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(4)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert sum(counts) == 5  # a tenth of a minute's worth in a row
    with transaction.atomic():
        assert Message.objects.filter(state=State.IN_FLIGHT).count() == 5
