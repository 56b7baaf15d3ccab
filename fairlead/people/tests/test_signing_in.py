"""Each way to sign in, and that none works without what it asks for."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.journal.models import Entry
from fairlead.outbox.models import Message
from fairlead.people.models import User
from fairlead.people.tests.signing import (
    PASSWORD,
    app_code,
    is_in,
    last_letter,
    link_in,
    owner_with_a_password,
    sign_in,
    sign_in_and_confirm,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    """Django's tests put mail in a list of their own; ours goes where it goes in earnest."""
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"


@pytest.fixture
def owner(cast):
    return owner_with_a_password(cast)


@pytest.fixture
def app(client, owner):
    """The owner has set up an app: its secret. The visit that set it up is signed out."""
    sign_in_and_confirm(client, owner.email)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    client.post(reverse("account_logout"))
    return secret


def second_step(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_a_password_lets_in_and_is_kept_as_argon2(client, owner):
    sign_in(client, owner.email.upper())
    assert is_in(client)
    assert owner.password.startswith("argon2$argon2id$")


def test_a_wrong_password_does_not_let_in(client, owner):
    sign_in(client, owner.email, "another long sentence")
    assert not is_in(client)


def test_with_an_app_the_password_alone_does_not_let_in(client, owner, app):
    assert sign_in(client, owner.email)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    second_step(client, "000000")
    assert not is_in(client)
    second_step(client, app_code(app, at=app_step_ahead()))
    assert is_in(client)


def app_step_ahead() -> float:
    """The code of setting up is spent; the next one is within tolerance."""
    return timezone.now().timestamp() + 30


def test_a_code_of_the_app_works_once(client, owner, app):
    code = app_code(app, at=app_step_ahead())
    for visit, expected in ((client, True), (Client(), False)):
        sign_in(visit, owner.email)
        second_step(visit, code)
        assert is_in(visit) is expected


def test_a_recovery_code_lets_in_once(client, owner, app):
    kept = Authenticator.objects.get(user=owner, type=Authenticator.Type.RECOVERY_CODES).wrap()
    code = kept.get_unused_codes()[0]
    for visit, expected in ((client, True), (Client(), False)):
        sign_in(visit, owner.email)
        second_step(visit, code)
        assert is_in(visit) is expected


def test_a_code_by_mail_lets_in_through_the_outbox(client, owner):
    code = ask_code(client, owner.email)
    assert not is_in(client)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert is_in(client)


def ask_code(client, email) -> str:
    client.post(reverse("account_request_login_code"), {"email": email})
    letter = last_letter(email)
    assert "Subject: Fairlead: " in letter
    return re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter, re.MULTILINE)[1]


def test_a_code_by_mail_belongs_to_the_browser_that_asked_for_it(client, owner):
    code = ask_code(client, owner.email)
    thief = Client()
    thief.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(thief)


def test_a_code_by_mail_can_be_guessed_three_times_and_no_more(client, owner):
    code = ask_code(client, owner.email)
    for _guess in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(client)


def test_a_code_by_mail_does_not_stand_in_for_the_app(client, owner, app):
    code = ask_code(client, owner.email)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(client)
    second_step(client, app_code(app, at=app_step_ahead()))
    assert is_in(client)


def test_adding_and_removing_a_second_step_asks_for_the_password_anew(client, owner):
    sign_in(client, owner.email)
    for name, data in (
        ("mfa_activate_totp", {}),
        ("mfa_add_webauthn", {}),
        ("account_email", {"action_add": "", "email": "b@c.example"}),
    ):
        answer = client.post(reverse(name), data)
        assert answer["Location"].startswith(reverse("account_reauthenticate")), name


def test_a_forgotten_password_is_set_by_a_link_that_works_once_and_signs_out_everywhere(client, owner):
    before = Client()
    sign_in(before, owner.email)
    client.post(reverse("account_reset_password"), {"email": owner.email})
    link = link_in(last_letter(owner.email)).removeprefix("http://localhost:8000")
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "quite another sentence"
    client.post(form, {"password1": new, "password2": new})
    assert not is_in(before)
    sign_in(client, owner.email, new)
    assert is_in(client)
    assert Client().get(link).status_code == 200  # a page that says it is spent
    late = Client()
    form = late.get(link, follow=True).request["PATH_INFO"]
    late.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    owner.refresh_from_db()
    assert owner.check_password(new)


def test_a_changed_password_signs_out_everywhere_and_is_told_by_mail(client, owner):
    other = Client()
    for visit in (client, other):
        sign_in(visit, owner.email)
    new = "quite another sentence"
    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert (is_in(client), is_in(other)) == (False, False)
    assert "password" in last_letter(owner.email).lower()
    assert Entry.objects.filter(what="sign-in: password changed", actor=owner.key).exists()


@pytest.mark.django_db(transaction=True)  # allauth tells of it once it is committed
def test_a_new_second_step_signs_out_the_other_visits_and_keeps_this_one(client, owner):
    other = Client()
    for visit in (client, other):
        sign_in_and_confirm(visit, owner.email)
    client.get(reverse("mfa_activate_totp"))
    code = app_code(client.session["mfa.totp.secret"])
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert (is_in(client), is_in(other)) == (True, False)


def test_a_closed_account_is_out_at_the_next_page_and_cannot_come_back(client, owner):
    sign_in(client, owner.email)
    owner.is_active = False
    owner.save()
    assert not is_in(client)
    sign_in(client, owner.email)
    assert not is_in(client)
    codes = Message.objects.count()
    client.post(reverse("account_request_login_code"), {"email": owner.email})
    client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    assert not is_in(client)
    assert Message.objects.count() <= codes + 1


def test_nobody_signs_up(client, db):
    for name in ("account_signup", "socialaccount_signup"):
        client.post(reverse(name), {"email": "new@oak.example", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()
    assert "account_signup" not in client.get(reverse("account_login")).content.decode()


def test_the_name_of_the_site_in_letters_is_not_taken_from_the_visitor(client, owner):
    client.post(reverse("account_reset_password"), {"email": owner.email})
    assert "testserver" not in last_letter(owner.email)


def test_an_address_changes_once_the_new_one_is_confirmed_and_not_before(client, owner):
    sign_in_and_confirm(client, owner.email)
    client.post(reverse("account_email"), {"email": "new@oak.example", "action_add": ""})
    owner.refresh_from_db()
    assert owner.email == "owner@oak.example"
    link = link_in(last_letter("new@oak.example"))
    assert link.startswith("http://localhost:8000/")
    page = link.removeprefix("http://localhost:8000")
    client.get(page)  # a mail scanner opens every link
    owner.refresh_from_db()
    assert owner.email == "owner@oak.example"
    other = Client()
    sign_in(other, owner.email)
    client.post(page)
    owner.refresh_from_db()
    assert owner.email == "new@oak.example"
    assert (is_in(client), is_in(other)) == (True, False)


def test_the_address_of_somebody_else_cannot_be_taken_even_with_the_link_sent_there(client, owner, cast):
    """The form does not say that the address is known; so the link must not work."""
    sign_in_and_confirm(client, owner.email)
    client.post(reverse("account_email"), {"email": cast.stranger.email, "action_add": ""})
    page = link_in(last_letter(cast.stranger.email)).removeprefix("http://localhost:8000")
    assert client.post(page).status_code < 500
    assert set(User.objects.filter(pk__in=[owner.pk, cast.stranger.pk]).values_list("email", flat=True)) == {
        "owner@oak.example", "charlie@foreign.example",
    }  # fmt: skip
