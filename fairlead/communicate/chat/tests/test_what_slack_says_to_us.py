"""Requests that claim to come from Slack: unsigned, forged, old, replayed, huge; and those that are its own."""

import hashlib
import hmac
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from slack_sdk.signature import SignatureVerifier

from fairlead.communicate.chat import inbound
from fairlead.communicate.chat.jobs import tidy
from fairlead.communicate.chat.models import Choice, Connection, Contact, Heard, State
from fairlead.communicate.chat.slack.signing import is_of_slack, signature
from fairlead.communicate.chat.tests.servers import SIGNING
from fairlead.journal.models import Entry

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
GONE = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "app_uninstalled"}}


@pytest.fixture
def says(workspace):
    """Signed as Slack signs, unless said otherwise."""
    client = Client(enforce_csrf_checks=True)

    def says(said, *, at=None, secret=SIGNING, kind=JSON, key=None, **headers):
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        when = str(now() if at is None else at)
        signed = {"X-Slack-Request-Timestamp": when, "X-Slack-Signature": signature(secret, when, body)}
        where = reverse("chat:from-slack", args=[key or workspace.key])
        return client.post(where, body, content_type=kind, headers=signed | headers)

    return says


def now():
    return int(timezone.now().timestamp())


def is_on():
    return Connection.objects.get().state == State.ON


def test_the_address_is_verified_by_giving_back_what_was_asked(says):
    answer = says({"type": "url_verification", "challenge": "3eZbrw1a"})
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        200,
        b"3eZbrw1a",
        "text/plain; charset=utf-8",
    )


def test_an_app_that_was_removed_ends_the_connection_and_the_journal_knows(says):
    assert says(GONE).status_code == 200
    one = Connection.objects.get()
    assert (one.state, one.ended_why, bytes(one.sealed)) == (State.ENDED, "uninstalled", b"")
    assert Entry.objects.get(what="chat ended").details == {"why": "uninstalled"}


@pytest.mark.parametrize(
    ("tokens", "stays"),
    [({"bot": ["U0"]}, False), ({"oauth": ["U1"], "bot": []}, True), ("all", True), (None, True)],
)
def test_only_a_token_of_the_app_itself_matters(says, tokens, stays):
    says({"type": "event_callback", "event": {"type": "tokens_revoked", "tokens": tokens}})
    assert is_on() is stays


def test_a_press_of_a_button_is_acknowledged_and_kept_nowhere(says):
    press = {
        "type": "block_actions",
        "user": {"id": "U01EVE"},
        "actions": [{"action_id": "open", "value": "x"}],
    }
    answer = says(urlencode({"payload": json.dumps(press)}).encode(), kind=FORM)
    assert (answer.status_code, answer.content) == (200, b"")
    assert is_on()
    assert not Contact.objects.exists()
    assert not Choice.objects.exists()
    assert not Entry.objects.exists()
    assert "U01EVE" not in str(Heard.objects.values())


@pytest.mark.parametrize("headers", [
    {"X-Slack-Signature": ""}, {"X-Slack-Signature": "v0="}, {"X-Slack-Signature": "v0=" + "0" * 64},
    {"X-Slack-Signature": "v1=" + "0" * 64}, {"X-Slack-Signature": "é" * 67}, {"X-Slack-Request-Timestamp": ""},
    {"X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Request-Timestamp": "١٢٣"}, {"X-Slack-Request-Timestamp": "-1"},
    {"X-Slack-Request-Timestamp": "9" * 400}, {"X-Slack-Request-Timestamp": "1e9"},
])  # fmt: skip
def test_what_is_not_signed_as_it_should_be_does_nothing(says, headers):
    assert says(GONE, **headers).status_code == 400
    assert is_on()
    assert not Heard.objects.exists()


def test_a_request_without_any_signature_does_nothing(workspace):
    where = reverse("chat:from-slack", args=[workspace.key])
    assert Client().post(where, GONE, content_type=JSON).status_code == 400
    assert is_on()


def test_another_secret_s_signature_does_nothing(says):
    assert says(GONE, secret="f" * 32).status_code == 400
    assert is_on()


def test_a_signature_of_another_body_does_nothing(says):
    when = now()
    other = signature(SIGNING, str(when), b'{"type":"url_verification","challenge":"x"}')
    assert says(GONE, at=when, **{"X-Slack-Signature": other}).status_code == 400
    assert is_on()


