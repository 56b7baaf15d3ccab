"""Calls of mail providers: what they stop and count, and that forged, old, repeated and foreign ones change nothing."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from fairlead.home.views import mail_hook
from fairlead.journal.models import Entry
from fairlead.outbox import stops
from fairlead.outbox.models import Given, HeardCall, Message, ProviderSeen
from fairlead.outbox.providers.hearing import KEPT, OLDEST, forget_calls
from fairlead.outbox.providers.tests.calls import HEARD, account, event, signed
from fairlead.outbox.services import enqueue, enqueue_listed
from fairlead.outbox.stops import SoftBounce, Stop, Why

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVE = "eve@oak.example"
each = pytest.mark.parametrize("provider", HEARD)


@pytest.fixture
def clock(monkeypatch):
    now = [NOON]
    monkeypatch.setattr(mail_hook.timezone, "now", lambda: now[0])
    return now


@pytest.fixture
def message(cast, clock):
    return listed(cast.company.key)


def listed(company, to=EVE) -> Message:
    return enqueue_listed(purpose="telling", to=to, subject="x", text="We call.", company=company)


def given_to(provider: str, message: Message, settings) -> str:
    """The provider has taken the message under an id of its own."""
    settings.MAIL = account(provider)
    if provider == "mailgun":
        return message.message_id
    name = str(uuid4().int % 10**17) if provider == "mailjet" else str(uuid4())
    Given.objects.create(provider=provider, given=name, message=message)
    return name


def post(provider: str, body: bytes, headers: dict, **more):
    where = reverse("home:mail-hook", args=[provider])
    return Client().post(
        where, body, content_type=more.pop("kind", "application/json"), headers=headers, **more
    )


def call(provider: str, told: object, now: datetime = NOON) -> int:
    return post(provider, *signed(provider, told, now)).status_code


def state() -> tuple:
    """All that a call may change."""
    return (
        sorted(Stop.objects.values_list("address", "why", "company")),
        sorted(SoftBounce.objects.values_list("address", "day")),
        Entry.objects.count(), HeardCall.objects.count(), ProviderSeen.objects.count(),
    )  # fmt: skip


@each
def test_what_came_back_for_good_stops_the_address_at_once_and_is_told_without_it(
    provider, message, settings
):
    name = given_to(provider, message, settings)
    assert call(provider, event(provider, "hard", EVE, name, NOON)) == 200
    stop = Stop.objects.get()
    assert (stop.address, stop.why, stop.company) == (EVE, Why.HARD, None)
    entry = Entry.objects.get(what="mail came back for good")
    assert (entry.company, entry.subject, entry.actor) == (message.company, str(message.pk), None)
    assert "@" not in json.dumps([entry.subject, entry.details])


@each
def test_what_came_back_for_now_stops_after_the_same_five_days_as_a_file_of_returned_mail(
    provider, message, settings, clock
):
    name = given_to(provider, message, settings)
    for day in range(stops.SOFT_DAYS):
        assert Stop.objects.count() == 0
        clock[0] = NOON + timedelta(days=day)
        for _again in range(2):  # one a day counts
            assert (
                call(
                    provider, event(provider, "soft", EVE, name, clock[0], "452 4.2.2 mailbox full"), clock[0]
                )
                == 200
            )
    assert Stop.objects.get().why == Why.SOFT


@each
def test_a_hard_word_of_the_provider_over_a_soft_status_of_the_server_counts_as_for_now(
    provider, message, settings
):
    name = given_to(provider, message, settings)
    told = event(provider, "hard", EVE, name, NOON, "550 5.7.1 we do not like your words")
    assert call(provider, told) == 200
    if provider != "mailjet":  # Mailjet gives its own reason and not always the server's
        assert not Stop.objects.exists()
        assert SoftBounce.objects.count() == 1


@each
def test_who_reports_it_as_unwanted_gets_no_more_list_mail(provider, message, settings):
    name = given_to(provider, message, settings)
    assert call(provider, event(provider, "complaint", EVE, name, NOON)) == 200
    assert Stop.objects.get().why == Why.COMPLAINT
    assert listed(message.company).state == Message.State.WITHDRAWN


@pytest.mark.parametrize("provider", [one for one in HEARD if one != "resend"])  # Resend tells of none
def test_who_leaves_the_list_at_the_provider_left_this_companys_list_alone(provider, message, settings):
    name = given_to(provider, message, settings)
    assert call(provider, event(provider, "unsubscribed", EVE, name, NOON)) == 200
    stop = Stop.objects.get()
    assert (stop.why, stop.company) == (Why.UNSUBSCRIBED, message.company)
    assert stops.stopped(address=EVE, company=uuid4()) is None
    stops.start_again(address=EVE, company=message.company)
    assert not Stop.objects.exists()


@each
def test_of_what_arrived_was_opened_or_clicked_nothing_is_kept(provider, message, settings):
    name = given_to(provider, message, settings)
    for kind in ("delivered", "opened", "clicked"):
        assert call(provider, event(provider, kind, EVE, name, NOON)) == 200
    assert (
        Stop.objects.count(),
        SoftBounce.objects.count(),
        HeardCall.objects.count(),
        Entry.objects.count(),
    ) == (0, 0, 3 if provider == "mailgun" else 0, 0)  # three tokens, used up
    message.refresh_from_db()
    assert message.state == Message.State.QUEUED
    assert ProviderSeen.objects.get().provider == provider  # that the provider calls at all


@each
def test_a_call_that_is_sent_again_changes_nothing_and_is_answered_alike(provider, message, settings, clock):
    name = given_to(provider, message, settings)
    body, headers = signed(provider, event(provider, "hard", EVE, name, NOON), NOON)
    first = post(provider, body, headers)
    stops.try_again(address=EVE)
    before = state()
    again = post(provider, body, headers)
    assert (again.status_code, again.content, again.headers) == (200, first.content, first.headers)
    assert state() == before


@pytest.mark.parametrize("first", ["hard", "delivered"])
def test_the_token_of_a_mailgun_call_is_used_up_whatever_text_it_comes_with(first, cast, message, settings):
    name = given_to("mailgun", message, settings)
    other = listed(cast.company.key, "bob@oak.example")
    body, headers = signed("mailgun", event("mailgun", first, EVE, name, NOON), NOON)
    post("mailgun", body, headers)
    before = state()
    forged = json.loads(body) | event("mailgun", "hard", "bob@oak.example", other.message_id, NOON)
    assert post("mailgun", json.dumps(forged).encode(), headers).status_code == 200
    assert state() == before


SIGNED_IN_TIME = {
    "mailgun": timedelta(hours=10),
    "resend": timedelta(minutes=6),
    "sendgrid": timedelta(hours=26),
}


@pytest.mark.parametrize("provider", SIGNED_IN_TIME)
@pytest.mark.parametrize("way", [-1, 1])
def test_a_signature_of_another_time_is_refused(provider, way, message, settings):
    name = given_to(provider, message, settings)
    before = state()
    told = event(provider, "hard", EVE, name, NOON)
    assert call(provider, told, NOON + way * SIGNED_IN_TIME[provider]) == 403
    assert state() == before


@each
def test_what_happened_over_a_month_ago_is_no_news(provider, message, settings):
    name = given_to(provider, message, settings)
    for at in (NOON - OLDEST - timedelta(hours=1), NOON + timedelta(days=2)):
        assert call(provider, event(provider, "hard", EVE, name, at)) == 200
    assert not Stop.objects.exists()


@each
def test_what_was_heard_is_remembered_for_longer_than_it_can_be_told_again(provider, message, settings):
    name = given_to(provider, message, settings)
    call(provider, event(provider, "hard", EVE, name, NOON))
    forget_calls(NOON + OLDEST)
    assert HeardCall.objects.count() == 1
    assert OLDEST < KEPT
    forget_calls(NOON + KEPT)
    assert HeardCall.objects.count() == 0
    assert Message.objects.count() == 1


def test_the_ids_of_providers_go_when_nothing_could_come_back_any_more(message, settings):
    given_to("postmark", message, settings)
    forget_calls(message.queued_at + KEPT)
    assert Given.objects.count() == 1
    forget_calls(message.queued_at + 2 * KEPT)
    assert Given.objects.count() == 0
    assert Message.objects.count() == 1


@each
def test_an_event_of_a_message_that_is_not_ours_or_of_another_address_is_ignored(
    provider, cast, message, settings
):
    name = given_to(provider, message, settings)
    foreign = listed(cast.foreign.key, "charlie@foreign.example")
    unknown = "123456" if provider == "mailjet" else "<nobody@knows.example>"
    assert call(provider, event(provider, "hard", EVE, unknown, NOON)) == 200
    assert call(provider, event(provider, "hard", "victim@oak.example", name, NOON)) == 200
    assert call(provider, event(provider, "hard", foreign.to, name, NOON)) == 200  # another company's reader
    assert not Stop.objects.exists()
    assert not Entry.objects.exists()


def test_a_message_is_found_by_our_own_mark_where_the_answer_of_the_provider_was_lost(message, settings):
    settings.MAIL = account("postmark")
    told = event(
        "postmark", "hard", EVE, "an-id-that-we-never-got", NOON, Metadata={"fairlead": message.message_id}
    )
    assert call("postmark", told) == 200
    assert Stop.objects.get().address == EVE


def test_a_name_of_a_host_in_another_script_is_known_in_both_forms(cast, clock, settings):
    message = listed(cast.company.key, "eve@büro.example")
    name = given_to("postmark", message, settings)
    call("postmark", event("postmark", "hard", "Eve@xn--bro-hoa.example", name, NOON))
    assert Stop.objects.get().address == "eve@büro.example"


def test_mail_that_is_no_list_cannot_be_left(clock, settings):
    message = enqueue(purpose="sign-in", to=EVE, subject="x", text="x")
    name = given_to("postmark", message, settings)
    assert call("postmark", event("postmark", "unsubscribed", EVE, name, NOON)) == 200
    assert not Stop.objects.exists()


def test_several_events_come_in_one_call_and_each_counts(cast, message, settings):
    other = listed(cast.company.key, "bob@oak.example")
    told = [
        event("sendgrid", "hard", one.to, given_to("sendgrid", one, settings), NOON)
        for one in (message, other)
    ]
    assert call("sendgrid", told) == 200
    assert Stop.objects.count() == 2


WORDS = [
    "550 5.1.1 x\r\nBcc: all@oak.example",
    "550 5.1.1 \0\u2028\ud800",
    "550 5.1.1 <script>alert(1)</script>" * 50,
]


@each
@pytest.mark.parametrize("said", WORDS)
def test_words_of_a_foreign_server_stay_on_one_short_line_and_open_no_header(
    provider, said, message, settings
):
    name = given_to(provider, message, settings)
    assert call(provider, event(provider, "hard", EVE, name, NOON, said)) == 200
    kept = Stop.objects.get().said
    assert len(kept) <= 300
    assert not set("\r\n\0\u2028\ud800") & set(kept)


@each
@pytest.mark.parametrize("field", ["eve@oak.example\r\nBcc: x@y.example", "\0", "\ud800", "x" * 100_000])
def test_broken_fields_change_nothing(provider, field, message, settings):
    name = given_to(provider, message, settings)
    assert call(provider, event(provider, "hard", field, name, NOON)) in (200, 400)
    if provider != "mailjet":
        assert call(provider, event(provider, "hard", EVE, field, NOON)) in (200, 400)
    assert not Stop.objects.exists()


@each
@pytest.mark.parametrize(
    "shape", [None, 7, "x", [], {}, [None], {"msys": 7}, [{"msys": {}}], {"event": []}, {"items": []}]
)
def test_a_shape_that_is_none_of_the_providers_is_no_fault_of_ours(provider, shape, message, settings):
    given_to(provider, message, settings)
    told = {"event-data": shape} if provider == "mailgun" else shape
    body, headers = signed(provider, told, NOON)
    assert post(provider, body, headers).status_code in (200, 400)
    assert not Stop.objects.exists()


@each
def test_the_shape_of_another_provider_changes_nothing(provider, message, settings):
    name = given_to(provider, message, settings)
    for other in HEARD:
        if other != provider:
            told = event(other, "hard", EVE, "1234" if other == "mailjet" else name, NOON)
            told = {"event-data": told} if provider == "mailgun" and other != "mailgun" else told
            assert call(provider, told) in (200, 400)
            assert call_as(other, provider, told) in (401, 403)
    assert not Stop.objects.exists()


def call_as(signer: str, provider: str, told: object) -> int:
    try:
        return post(
            provider, *signed(signer, told, NOON, key="whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODk=")
        ).status_code
    except TypeError:
        return 403


@each
def test_a_call_that_is_too_large_is_not_read(provider, message, settings):
    name = given_to(provider, message, settings)
    told = event(provider, "hard", EVE, name, NOON, "550 5.1.1 " + "x" * mail_hook.LARGEST)
    assert call(provider, told) == 413
    assert not Stop.objects.exists()


def test_brackets_without_end_are_no_fault_of_ours(settings, clock):
    for provider in HEARD:
        settings.MAIL = account(provider)
        _body, headers = signed(provider, {}, NOON)
        assert post(provider, b"[" * 200_000, headers).status_code in (400, 401, 403)


def test_nothing_is_there_without_the_secret_without_the_provider_or_by_get(settings, clock):
    from dataclasses import replace

    where = reverse("home:mail-hook", args=["postmark"])
    settings.MAIL = account("postmark")
    assert Client().get(where).status_code == 405
    settings.MAIL = account("mailgun")
    assert Client().post(where).status_code == 404
    settings.MAIL = None
    assert Client().post(where).status_code == 404
    settings.MAIL = replace(account("postmark"), hook="")
    assert post("postmark", b"{}", {"Authorization": "Basic ZmFpcmxlYWQ6"}).status_code == 404


def test_amazon_and_others_are_asked_for_the_secret_as_it_is_asked_for(settings, clock):
    settings.MAIL = account("postmark")
    answer = post("postmark", b"{}", {})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert answer.content == b""


WAYS = ("bare", "other key", "old", "cut", "changed", "again", "header of another")


def pick(dice: np.random.Generator, among: tuple[str, ...]) -> str:
    return among[int(dice.integers(len(among)))]


def forged_calls(n: int, message: Message, name: str, provider: str, dice: np.random.Generator):
    """Unsigned, signed by another key, old, cut, changed after signing, or heard before."""
    good, headers = signed(provider, event(provider, "hard", EVE, name, NOON), NOON)
    yield good, headers  # the one true call
    for _turn in range(n):
        how = pick(dice, WAYS)
        body, said = signed(
            provider,
            event(provider, pick(dice, ("hard", "soft", "complaint")), "bob@oak.example", name, NOON),
            NOON,
        )
        if how == "bare":
            said, body = (
                {},
                body if provider != "mailgun" else body.replace(b'"signature": "', b'"signature": "0'),
            )
        elif how == "other key" and provider != "sendgrid":
            other = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODk="
            body, said = signed(provider, event(provider, "hard", EVE, name, NOON), NOON, key=other)
        elif how == "old":
            long_ago = NOON - timedelta(days=int(dice.integers(31, 400)))
            body, said = signed(provider, event(provider, "hard", EVE, name, long_ago), long_ago)
        elif how == "cut":
            body = body[: int(dice.integers(len(body) - 1))]
        elif how == "changed" and provider in ("resend", "sendgrid"):
            body = body.replace(b"bob@", b"eve@")
        elif how == "header of another":
            said = signed(pick(dice, HEARD), {"event-data": {}}, NOON)[1] if provider == "sendgrid" else {}
            body = body if provider != "mailgun" else b"{}"
        else:
            body, said = good, headers
        yield body, said


def a_thousand(n: int, message: Message, settings) -> int:
    """How many of n forged or repeated calls changed anything."""
    dice, changes = np.random.default_rng(7), 0
    for provider in HEARD:
        name = given_to(provider, message, settings)
        calls = forged_calls(n // len(HEARD) + 1, message, name, provider, dice)
        assert post(provider, *next(calls)).status_code == 200
        stops.try_again(address=EVE)
        before = state()
        for body, headers in calls:
            answer = post(provider, body, headers)
            assert answer.status_code in (200, 400, 401, 403)
            assert answer.content == b""
            changes += state() != before
    return changes


def test_of_a_hundred_forged_or_repeated_calls_none_changes_anything(message, settings):
    assert a_thousand(100, message, settings) == 0


@pytest.mark.slow
def test_of_a_thousand_forged_or_repeated_calls_none_changes_anything(message, settings):
    assert a_thousand(1000, message, settings) == 0
