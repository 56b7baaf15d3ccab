"""What must arrive goes in company, what must not go twice goes alone; and which commits wait for the disk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fairlead.outbox import sending
from fairlead.outbox.errors import Refused, Unreachable
from fairlead.outbox.models import CRASHES, Message, Promise, State
from fairlead.outbox.services import enqueue_all, written
from fairlead.outbox.working import work_once

pytestmark = pytest.mark.django_db


def messages(count: int, promise: str = Promise.AT_LEAST_ONCE) -> list[Message]:
    enqueue_all(
        written(purpose="test", to=f"p{n}@oak.example", subject="Hello", text="x", promise=promise)
        for n in range(count)
    )
    return list(Message.objects.order_by("pk"))


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


class Server:
    """`at` an address something happens; the states are looked at before each answer."""

    def __init__(self, **at):
        self.at, self.seen = {f"{name}@oak.example": what for name, what in at.items()}, []

    def send(self, sender, to, content):
        self.seen.append(states())
        if to in self.at:
            raise self.at[to]


def test_what_must_arrive_is_taken_off_together_and_what_must_not_go_twice_alone():
    messages(2)
    messages(2, Promise.AT_MOST_ONCE)
    server = Server()
    work_once(server, "w")
    flying, claimed, sent = State.IN_FLIGHT, State.CLAIMED, State.SENT
    assert server.seen == [
        [flying, flying, claimed, claimed],
        [flying, flying, claimed, claimed],
        [sent, sent, flying, claimed],
        [sent, sent, sent, flying],
    ]


def test_a_no_in_the_middle_ends_that_message_alone():
    messages(3)
    work_once(Server(p1=Refused("550 No", is_final=True)), "w")
    assert states() == [State.SENT, State.DEAD, State.SENT]


def test_when_the_server_goes_away_what_it_took_is_noted_and_the_rest_costs_no_attempt():
    messages(4)
    with pytest.raises(Unreachable):
        work_once(Server(p1=Unreachable("gone")), "w")
    assert states() == [State.SENT, State.QUEUED, State.QUEUED, State.QUEUED]
    assert list(Message.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 1, 0, 0]


def test_a_yes_is_noted_soon_although_others_are_on_their_way(monkeypatch):
    monkeypatch.setattr(sending, "NOTED_AFTER", -1)
    messages(3)
    server = Server()
    work_once(server, "w")
    assert server.seen[2] == [State.SENT, State.SENT, State.IN_FLIGHT]


def test_one_over_which_workers_die_is_found_and_its_company_goes_free():
    messages(3)
    deadly = Server(p0=SystemExit(9))
    for number in range(CRASHES + 2):
        try:
            work_once(deadly, f"w{number}", lambda n=number: timezone.now() + timedelta(minutes=10 * n))
        except SystemExit:
            continue
    assert states() == [State.DEAD, State.SENT, State.SENT]
    assert list(Message.objects.order_by("pk").values_list("crashes", flat=True)) == [CRASHES, 1, 1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite how it was told to commit")
@pytest.mark.parametrize(("promise", "waits"), [(Promise.AT_MOST_ONCE, True), (Promise.AT_LEAST_ONCE, False)])
def test_only_what_must_not_go_twice_waits_for_the_disk_before_it_goes(promise, waits):
    messages(1, promise)
    with CaptureQueriesContext(connection) as asked:
        work_once(Server(), "w")
    said = [one["sql"] for one in asked]
    taken_off = next(n for n, sql in enumerate(said) if "UPDATE" in sql and "'in-flight'" in sql)
    before = [sql for sql in said[:taken_off] if "synchronous" in sql]
    assert (before[-1] == "PRAGMA synchronous = FULL") == waits
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL again


def test_many_are_put_in_at_once_or_none():
    written_ones = [written(purpose="test", to="eve@oak.example", subject="x", text="x") for _ in range(3)]
    assert enqueue_all(written_ones) == 3
    assert set(states()) == {State.QUEUED}