@pytest.mark.parametrize("seconds", [-301, -86_400, 301, 86_400])
def test_what_is_older_than_five_minutes_or_from_the_future_does_nothing(seconds):
    now = 1_800_000_000.0
    when = str(int(now + seconds))
    signed = signature(SIGNING, when, b"{}")
    assert not is_of_slack(SIGNING, when, signed, b"{}", now)
    assert is_of_slack(SIGNING, when, signed, b"{}", now + seconds)


def test_an_old_request_is_refused_by_the_page_too(says):
    assert says(GONE, at=now() - 302).status_code == 400
    assert is_on()


def test_the_same_request_a_second_time_does_nothing(says, workspace, owner):
    when = now()
    assert says(GONE, at=when).status_code == 200
    Connection.objects.get().connect(name="Oak", by=owner.user, token="xoxb-2", signing=SIGNING)
    assert says(GONE, at=when).status_code == 400
    assert is_on()


def test_a_request_that_was_heard_is_remembered_for_longer_than_it_is_believed(says, workspace):
    says({"type": "url_verification", "challenge": "x"})
    tidy(
        timezone.now() + timedelta(seconds=601)
    )  # signed up to five minutes ahead of our clock, believed five beyond
    assert Heard.objects.count() == 1
    tidy(timezone.now() + timedelta(days=1))
    assert not Heard.objects.exists()


def test_a_huge_body_is_refused_before_it_is_read(says, monkeypatch):
    monkeypatch.setattr(inbound, "hear", None)  # would break if it came so far
    assert says(b"x" * (inbound.LONGEST + 1)).status_code == 413
    assert is_on()


@pytest.mark.parametrize(("body", "kind"), [
    (b"", JSON), (b"{", JSON), (b"[]", JSON), (b"null", JSON), (b"\xff\xfe", JSON), (b"[" * 100_000, JSON), (b"payload=1", FORM),
    (b"x=1", FORM), (b"&".join([b"a=1"] * 50), FORM), (b'{"type":"url_verification"}', JSON),
    (b'{"type":"url_verification","challenge":["x"]}', JSON),
    (json.dumps({"type": "url_verification", "challenge": "x" * 201}).encode(), JSON),
])  # fmt: skip
def test_signed_nonsense_is_refused_without_a_fault(says, body, kind):
    assert says(body, kind=kind).status_code == 400
    assert is_on()


@pytest.mark.parametrize(
    "said",
    [{"type": "event_callback"}, {"type": "event_callback", "event": "app_uninstalled"}, {"type": ["a"]}, {}],
)
def test_signed_words_that_we_do_not_know_change_nothing(says, said):
    assert says(said).status_code == 200
    assert is_on()


def test_another_connection_s_address_takes_no_signature_of_this_one(says, cast, owner):
    other = Connection(company=cast.foreign, kind="slack")
    other.connect(name="Foreign", by=cast.stranger, token="xoxb-9", signing="e" * 32)
    assert says(GONE, key=other.key).status_code == 400
    other.refresh_from_db()
    assert other.is_on


def test_an_address_that_is_nobody_s_is_hidden_and_so_is_one_that_ended(says, workspace):
    assert says(GONE, key="00000000-0000-4000-8000-000000000000").status_code == 404
    says(GONE)
    assert says({"type": "url_verification", "challenge": "x"}).status_code == 404


def test_a_get_finds_nothing_to_do(workspace, client):
    assert client.get(reverse("chat:from-slack", args=[workspace.key])).status_code == 405


@pytest.mark.parametrize("body", [b"", b"{}", "Grüße".encode(), b"payload=%7B%7D", b"x" * 5_000])
def test_our_signature_is_the_one_that_slack_sdk_makes(body):
    at = str(now())
    assert SignatureVerifier(SIGNING).is_valid(body, at, signature(SIGNING, at, body))
    theirs = SignatureVerifier(SIGNING).generate_signature(timestamp=at, body=body)
    assert is_of_slack(SIGNING, at, theirs, body, float(at))


def test_the_signature_of_slack_s_own_example():
    """As its page on verifying requests has it: the secret, the time and the body are Slack's."""
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        b"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    said = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body) == said
    assert (
        hmac.new(b"8f742231b10e8888abcd99yyyzzz85a5", b"v0:1531420618:" + body, hashlib.sha256).hexdigest()
        == said[3:]
    )
