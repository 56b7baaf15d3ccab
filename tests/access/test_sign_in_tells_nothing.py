"""Sign-in says the same to a known and an unknown address, counts tries, and takes no field that is not asked for."""

import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse

from fairlead.outbox.models import Message
from fairlead.people import limiting
from fairlead.people.models import Role, User
from fairlead.people.tests.signing import PASSWORD, is_in, owner_with_a_password, sign_in
from fairlead.web.models import Bucket

UNKNOWN = "nobody@oak.example"
ASKED = {
    "account_login": lambda email: {"login": email, "password": "a wrong sentence"},
    "account_reset_password": lambda email: {"email": email},
    "account_request_login_code": lambda email: {"email": email},
}


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"


@pytest.fixture
def owner(cast):
    return owner_with_a_password(cast)


def seen(name, email) -> tuple[int, str, str]:
    """What a visitor sees after all redirects, without what differs in any two visits."""
    answer = Client().post(reverse(name), ASKED[name](email), follow=True)
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return answer.status_code, str(answer.redirect_chain), page.replace(email, "…")


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("role", [Role.OWNER, "closed"])
def test_a_known_and_an_unknown_address_see_the_same(name, role, owner):
    if role == "closed":
        owner.is_active = False
        owner.save()
    assert seen(name, owner.email) == seen(name, UNKNOWN)


@pytest.fixture
def hashed(monkeypatch, settings):
    """Each time that a password is hashed or compared, which is nearly all of the time that an answer takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    work = []

    def counting(name):
        does = getattr(Argon2PasswordHasher, name)

        def counted(self, *given, **named):
            work.append(name)
            return does(self, *given, **named)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)

    for name in ("encode", "verify"):
        counting(name)
    return work


@pytest.mark.parametrize("who", ["known", "unknown", "closed", "without a password"])
def test_for_any_address_one_password_is_hashed(who, hashed, owner):
    if who == "closed":
        owner.is_active = False
    if who == "without a password":
        owner.set_unusable_password()
    owner.save()
    hashed.clear()
    sign_in(Client(), UNKNOWN if who == "unknown" else owner.email, "a wrong sentence")
    assert len(hashed) == 1


def test_nothing_is_sent_to_an_address_that_has_no_account(owner):
    for name in ("account_reset_password", "account_request_login_code"):
        seen(name, UNKNOWN)
    assert not Message.objects.exists()


@pytest.mark.parametrize("right_at_last", [True, False])
def test_after_too_many_wrong_passwords_the_right_one_waits_too(owner, right_at_last, settings):
    """The forwarded address changes each time: it buys nothing."""
    settings.PROXIES = 0
    statuses = [
        sign_in(
            Client(), owner.email, "a wrong sentence", headers={"X-Forwarded-For": f"198.51.100.{n}"}
        ).status_code
        for n in range(20)
    ]
    assert statuses[-1] == 429
    visit = Client()
    sign_in(visit, owner.email, PASSWORD if right_at_last else "a wrong sentence")
    assert not is_in(visit)


def test_the_limit_for_an_address_is_the_same_for_one_that_has_no_account(owner):
    def until_refused(email):
        return next(n for n in range(40) if sign_in(Client(), email, "a wrong sentence").status_code == 429)

    assert until_refused(owner.email) == until_refused(UNKNOWN)


def test_one_visitor_may_not_try_many_addresses_without_end(db, settings, monkeypatch):
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setattr(limiting, "FROM_ONE_VISITOR", 30)
    answers = (sign_in(Client(), f"a{n}@oak.example", "x" * 12).status_code for n in range(40))
    assert next(n for n, status in enumerate(answers) if status == 429) == 30


def test_letters_to_one_address_are_limited(owner):
    for name in ("account_reset_password", "account_request_login_code"):
        for n in range(30):
            Client(REMOTE_ADDR=f"10.0.0.{n}").post(reverse(name), ASKED[name](owner.email))
    assert Message.objects.filter(to=owner.email).count() <= 2 * 15


@pytest.mark.parametrize("name", ["people:set-up", "people:invite"])
def test_links_cannot_be_guessed_without_end(name, db):
    statuses = [Client().get(reverse(name, args=[f"guess-{n}"])).status_code for n in range(101)]
    assert set(statuses) == {404, 429}
    assert Bucket.objects.count() >= 1


def test_a_limit_is_told_with_the_page_of_the_site(owner):
    for _n in range(16):
        answer = sign_in(Client(), owner.email, "a wrong sentence")
    assert "wait a few minutes" in answer.content.decode()


EXTRA = {
    "is_active": "",
    "is_staff": "1",
    "is_superuser": "1",
    "role": "owner",
    "key": "0",
    "session_round": "9",
}


def test_fields_that_are_not_asked_for_change_nothing(owner, client):
    before = User.objects.filter(pk=owner.pk).values().get()
    sign_in(client, owner.email)
    client.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD} | EXTRA)
    client.post(reverse("account_request_login_code"), {"email": owner.email} | EXTRA)
    client.post(reverse("people:account"), {"name": owner.name} | EXTRA)
    after = User.objects.filter(pk=owner.pk).values().get()
    assert {k: v for k, v in after.items() if k != "last_login"} == {
        k: v for k, v in before.items() if k != "last_login"
    }
    assert not hasattr(owner, "is_superuser")
