"""Amazon's calls at the address itself: what is answered, and that refused ones change nothing."""

import json
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from fairlead.home import mail_provider
from fairlead.home.tests.test_mail_hook import state
from fairlead.home.views import mail_hook
from fairlead.journal.models import Entry
from fairlead.outbox.models import Given
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.tests.amazon import (
    EVE,
    NOON,
    PEM,
    amazons_host,
    bounce,
    headers_of,
    listed,
    pem,
    signed,
    told,
)
from fairlead.outbox.providers.tests.vendor import SECRET
from fairlead.outbox.stops import Stop, Why

pytest.importorskip("boto3")
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
SES = Account(
    provider="ses", key="AKIAEXAMPLE", secret="secret", sender="fairlead@oak.example", region="eu-west-1", hook=SECRET
)  # fmt: skip


@pytest.fixture
def message(settings, monkeypatch):
    settings.MAIL = SES
    monkeypatch.setattr(mail_hook.timezone, "now", lambda: NOON)
    made = listed()
    Given.objects.create(provider="ses", given="0100-ses", message=made)
    return made


@pytest.fixture
def amazon(tmp_path, monkeypatch):
    with amazons_host(lambda handler: handler.say(handler.server.pem), tmp_path, monkeypatch) as server:
        server.pem = pem()
        yield server


def post(said: dict, secret: str = SECRET):
    where = reverse("home:mail-hook", args=["ses"])
    kind = "text/plain; charset=UTF-8"
    return Client().generic("POST", where, json.dumps(said), kind, headers=headers_of(said, secret))


def test_a_signed_call_counts_once_and_is_answered_alike(message, amazon):
    said = signed(told(bounce(EVE)))
    answers = [post(said)]
    before = state()
    answers.append(post(said))
    assert [(one.status_code, one.content) for one in answers] == [(200, b"")] * 2
    assert state() == before
    assert Stop.objects.get().why == Why.HARD
    assert Entry.objects.filter(what="mail came back for good").count() == 1


@pytest.mark.parametrize("secret", [SECRET, "", "a-guess-at-the-secret-of-the-call"])
@pytest.mark.parametrize(
    "how", ["bare", "by somebody", "changed", "foreign host", "old certificate"]
)  # with the secret or without it
def test_a_forged_call_is_asked_for_the_secret_and_changes_nothing(how, secret, message, amazon):
    said = signed(told(bounce(EVE)))
    if how == "bare":
        said = told(bounce(EVE))
    elif how == "by somebody":
        said = signed(told(bounce(EVE)), name="somebody")
    elif how == "changed":
        said["Message"] = bounce(EVE, event="Complaint")
    elif how == "foreign host":
        said = signed(told(bounce(EVE), SigningCertURL=PEM.replace("amazonaws.com", "amazonaws.com.example")))
    else:
        amazon.pem = pem(days=100)
    before = state()
    answer = post(said, secret)
    assert (answer.status_code, answer.content) == (401, b"")
    assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert state() == before


def test_while_amazons_certificate_cannot_be_had_amazon_is_told_to_come_again(message, tmp_path, monkeypatch):
    said, before = signed(told(bounce(EVE))), state()
    with amazons_host(lambda handler: handler.say(b"", status=500), tmp_path, monkeypatch):
        answer = post(said)
        assert (answer.status_code, answer.content) == (503, b"")
    assert state() == before
    with amazons_host(pem(), tmp_path, monkeypatch):
        assert post(said).status_code == 200
    assert Stop.objects.get().address == EVE


def test_the_page_says_that_amazon_signs_and_what_is_entered_there(settings):
    settings.MAIL = replace(SES)
    assert "signs its calls" in mail_provider.shown().how
    assert "FAIRLEAD_MAIL_HOOK" in mail_provider.shown().how
