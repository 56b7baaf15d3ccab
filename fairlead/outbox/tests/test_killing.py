"""Workers killed without warning: what each promise says is what happens."""

import time
from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.utils import timezone

from fairlead.outbox.claiming import claim
from fairlead.outbox.models import Content, Hand, Message, Promise, State
from fairlead.outbox.services import enqueue, enqueue_all, written
from fairlead.outbox.tests.crew import Crew
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.tests.sink import Sink

OPEN = (State.QUEUED, State.IN_FLIGHT)
BOTH = (Promise.AT_LEAST_ONCE, Promise.AT_MOST_ONCE)
BETWEEN = 5  # messages that are taken from one kill to the next: work has gone on


def put_in(count: int, promises: tuple[str, ...]) -> None:
    for start in range(0, count, 1_000):
        enqueue_all(
            written(
                purpose="test", to=f"p{n}@oak.example", subject="Hello", text="x", promise=promises[n % len(promises)]
            )
            for n in range(start, min(start + 1_000, count))
        )  # fmt: skip


def run(kills: int, messages: int, workers: int, promises: tuple[str, ...] = BOTH) -> Counter[str]:
    """How often the server took each message."""
    put_in(messages, promises)
    dice, done, seen = np.random.default_rng(4), 0, 0
    where = Office(answer=slowly)
    with where as (office, _line), Crew(where.port, workers) as crew:
        while Message.objects.filter(state__in=OPEN).exists():
            time.sleep(0.02 * dice.random())
            taken = sum(office.taken.values())
            if done < kills and taken >= seen + BETWEEN:
                crew.kill(int(dice.integers(workers)))
                seen, done = taken, done + 1
    assert done == kills
    return office.taken


def slowly(_name: str, _attempt: int) -> str:
    time.sleep(0.005)  # the window between the server's yes and our note of it must be met
    return "250 OK"


def judge(taken: Counter[str], kills: int) -> str:
    """A figure in one line; whatever was not sent is listed with its reason."""
    said: Counter[str] = Counter()
    for message in Message.objects.all():
        said[f"{message.promise} {message.state}"] += 1
        if message.promise == Promise.AT_LEAST_ONCE:
            assert message.state == State.SENT
            assert taken[message.message_id] >= 1
        else:
            assert taken[message.message_id] <= 1
            assert message.state == State.SENT or (message.state == State.UNKNOWN and message.reason)
        assert message.state != State.SENT or taken[message.message_id] >= 1
    twice = sum(n - 1 for n in taken.values())
    assert twice <= kills
    assert said[f"{Promise.AT_MOST_ONCE} {State.UNKNOWN}"] <= kills
    assert not Content.objects.filter(message__state=State.SENT).exists()
    assert not Hand.objects.exists()
    return f"{connection.vendor}, {kills} kills: {dict(said)}, {twice} twice"


@pytest.mark.django_db(transaction=True)
def test_ten_kills_lose_no_must_send_and_double_no_nudge():
    """One message a kill is in doubt, and no more."""
    judge(run(kills=10, messages=300, workers=2), 10)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("promise", Promise.values)
def test_two_hundred_kills_over_three_thousand_messages_keep_the_promise(promise):
    print(judge(run(kills=200, messages=3_000, workers=4, promises=(promise,)), 200))  # noqa: T201 (a figure, or a word between processes)


def all_once(messages: int, workers: int) -> None:
    put_in(messages, BOTH)
    began = time.monotonic()
    with Sink() as sink:
        with Crew(sink.port, workers):
            while Message.objects.filter(state__in=OPEN).exists():
                time.sleep(messages / 100_000)
        taken = sink.taken()
    assert Message.objects.filter(state=State.SENT).count() == messages == len(taken)
    assert set(taken.values()) == {1}
    print(f"{connection.vendor}: {messages} messages, {workers} workers, {time.monotonic() - began:.0f} s")  # noqa: T201 (a figure, or a word between processes)


@pytest.mark.django_db(transaction=True)
def test_four_workers_lose_nothing_and_double_nothing():
    all_once(400, 4)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_four_workers_lose_and_double_nothing_of_a_hundred_thousand():
    all_once(100_000, 4)


@pytest.mark.django_db
def test_what_is_due_later_waits():
    later = enqueue(purpose="test", to="eve@oak.example", subject="Hello", text="x")
    Message.objects.filter(pk=later.pk).update(due_at=timezone.now() + timedelta(days=1))
    assert list(claim("w", timezone.now())) == []
