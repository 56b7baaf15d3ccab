"""Workers killed without warning: what each promise says is what happens."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from django.db import connection
from django.utils import timezone

from fairlead.outbox.models import Message, Promise, State
from fairlead.outbox.services import enqueue
from fairlead.outbox.tests.post_office import Office

ROOT = Path(__file__).resolve().parents[3]
OPEN = (State.QUEUED, State.IN_FLIGHT)


def started(port: int) -> subprocess.Popen:
    where = connection.settings_dict
    if connection.vendor != "sqlite":
        pytest.skip("the test's own PostgreSQL is reached by another address: tried with SQLite")
    data = Path(where["NAME"])
    settings = {
        "FAIRLEAD_DATA": str(data.parent), "FAIRLEAD_SITE": "http://localhost:8000", "LEASE": "3",
        "FAIRLEAD_MAIL": f"smtp://127.0.0.1:{port}?tls=none&from=fairlead@oak.example", "TEST_DATABASE": str(data),
        "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "fairlead.outbox.tests.elsewhere",
    }  # fmt: skip
    command = [sys.executable, "-m", "fairlead.outbox.tests.sending"]
    return subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.DEVNULL)


def run(kills: int, messages: int, workers: int) -> tuple[Office, int]:
    for number in range(messages):
        promise = Promise.AT_MOST_ONCE if number % 2 else Promise.AT_LEAST_ONCE
        enqueue(purpose="test", to=f"p{number}@oak.example", subject="Hello", text="x", promise=promise)
    dice, done, where = np.random.default_rng(4), 0, Office(answer=slowly)
    with where:
        crew = [started(where.port) for _ in range(workers)]
        seen = 0
        while Message.objects.filter(state__in=OPEN).exists():
            time.sleep(0.02 * dice.random())
            taken = sum(where.office.taken.values())
            if done < kills and taken >= seen + 5:  # work has gone on since the last one fell
                number, seen = int(dice.integers(workers)), taken
                crew[number].kill()
                crew[number].wait()
                crew[number], done = started(where.port), done + 1
        for worker in crew:
            worker.terminate()
            worker.wait()
    return where, done


def slowly(_name: str, _attempt: int) -> str:
    time.sleep(0.01)  # the window between the server's yes and our note of it must be met
    return "250 OK"


def judge(where: Office) -> None:
    taken = where.office.taken
    for message in Message.objects.all():
        if message.promise == Promise.AT_LEAST_ONCE:
            assert message.state == State.SENT
            assert taken[message.message_id] >= 1
        else:
            assert taken[message.message_id] <= 1
            assert message.state == State.SENT or (message.state == State.UNKNOWN and message.reason)
        assert message.state != State.SENT or taken[message.message_id] >= 1


@pytest.mark.django_db(transaction=True)
def test_ten_kills_lose_no_must_send_and_double_no_nudge():
    where, done = run(kills=10, messages=300, workers=2)
    judge(where)
    assert done == 10
    # A tenth of a second's worth that had the server's yes and no note of ours; the server takes ten milliseconds each.
    assert sum(n - 1 for n in where.office.taken.values()) <= done * 12


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_kills_lose_no_must_send_and_double_no_nudge():
    where, _done = run(kills=200, messages=12_000, workers=2)
    judge(where)


@pytest.mark.django_db(transaction=True)
def test_four_workers_lose_nothing_and_double_nothing():
    where, _done = run(kills=0, messages=200, workers=4)
    assert set(where.office.taken.values()) == {1}
    assert Message.objects.filter(state=State.SENT).count() == 200


@pytest.mark.django_db
def test_what_is_due_later_waits():
    later = enqueue(purpose="test", to="eve@oak.example", subject="Hello", text="x")
    Message.objects.filter(pk=later.pk).update(due_at=timezone.now() + timedelta(days=1))
    from fairlead.outbox.claiming import claim

    assert list(claim("w", timezone.now())) == []
