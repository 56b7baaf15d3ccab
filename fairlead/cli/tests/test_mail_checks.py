"""What `doctor` says of a mail provider, asked over a real line."""

from dataclasses import replace

import pytest
from django.utils import timezone

from fairlead.cli.mail_checks import provider_calls, provider_lets_us_in
from fairlead.cli.serving_finding import Mark
from fairlead.config.environment import Site
from fairlead.outbox.providers.records import seen
from fairlead.outbox.providers.tests.calls import account
from fairlead.outbox.providers.tests.vendor import Vendor

ANSWERS = [
    ("postmark", (200, {}, {}), Mark.GOOD, "lets us in"),
    ("postmark", (401, {}, {"ErrorCode": 10}), Mark.WRONG, "FAIRLEAD_MAIL"),
    ("resend", (401, {}, {"name": "restricted_api_key"}), Mark.GOOD, "lets us in"),
    ("sendgrid", (403, {}, {}), Mark.LOOK, "test message"),
    ("brevo", (404, {}, {}), Mark.WRONG, "api="),
    ("brevo", (502, {}, ""), Mark.LOOK, "502"),
    ("mailgun", (404, {}, ""), Mark.GOOD, "test message"),
    ("mailgun", (503, {}, ""), Mark.LOOK, "test message"),
]


@pytest.mark.parametrize(("provider", "answer", "mark", "says"), ANSWERS)
def test_the_key_is_tried_without_sending_anything(provider, answer, mark, says):
    with Vendor(provider, says=answer) as (vendor, _line):
        found = provider_lets_us_in(vendor.account)
    assert (found.mark, says in found.says) == (mark, True), found.says
    assert "the-key" not in found.says
    assert [path for path, _headers, body in vendor.asked if body] == []
    shown = " ".join(vendor.asked[0][1].values())
    assert ("the-key" in shown) == bool(vendor.account.of.asked)


def test_where_nobody_answers_that_is_said():
    with Vendor("postmark") as (vendor, _line):
        gone = vendor.account
    found = provider_lets_us_in(gone)
    assert (found.mark, "ConnectionError" in found.says) == (Mark.WRONG, True)


@pytest.mark.django_db
def test_whether_the_provider_can_call_and_ever_did_is_said_in_turn(settings):
    settings.MAIL = None
    assert provider_calls(settings).mark is Mark.GOOD
    settings.MAIL = replace(account("postmark"), hook="")
    assert "FAIRLEAD_MAIL_HOOK" in provider_calls(settings).says
    settings.MAIL = account("postmark")
    assert "FAIRLEAD_SITE" in provider_calls(settings).says
    settings.SITE = Site("https", "plan.example.com", None)
    found = provider_calls(settings)
    assert (found.mark, "https://plan.example.com/mail/hook/postmark/" in found.says) == (Mark.LOOK, True)
    seen("postmark", timezone.now())
    assert provider_calls(settings).mark is Mark.GOOD
