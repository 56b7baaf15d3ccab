"""Channels beside mail, lanes that are told to wait, and who goes first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.outbox.claiming import claim
from fairlead.outbox.errors import Unreachable, Wait
from fairlead.outbox.models import Lane, Message, Priority, Promise, State
from fairlead.outbox.services import enqueue, enqueue_ready
from fairlead.outbox.working import run_forever, work_once

pytestmark = pytest.mark.django_db
TOOK: list[tuple[str, bytes]] = []


def chat(to: str = "T1/U1", **other) -> Message:
    host = to.partition("/")[0]
    return enqueue_ready(channel="chat", host=host, purpose="test", to=to, subject="", content=b"{}", **other)


def mail(**other) -> Message:
    return enqueue(**{"purpose": "test", "to": "eve@oak.example", "subject": "Hello", "text": "x"} | other)


class Line:
    """Takes all but what `no` says of an address."""

    def __init__(self, **no):
        self.no, self.asked = no, []

    def send(self, sender, to, content):
        self.asked.append(to)
        TOOK.append((to, content))
        if error := self.no.get(to.partition("/")[0]):
            raise error

    def close(self):
        pass


def away():
    raise Unreachable("The mail server is away.")


class Stopping:
    """An event that is set as soon as the worker rests."""

    def __init__(self):
        self.over = False

    def is_set(self):
        return self.over

    def wait(self, _seconds):
        self.over = True


MAIL_IS_AWAY = {"mail": away, "chat": Line}


@pytest.mark.django_db(transaction=True)
def test_a_channel_whose_server_is_away_does_not_keep_the_others(settings):
    settings.CHANNELS = f"{__name__}.MAIL_IS_AWAY"
    letter, note = mail(), chat()
    run_forever(Stopping())
    letter.refresh_from_db()
    note.refresh_from_db()
    assert (letter.state, letter.attempts, note.state) == (State.QUEUED, 0, State.SENT)
    assert TOOK[-1] == ("T1/U1", b"{}")


@pytest.mark.parametrize("promise", Promise.values)
def test_a_lane_that_is_told_to_wait_waits_as_a_whole_and_no_attempt_counts(promise):
    here = [chat(f"T1/U{n}", promise=promise) for n in range(3)]
    there, line = chat("T2/U1", promise=promise), Line(T1=Wait(90, "429 Too many"))
    now = timezone.now()
    work_once(line, "w", lambda: now, "chat")
    assert line.asked == ["T1/U0", "T2/U1"]
    assert Message.objects.get(pk=there.pk).state == State.SENT
    kept = list(
        Message.objects.filter(pk__in=[one.pk for one in here]).values_list("state", "attempts", "reason")
    )
    assert kept == [(State.QUEUED, 0, "429 Too many")] * 3
    assert not claim("w", now + timedelta(seconds=89), "chat")
    assert len(claim("w", now + timedelta(seconds=91), "chat")) == 3


def test_a_whole_channel_can_be_told_to_wait():
    for host in ("T1", "T2"):
        chat(f"{host}/U")
    line, now = Line(T1=Wait(5, "429", whole_channel=True)), timezone.now()
    work_once(line, "w", lambda: now, "chat")
    assert line.asked == ["T1/U"]
    assert Lane.objects.get().host == ""
    assert not claim("w", now, "chat")


def test_what_somebody_waits_for_goes_before_a_list_that_was_there_first():
    told = [mail(promise=Promise.AT_MOST_ONCE) for _n in range(2)]
    invited, code = mail(), mail(priority=Priority.AWAITED)
    claimed = [one.pk for one in claim("w", timezone.now())]
    assert claimed == [code.pk, invited.pk, *(one.pk for one in told)]


def test_a_mail_takes_the_lane_of_its_domain():
    assert mail(to="Eve Smith <eve@Oak.example>").lane == ("mail", "oak.example")
