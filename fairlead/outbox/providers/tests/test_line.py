"""Messages given to providers over a real line: what is sent, what each answer means, and that nothing goes out twice."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl
from uuid import uuid4

import pytest

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.letters import Attached
from fairlead.outbox.models import Given, Message, Promise, State
from fairlead.outbox.providers.answers import meaning, seconds_of
from fairlead.outbox.providers.catalogue import PROVIDERS
from fairlead.outbox.providers.line import DOUBTS, REST, ProviderLine
from fairlead.outbox.providers.tests.vendor import Vendor, yes
from fairlead.outbox.services import enqueue, enqueue_listed
from fairlead.outbox.working import work_once

pytestmark = pytest.mark.django_db
BY_HTTP = [name for name in PROVIDERS if name != "ses"]
SENDER = "Oak <fairlead@oak.example>"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def listed(**other) -> Message:
    return enqueue_listed(**{
        "purpose": "telling", "to": "eve@oak.example", "subject": "Où nous allons", "company": uuid4(),
        "text": "We call {{name}} – always.", "html": "<p>We call {{name}} – always.</p>"} | other)  # fmt: skip


def given(line: ProviderLine, message: Message) -> None:
    line.send(SENDER, message.to, bytes(message.content))


def headers_of(provider: str, body: bytes) -> dict[str, str]:
    if provider == "mailgun":
        return {name[2:]: value for name, value in parse_qsl(body.decode()) if name.startswith("h:")}
    said = json.loads(body)
    inside = {"postmark": "Headers", "sparkpost": "content", "mailjet": "Globals"}.get(provider, "headers")
    found = said[inside]
    found = (
        found["headers"] if provider == "sparkpost" else found["Headers"] if provider == "mailjet" else found
    )
    return {one["Name"]: one["Value"] for one in found} if isinstance(found, list) else found


@pytest.mark.parametrize("provider", BY_HTTP)
def test_the_headers_that_matter_arrive_as_we_wrote_them(provider):
    message = listed()
    with Vendor(provider) as (vendor, line):
        given(line, message)
    sent = {name.lower(): value for name, value in headers_of(provider, vendor.asked[0][2]).items()}
    assert sent.get("message-id") == (message.message_id if PROVIDERS[provider].takes_our_id else None)
    assert sent["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert sent["list-unsubscribe"].startswith("<http://localhost:8000/m/")
    assert sent["auto-submitted"] == "auto-generated"
    assert str(message.company) in sent["list-id"]
    assert not {"from", "to", "subject", "date", "mime-version", "content-type"} & set(sent)


@pytest.mark.parametrize("provider", BY_HTTP)
def test_a_file_that_goes_along_arrives_whole(provider):
    file = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    message = listed(attached=Attached("talk.ics", 'text/calendar; method=REQUEST; charset="utf-8"', file))
    with Vendor(provider) as (vendor, line):
        given(line, message)
    sent = vendor.asked[0][2]
    assert file in sent or b64encode(file) in sent
    assert b"talk.ics" in sent


@pytest.mark.parametrize("provider", BY_HTTP)
def test_the_message_is_found_by_the_id_that_the_provider_gave_it(provider):
    message = listed()
    with Vendor(provider) as (_vendor, line):
        given(line, message)
    assert Given.objects.get(provider=provider).message == message


SWITCHES = {
    "postmark": lambda said: (said["TrackOpens"], said["TrackLinks"]) == (False, "None"),
    "sendgrid": lambda said: not any(one["enable"] for one in said["tracking_settings"].values()) and len(said["tracking_settings"]) == 4,
    "mailjet": lambda said: (said["Globals"]["TrackOpens"], said["Globals"]["TrackClicks"]) == ("disabled", "disabled"),
    "sparkpost": lambda said: said["options"] == {"open_tracking": False, "click_tracking": False, "transactional": True},
}  # fmt: skip


def test_opens_and_clicks_are_switched_off_wherever_the_interface_lets_us():
    for provider, are_off in SWITCHES.items():
        with Vendor(provider) as (vendor, line):
            given(line, listed())
        assert are_off(json.loads(vendor.asked[0][2])), provider
    with Vendor("mailgun") as (vendor, line):
        given(line, listed())
    assert b"o%3Atracking-opens=no" in vendor.asked[0][2]
    assert b"o%3Atracking-clicks=no" in vendor.asked[0][2]
    assert {name for name, by in PROVIDERS.items() if by.stops_tracking} == {*SWITCHES, "mailgun"}


@pytest.mark.parametrize("provider", ["brevo", "sparkpost"])
def test_what_somebody_typed_is_no_template_of_the_provider(provider):
    with Vendor(provider) as (vendor, line):
        given(line, listed(subject="{{ name }} {% now %}"))
    sent = json.loads(vendor.asked[0][2])
    assert "{{" not in json.dumps(sent, ensure_ascii=False).replace('{"', "").replace('": {', "")
    assert "{%" not in json.dumps(sent, ensure_ascii=False)


def test_the_key_travels_in_a_header_and_the_words_as_they_were_typed():
    with Vendor("postmark") as (vendor, line):
        given(line, listed())
    path, headers, body = vendor.asked[0]
    assert headers["X-Postmark-Server-Token"] == "the-key"
    assert "the-key" not in path + body.decode()
    said = json.loads(body)
    assert said["Subject"] == "Où nous allons"
    assert "We call {{name}} – always." in said["TextBody"]
    assert said["HtmlBody"].strip() == "<p>We call {{name}} – always.</p>"


ANSWERS = [
    ("postmark", (429, {"Retry-After": "7"}, {"Message": "slow down"}), Wait),
    ("sendgrid", (429, {"Retry-After": "7"}, {"errors": [{"message": "too many requests"}]}), Wait),
    ("postmark", (401, {}, {"ErrorCode": 10, "Message": "The Server Token is wrong."}), Unreachable),
    ("mailgun", (401, {}, "Forbidden"), Unreachable),
    ("mailgun", (200, {}, "Mailgun Magnificent API"), Unreachable),
    ("postmark", (307, {"Location": "https://elsewhere.example/"}, ""), Unreachable),
    (
        "postmark",
        (422, {}, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'eve@oak.example'."}),
        Refused,
    ),
    ("postmark", (422, {}, {"ErrorCode": 406, "Message": "Inactive recipients: eve@oak.example"}), Refused),
    ("mailgun", (400, {}, {"message": "'to' parameter is not a valid address"}), Refused),
    (
        "mailjet",
        (200, {}, {"Messages": [{"Status": "error", "Errors": [{"ErrorMessage": "no address"}]}]}),
        Refused,
    ),
    ("sendgrid", (413, {}, ""), Refused),
    ("postmark", (500, {}, {"Message": "Internal error"}), Lost),
    ("sendgrid", (502, {}, "<html>"), Lost),
    ("resend", (503, {"Retry-After": "30"}, ""), Wait),
    ("resend", (503, {}, ""), Lost),
    ("postmark", (200, {}, "<html>no answer of theirs"), Lost),
    ("postmark", "hang up", Lost),
]


@pytest.mark.parametrize(("provider", "answer", "expected"), ANSWERS)
def test_an_answer_is_sorted_by_whether_the_provider_may_have_taken_it(provider, answer, expected):
    with Vendor(provider, answer) as (vendor, line), pytest.raises(expected) as raised:
        given(line, listed())
    assert len(vendor.asked) == 1  # nothing underneath tries a second time
    assert "the-key" not in str(raised.value)
    assert "eve@oak" not in str(raised.value)
    if expected is Refused:
        assert raised.value.is_final
    if expected is Wait:
        assert raised.value.whole_channel


def test_who_says_nothing_after_taking_it_may_have_it():
    with Vendor("mailgun", "silence", wait=0.3) as (vendor, line), pytest.raises(Lost):
        given(line, listed())
    assert len(vendor.asked) == 1


def test_where_nobody_listens_nothing_was_given_away():
    with Vendor("postmark") as (vendor, _line):
        account = vendor.account
    with pytest.raises(Unreachable):
        given(ProviderLine(account), listed())


def test_how_long_to_wait_is_read_in_seconds_and_as_a_date_and_never_for_ever():
    assert seconds_of("7", NOON) == 7
    assert seconds_of("Mon, 02 Mar 2026 12:00:30 GMT", NOON) == 30
    assert seconds_of("999999999", NOON) == 3600
    assert seconds_of("Mon, 02 Mar 2020 12:00:30 GMT", NOON) == 1
    assert [seconds_of(said, NOON) for said in ("", "-5", "soon", "9" * 5000)][:3] == [60, 60, 60]
    assert isinstance(meaning(429, "", "", NOON, "X"), Wait)


def test_after_three_silences_no_more_messages_are_put_in_doubt_for_a_minute():
    now = [NOON]
    with Vendor("postmark", *[(500, {}, "")] * DOUBTS) as (vendor, _line):
        line = ProviderLine(vendor.account, patience=(2, 2), clock=lambda: now[0])
        for _ in range(DOUBTS):
            with pytest.raises(Lost):
                given(line, listed())
        with pytest.raises(Wait):
            given(line, listed())
        assert len(vendor.asked) == DOUBTS
        now[0] += REST
        given(line, listed())
        line.close()


@pytest.mark.parametrize("promise", Promise.values)
def test_the_promise_holds_when_the_provider_takes_it_and_says_nothing(promise):
    message = listed(promise=promise)
    with Vendor("postmark", (500, {}, "")) as (vendor, line):
        work_once(line, "w")
        message.refresh_from_db()
        if promise == Promise.AT_MOST_ONCE:
            assert message.state == State.UNKNOWN
        else:
            assert message.state == State.QUEUED
            Message.objects.update(due_at=message.queued_at - timedelta(days=1))
        work_once(line, "w")
    message.refresh_from_db()
    assert (message.state, len(vendor.asked)) == (
        (State.UNKNOWN, 1) if promise == Promise.AT_MOST_ONCE else (State.SENT, 2)
    )
    names = {headers_of("postmark", body)["Message-ID"] for _path, _headers, body in vendor.asked}
    assert names == {message.message_id}


def test_who_is_told_to_wait_loses_no_attempt_and_keeps_the_message():
    message = listed()
    with Vendor("postmark", (429, {"Retry-After": "7"}, {})) as (_vendor, line):
        work_once(line, "w")
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.QUEUED, 0)


def test_a_wrong_key_ends_no_message():
    message = enqueue(purpose="invitation", to="eve@oak.example", subject="x", text="x")
    with (
        Vendor("postmark", (401, {}, {"ErrorCode": 10, "Message": "wrong"})) as (_vendor, line),
        pytest.raises(Unreachable),
    ):
        work_once(line, "w")
    message.refresh_from_db()
    assert message.state == State.QUEUED


def test_a_stand_in_answers_as_documented_and_a_message_is_noted_as_sent():
    message = listed()
    with Vendor("sendgrid", yes("sendgrid")) as (_vendor, line):
        assert work_once(line, "w") == 1
    message.refresh_from_db()
    assert message.state == State.SENT
