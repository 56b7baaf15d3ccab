"""Every answer that Slack documents, and some that it does not: what becomes of the message, the person, the connection."""

import json
import logging

import pytest

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.models import Connection, Contact, How, State
from fairlead.communicate.chat.slack import api, blocks
from fairlead.communicate.chat.slack.transport import Slack, content_for
from fairlead.communicate.chat.tests.servers import TOKEN, error, hangs_up, silence, status, too_many
from fairlead.journal.models import Entry
from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.people.models import Person
from fairlead.web.outward import clock

POST = blocks.trial("Oak & Sons")


@pytest.fixture
def send(workspace, slack):
    slack.members["eve@oak.example"] = "U01EVE"
    return lambda member="U01EVE": Slack().send("", "eve@oak.example", content_for(workspace, member, POST))


def test_a_message_arrives_with_the_token_in_its_header_alone(send, slack):
    send()
    assert [post["channel"] for post in slack.posts] == ["U01EVE"]
    assert TOKEN not in json.dumps(slack.posts)


@pytest.mark.parametrize(
    ("said", "seconds"), [("30", 30), ("soon", 60), ("-5", 60), ("999999999999", 60), ("9999999", 86_400)]
)
def test_a_429_makes_the_lane_wait_as_long_as_it_says(send, slack, said, seconds):
    slack.turns.append(too_many(said))
    with pytest.raises(Wait) as later:
        send()
    assert later.value.seconds == seconds
    assert slack.posts == []


@pytest.mark.parametrize("code", ["ratelimited", "rate_limited", "message_limit_exceeded"])
def test_a_no_for_being_too_quick_waits_too(send, slack, code):
    slack.turns.append(error(code))
    with pytest.raises(Wait):
        send()


@pytest.mark.parametrize(
    "code", ["token_revoked", "account_inactive", "invalid_auth", "missing_scope", "messages_tab_disabled"]
)
def test_errors_of_the_app_end_the_connection_once_and_wipe_its_secrets(send, slack, workspace, code):
    for _twice in range(2):
        slack.turns.append(error(code))
        with pytest.raises(Refused) as no:
            send()
        assert no.value.is_final
    workspace.refresh_from_db()
    assert (workspace.state, bytes(workspace.sealed)) == (State.ENDED, b"")
    assert workspace.why
    assert Entry.objects.filter(what="chat ended").count() == 1
    assert len(slack.turns) == 1  # the second time nothing was asked


@pytest.mark.parametrize("code", ["channel_not_found", "user_disabled", "user_not_found", "is_archived"])
def test_errors_of_a_person_are_this_person_s_alone(send, slack, workspace, cast, code):
    eve, mo = (
        Person.objects.create(company=cast.company, number=n, name=n, email=f"{n}@oak.example")
        for n in ("eve", "mo")
    )
    for person, member in ((eve, "U01EVE"), (mo, "U02MO")):
        Contact.objects.create(connection=workspace, person=person, member=member, how=How.FOUND)
    slack.turns.append(error(code))
    with pytest.raises(Refused) as no:
        send()
    assert no.value.is_final
    workspace.refresh_from_db()
    assert workspace.is_on
    assert list(Contact.objects.order_by("person").values_list("how", "member")) == [
        ("gone", ""),
        ("found", "U02MO"),
    ]


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
def test_where_slack_cannot_say_whether_it_posted_we_do_not_know_either(send, slack, code):
    slack.turns.append(error(code))
    with pytest.raises(Lost):
        send()


@pytest.mark.parametrize(
    ("code", "final"),
    [("service_unavailable", False), ("invalid_blocks", True), ("a_code_of_tomorrow", True)],
)
def test_other_errors_are_of_this_message(send, slack, workspace, code, final):
    slack.turns.append(error(code))
    with pytest.raises(Refused, match=code) as no:
        send()
    assert no.value.is_final is final
    assert Connection.objects.get().is_on


@pytest.mark.parametrize("turn", [
    status(500), status(503), status(200, b"<html>"), status(200, b"{"), status(200, b"[1]"), status(200, {"ok": "yes"}),
    status(200, b"[" * 100_000), status(200, b"1" * 1_100_000), hangs_up,
])  # fmt: skip
def test_after_the_message_was_given_away_a_bad_answer_leaves_it_in_doubt(send, slack, turn):
    slack.turns.append(turn)
    with pytest.raises(Lost):
        send()


def test_an_answer_that_does_not_come_leaves_it_in_doubt(send, slack, monkeypatch):
    monkeypatch.setattr(clock.Until, "after", classmethod(lambda cls: cls(clock.time.monotonic() + 0.3)))
    slack.turns.append(silence)
    with pytest.raises(Lost):
        send()


def test_a_server_that_is_not_there_was_asked_nothing(send, settings, unused_port):
    settings.SLACK_API = f"http://127.0.0.1:{unused_port}/"
    settings.CHAT_HOSTS = frozenset({("127.0.0.1", unused_port)})
    with pytest.raises(Unreachable):
        send()


def test_a_private_address_is_asked_nothing_unless_it_is_stated(send, slack, settings):
    settings.CHAT_HOSTS = frozenset()
    with pytest.raises(Unreachable, match="not of the public internet"):
        send()
    assert slack.posts == []


@pytest.mark.parametrize("number", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_the_token_goes_nowhere(send, slack, number):
    slack.turns.append(status(number, b"", Location=f"{slack.address}elsewhere"))
    with pytest.raises(Refused):
        send()
    assert (slack.posts, slack.gets) == ([], [])


def test_words_of_a_server_are_not_repeated(send, slack):
    slack.turns.append(error(f"token {TOKEN} is bad"))
    with pytest.raises(Refused) as no:
        send()
    assert "SECRET" not in no.value.reason


def test_a_connection_that_ended_sends_nothing(send, slack, workspace):
    end(workspace, "by-hand")
    with pytest.raises(Refused) as no:
        send()
    assert no.value.is_final
    assert slack.posts == []


def test_with_another_secret_key_the_connection_ends_and_says_so(send, slack, workspace, settings):
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(Refused):
        send()
    workspace.refresh_from_db()
    assert workspace.ended_why == "unopened"


def test_no_log_knows_the_token(send, slack, caplog):
    caplog.set_level(logging.DEBUG)
    send()
    for turn in (error("internal_error"), status(500), hangs_up, error("token_revoked")):
        slack.turns.append(turn)
        with pytest.raises((Lost, Refused)) as no:
            send()
        assert "SECRET" not in str(no.value)
    assert "SECRET" not in caplog.text


def test_people_are_found_by_address_and_only_if_one_can_write_to_them(workspace, slack):
    slack.members |= {"eve@oak.example": "U01EVE", "old@oak.example": "U0OLD"}
    slack.closed.add("U0OLD")
    found = [api.member_by_address(TOKEN, f"{name}@oak.example") for name in ("eve", "old", "nobody")]
    assert found == ["U01EVE", "", ""]
    assert [api.member_by_id(TOKEN, one) for one in ("U01EVE", "U0OLD", "U0NO")] == ["U01EVE", "", ""]
