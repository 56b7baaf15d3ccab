"""The page Mail where a provider sends: who it is, whether it calls, how it is set up, and that the test goes over it."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.config.channels import mail as mail_line
from fairlead.home.views import mail
from fairlead.outbox.models import Message
from fairlead.outbox.providers.records import seen
from fairlead.outbox.providers.tests.calls import HEARD, account
from fairlead.outbox.providers.tests.vendor import SECRET, Vendor
from fairlead.outbox.working import work_once
from fairlead.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return lambda **asked: client.get(reverse("home:mail", args=[cast.company.slug]), asked).content.decode()


@pytest.mark.parametrize("provider", HEARD)
def test_the_page_says_where_the_provider_calls_and_never_the_secret(provider, shown, settings):
    settings.MAIL = account(provider)
    page = shown()
    assert account(provider).of.name in page
    assert f"http://localhost:8000/mail/hook/{provider}/" in page
    assert "never heard" in page
    assert settings.MAIL.hook not in page
    assert "the-key" not in page
    asks_to_switch = "switch the tracking of opens and clicks off" in page
    assert asks_to_switch != account(provider).of.stops_tracking


def test_the_page_says_whether_a_call_ever_came(shown, settings):
    settings.MAIL = replace(account("postmark"), hook="")
    assert "not set up" in shown()
    settings.MAIL = account("postmark")
    seen("postmark", timezone.now())
    page = shown()
    assert "heard" in page
    assert "never heard" not in page
    assert SECRET not in page


def test_a_domain_without_spf_is_no_fault_where_the_provider_sends_under_its_own(
    shown, settings, monkeypatch
):
    monkeypatch.setattr(mail, "texts", lambda name: [])
    assert "SPF" in shown(look="1")
    settings.MAIL = account("postmark")
    assert "<strong>SPF" not in shown(look="1")


def test_the_button_sends_its_test_over_the_provider(client, cast, settings):
    client.force_login(cast.users[Role.OWNER])
    client.post(reverse("home:mail-test", args=[cast.company.slug]))
    with Vendor("postmark") as (vendor, _line):
        settings.MAIL = vendor.account
        line = mail_line()
        assert work_once(line, "w") == 1
        line.close()
    assert Message.objects.get().state == Message.State.SENT
    assert b"This message says only that it arrived." in vendor.asked[0][2]
