"""What a worker holds: of all that it took off, one message is in doubt when it dies; and which commits wait for the disk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fairlead.outbox import sending
from fairlead.outbox.claiming import claim
from fairlead.outbox.errors import Refused, Unreachable
from fairlead.outbox.hands import Gone
from fairlead.outbox.hands import Hand as Grip
from fairlead.outbox.models import CRASHES, Content, Hand, Message, Promise, State
from fairlead.outbox.recovering import recover
from fairlead.outbox.services import enqueue_all, written
from fairlead.outbox.working import work_once

pytestmark = pytest.mark.django_db
SENT, QUEUED, FLYING = State.SENT, State.QUEUED, State.IN_FLIGHT


def messages(count: int, promise: str = Promise.AT_LEAST_ONCE) -> list[Message]:
    enqueue_all(
        written(purpose="test", to=f"p{n}@oak.example", subject="Hello", text="x", promise=promise)
        for n in range(count)
    )
    return list(Message.objects.order_by("pk"))


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def numbers(name: str) -> list[int]:
    return list(Message.objects.order_by("pk").values_list(name, flat=True))


class Server:
    """`at` an address something happens; states and hand are looked at before each answer."""

    def __init__(self, **at):
        self.at, self.seen = {f"{name}@oak.example": what for name, what in at.items()}, []
        self.asked = []

    def send(self, sender, to, content):
        self.asked.append(to)
        self.at_query = len(connection.queries_log)
        self.seen.append((states(), Hand.objects.get().answered))
        if to in self.at:
            raise self.at[to]


def test_all_in_the_hand_are_taken_off_together_and_each_answer_is_noted_before_the_next_is_begun():
    messages(2)
    messages(1, Promise.AT_MOST_ONCE)
    server = Server(p1=Refused("550 No", is_final=True))
    work_once(server, "w")
    assert server.seen == [
        ([FLYING, FLYING, FLYING], 0),
        ([FLYING, FLYING, FLYING], 1),
        ([FLYING, State.DEAD, FLYING], 2),
    ]
    assert states() == [SENT, State.DEAD, SENT]
    assert list(Content.objects.values_list("message__state", flat=True)) == [State.DEAD]
    assert not Hand.objects.exists()


@pytest.mark.parametrize("promise", Promise.values)
@pytest.mark.parametrize("answered", [0, 1, 2, 3])
def test_of_what_a_dead_worker_held_one_message_is_in_doubt(promise, answered):
    doubt = State.UNKNOWN if promise == Promise.AT_MOST_ONCE else QUEUED
    messages(3, promise)
    now = timezone.now()
    claim("dead", now)
    for _yes in range(answered):
        Grip("dead").answered()
    recover(now + timedelta(minutes=1))
    assert states() == [FLYING] * 3  # its lease has not run out
    recover(now + timedelta(minutes=3))
    assert states() == ([SENT] * answered + [doubt] + [QUEUED] * 2)[:3]
    assert numbers("crashes") == ([0] * answered + [1, 0, 0])[:3]
    assert numbers("attempts") == ([1] * answered + [1, 0, 0])[:3]
    assert Content.objects.count() == 3 - answered


@pytest.mark.parametrize("promise", Promise.values)
def test_after_the_power_failed_all_that_the_hand_held_is_in_doubt(promise):
    messages(3, promise)
    now = timezone.now()
    claim("dead", now)
    Hand.objects.update(answered=1, boot="another")
    recover(now + timedelta(minutes=3))
    assert states() == [State.UNKNOWN if promise == Promise.AT_MOST_ONCE else QUEUED] * 3
    assert numbers("crashes") == [0, 0, 0]


def test_what_is_in_no_hand_is_in_doubt_at_once():
    messages(2, Promise.AT_MOST_ONCE)
    claim("w", timezone.now())
    Hand.objects.all().delete()  # as PostgreSQL does with an unlogged table when it crashes
    recover(timezone.now())
    assert states() == [State.UNKNOWN] * 2
    assert "not known" in Message.objects.first().reason


class Overslept:
    """While the second message is with the server the lease runs out, and another worker looks after what is left."""

    def __init__(self):
        self.asked = []

    def send(self, sender, to, content):
        self.asked.append(to)
        if to.startswith("p1"):
            recover(timezone.now() + timedelta(hours=1))


def test_who_overslept_its_lease_begins_nothing_more_since_others_have_it_now():
    messages(4, Promise.AT_MOST_ONCE)
    slow, next_one = Overslept(), Server()
    work_once(slow, "slow")
    assert slow.asked == ["p0@oak.example", "p1@oak.example"]
    assert states() == [SENT, State.UNKNOWN, QUEUED, QUEUED]
    work_once(next_one, "next")
    assert next_one.asked == ["p2@oak.example", "p3@oak.example"]


def test_an_answer_that_comes_after_the_hand_was_taken_is_told_so():
    messages(1)
    claim("w", timezone.now())
    Hand.objects.all().delete()
    with pytest.raises(Gone):
        Grip("w").answered()


def test_when_the_server_goes_away_what_it_took_is_noted_and_the_rest_costs_no_attempt():
    messages(4)
    with pytest.raises(Unreachable):
        work_once(Server(p1=Unreachable("gone")), "w")
    assert states() == [SENT, QUEUED, QUEUED, QUEUED]
    assert numbers("attempts") == [1, 1, 0, 0]


def test_after_a_breath_the_rest_goes_back_so_that_what_is_awaited_overtakes_it(monkeypatch):
    monkeypatch.setattr(sending, "BREATH", -1)
    messages(3)
    assert work_once(Server(), "w") == 1
    assert states() == [SENT, QUEUED, QUEUED]
    assert numbers("attempts") == [1, 0, 0]


def test_one_over_which_workers_die_is_found_and_its_company_goes_free():
    messages(3)
    deadly = Server(p0=SystemExit(9))
    for number in range(CRASHES + 2):
        try:
            work_once(deadly, f"w{number}", lambda n=number: timezone.now() + timedelta(minutes=10 * n))
        except SystemExit:
            continue
    assert states() == [State.DEAD, SENT, SENT]
    assert numbers("crashes") == [CRASHES, 0, 0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite how it was told to commit")
@pytest.mark.parametrize(("promise", "waits"), [(Promise.AT_MOST_ONCE, True), (Promise.AT_LEAST_ONCE, False)])
def test_only_what_must_not_go_twice_waits_for_the_disk_before_it_goes(promise, waits):
    messages(1, promise)
    server = Server()
    with CaptureQueriesContext(connection) as asked:
        work_once(server, "w")
    said = [one["sql"] for one in asked]
    taken_off = next(n for n, sql in enumerate(said) if sql.startswith("INSERT INTO outbox_hand"))
    begun = server.at_query - asked.initial_queries
    full = said.index("PRAGMA synchronous = 2", taken_off)
    on_disk = [n for n, sql in enumerate(said) if sql.startswith("UPDATE outbox_hand SET answered = 0")]
    assert [full < n < begun for n in on_disk] == [True] * waits
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL again


def test_many_are_put_in_at_once_or_none():
    written_ones = [written(purpose="test", to="eve@oak.example", subject="x", text="x") for _ in range(3)]
    assert enqueue_all(written_ones) == 3
    assert set(states()) == {QUEUED}
    assert [one.pk for one in written_ones] == numbers("id")
    assert all(b"Subject: x" in one.content for one in Message.objects.all())
