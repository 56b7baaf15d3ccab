"""A passkey in a real browser, with an authenticator that Chromium plays: added, used to come in, and not by another site."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from fairlead.people.tests.signing import PASSWORD, owner_with_a_password

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(browser, live_server):
    """A visit whose browser holds an authenticator."""
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.faults = []
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


@pytest.fixture
def owner(cast):
    return owner_with_a_password(cast)


def come_in_by_password(page, owner):
    page.goto(reverse("account_login"))
    page.fill("[name=login]", owner.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/c/oak-sons/")


def add_passkey(page):
    page.goto(reverse("mfa_add_webauthn"))
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: not url.endswith("/add/"))


def test_a_passkey_is_added_and_lets_in_without_a_password(page, owner):
    come_in_by_password(page, owner)
    add_passkey(page)
    assert Authenticator.objects.filter(user=owner, type=Authenticator.Type.WEBAUTHN).count() == 1
    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.click("#passkey_login")
    page.wait_for_url("**/c/oak-sons/")
    assert [said for said in page.faults if "Content Security Policy" in said] == []


def test_with_a_passkey_the_password_alone_does_not_let_in(page, owner):
    come_in_by_password(page, owner)
    add_passkey(page)
    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.fill("[name=login]", owner.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/2fa/authenticate/")
    page.goto(reverse("people:account"))
    assert "/sign-in/" in page.url
    assert [said for said in page.faults if "Content Security Policy" in said] == []
