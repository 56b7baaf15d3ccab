"""What the worker does with a real server that takes, refuses, drops and is not there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.outbox.errors import Unreachable
from fairlead.outbox.models import ATTEMPTS, Message, Promise, State
from fairlead.outbox.services import enqueue
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import run_forever, work_once

pytestmark = pytest.mark.django_db


def message(**other) -> Message:
    return enqueue(
        **{"purpose": "test", "to": "eve@oak.example", "subject": "Hello", "text": "Word for word."} | other
    )


def later(hours: float):
    return lambda: timezone.now() + timedelta(hours=hours)


def test_a_message_goes_out_once_and_nothing_of_what_it_said_is_kept():
    sent = message()
    with Office() as (office, line):
        work_once(line, "w")
        work_once(line, "w", later(3))
    sent.refresh_from_db()
    assert (sent.state, bytes(sent.content), office.taken[sent.message_id]) == (State.SENT, b"", 1)
    assert b"Word for word." in office.letters[0]


def test_a_no_for_good_is_dead_with_the_reason_of_the_server():
    refused = message()
    with Office(answer=lambda _id, _n: "550 No such person") as (_office, line):
        work_once(line, "w")
    refused.refresh_from_db()
    assert (refused.state, refused.reason) == (State.DEAD, "550 No such person")
    assert refused.retry(timezone.now())
    refused.refresh_from_db()
    assert (refused.state, refused.attempts) == (State.QUEUED, 0)


def test_an_address_that_the_server_does_not_know_is_dead_and_the_line_goes_on():
    refused, _fine = message(), message()
    with Office(rcpt="550 Unknown") as (_office, line):
        work_once(line, "w")
    refused.refresh_from_db()
    assert refused.state == State.DEAD
    assert "Unknown" in refused.reason


def test_a_no_for_now_waits_longer_each_time_and_goes_out_in_the_end():
    slow = message()
    with Office(answer=lambda _id, n: "451 Later" if n < 3 else "250 OK") as (office, line):
        waits = []
        for hour in (0, 1, 2):
            work_once(line, "w", later(hour))
            slow.refresh_from_db()
            waits.append(slow.due_at)
    assert slow.state == State.SENT
    assert office.asked[slow.message_id] == 3
    assert slow.attempts == 3


def test_who_is_refused_for_now_for_days_is_given_up_with_the_reason():
    never = message()
    with Office(answer=lambda _id, _n: "451 Later") as (office, line):
        for day in range(ATTEMPTS + 3):
            work_once(line, "w", later(24 * day))
    never.refresh_from_db()
    assert never.state == State.DEAD
    assert office.asked[never.message_id] == ATTEMPTS
    assert "451 Later" in never.reason


def test_a_line_that_breaks_after_the_text_sends_must_send_again_under_the_same_id_and_nudges_never():
    must, nudge = message(), message(promise=Promise.AT_MOST_ONCE)
    with Office(answer=lambda _id, n: "drop" if n == 1 else "250 OK") as (office, line):
        for hour in (0, 1, 2):
            work_once(line, "w", later(hour))
    must.refresh_from_db()
    nudge.refresh_from_db()
    assert (must.state, office.taken[must.message_id]) == (State.SENT, 2)
    assert (nudge.state, office.taken[nudge.message_id]) == (State.UNKNOWN, 1)


def test_no_server_means_that_nothing_is_lost_and_the_rest_is_given_back():
    waiting = [message(), message()]
    with Office() as (_office, line):
        pass  # closed again: the port answers nobody
    with pytest.raises(Unreachable):
        work_once(line, "w")
    assert {Message.objects.get(pk=m.pk).state for m in waiting} == {State.QUEUED}


def test_only_what_nobody_holds_can_be_withdrawn():
    waiting, held = message(), message()
    Message.objects.filter(pk=held.pk).update(state=State.IN_FLIGHT, worker="w")
    assert waiting.withdraw("not needed any more")
    assert not held.withdraw("too late")


@pytest.mark.django_db(transaction=True)
def test_without_a_mail_server_the_worker_says_so_and_keeps_everything(settings):
    import threading

    from fairlead.outbox.models import Heartbeat

    settings.MAIL = None
    kept, stop = message(), threading.Event()
    seen = []
    stop.wait = lambda _pause: seen.append(Heartbeat.objects.get().says) or stop.set()
    run_forever(stop)
    kept.refresh_from_db()
    assert kept.state == State.QUEUED
    assert "FAIRLEAD_MAIL" in seen[0]
    assert not Heartbeat.objects.exists()


def test_a_line_that_the_server_closed_meanwhile_is_opened_anew_and_costs_no_attempt():
    first = message()
    with Office() as (_office, line):
        work_once(line, "w")
        line.line.sock.close()
        second = message()
        work_once(line, "w")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.attempts) == (State.SENT, State.SENT, 1)


def test_a_code_of_sign_in_that_is_dead_is_gone_and_is_not_tried_again():
    code = message(purpose="sign-in")
    with Office(answer=lambda _id, _n: "550 No such person") as (_office, line):
        work_once(line, "w")
    code.refresh_from_db()
    assert (code.state, bytes(code.content)) == (State.DEAD, b"")
    assert not code.retry(timezone.now())


def test_a_nudge_of_which_nothing_is_known_is_never_sent_again():
    nudge = message(promise=Promise.AT_MOST_ONCE)
    with Office(answer=lambda _id, _n: "drop") as (_office, line):
        work_once(line, "w")
    nudge.refresh_from_db()
    assert nudge.state == State.UNKNOWN
    assert not nudge.retry(timezone.now())
