"""Sign-in through the company's identity provider: against one that really runs, on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from fairlead.config.environment import Site
from fairlead.config.outside import Provider
from fairlead.people.models import User
from fairlead.people.tests.signing import PASSWORD, is_in, owner_with_a_password, sign_in
from fairlead.people.tests.stand_in import CLIENT, SECRET, running

pytestmark = pytest.mark.django_db
BEGIN = {"provider_id": "company"}


@pytest.fixture
def provider(settings):
    with running() as stand_in:
        found = Provider(stand_in.issuer, CLIENT, SECRET, "Oak")
        settings.SOCIALACCOUNT_PROVIDERS = found.for_allauth()
        yield stand_in


@pytest.fixture
def owner(cast):
    return owner_with_a_password(cast)


def begin(client, provider) -> tuple[str, str]:
    answer = client.post(reverse("openid_connect_login", kwargs=BEGIN))
    assert answer["Location"].startswith(f"{provider.issuer}/authorize?")
    return provider.authorize(answer["Location"])


def come_back(client, **said):
    return client.get(reverse("openid_connect_callback", kwargs=BEGIN), said, follow=True)


def round_trip(client, provider):
    code, state = begin(client, provider)
    return come_back(client, code=code, state=state)


def test_an_existing_account_comes_in_by_its_verified_address_and_is_remembered(client, provider, owner):
    round_trip(client, provider)
    assert is_in(client)
    assert SocialAccount.objects.get().user == owner
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)
    provider.claims["email"] = "married@oak.example"
    again = Client()
    round_trip(again, provider)
    assert is_in(again)


def test_the_sign_in_page_offers_the_provider_by_its_name(client, provider):
    assert "Oak" in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize("said", [False, None, "false", "no", 1, "yes", "True "])
def test_an_address_that_the_provider_has_not_verified_opens_nothing(client, provider, owner, said):
    provider.claims["email_verified"] = said
    round_trip(client, provider)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_somebody_without_an_account_gets_none(client, provider, owner):
    provider.claims["email"] = "new@oak.example"
    before = User.objects.count()
    assert round_trip(client, provider).status_code < 500
    assert not is_in(client)
    assert User.objects.count() == before


def test_a_closed_account_stays_closed(client, provider, owner):
    owner.is_active = False
    owner.save()
    round_trip(client, provider)
    assert not is_in(client)


def test_an_account_whose_address_was_never_confirmed_loses_the_password_that_somebody_set(
    client, provider, owner
):
    EmailAddress.objects.filter(user=owner).update(verified=False)
    round_trip(client, provider)
    assert is_in(client)
    thief = Client()
    sign_in(thief, owner.email)
    assert not is_in(thief)


@pytest.mark.parametrize("state", [None, "", "made-up", "0" * 16])
def test_a_missing_or_made_up_state_is_refused(client, provider, owner, state):
    code, _right = begin(client, provider)
    come_back(client, code=code, **({} if state is None else {"state": state}))
    assert not is_in(client)


def test_a_state_works_once(client, provider, owner):
    code, state = begin(client, provider)
    come_back(client, code=code, state=state)
    client.post(reverse("account_logout"))
    second, _state = begin(client, provider)
    come_back(client, code=second, state=state)
    assert not is_in(client)


def test_a_state_belongs_to_the_browser_that_began(client, provider, owner):
    code, state = begin(client, provider)
    victim = Client()
    come_back(victim, code=code, state=state)
    assert not is_in(victim)


def test_a_code_that_the_provider_did_not_issue_is_refused(client, provider, owner):
    _code, state = begin(client, provider)
    assert come_back(client, code="made-up", state=state).status_code < 500
    assert not is_in(client)


@pytest.mark.parametrize(
    "bent", [{"iss": "https://elsewhere.example"}, {"aud": "another-client"}, {"exp": 1}, {"aud": None}]
)
def test_a_token_of_another_issuer_for_another_client_or_too_old_is_refused(client, provider, owner, bent):
    provider.claims |= bent
    assert round_trip(client, provider).status_code < 500
    assert not is_in(client)


def test_a_get_begins_nothing(client, provider):
    answer = client.get(reverse("openid_connect_login", kwargs=BEGIN))
    assert answer.status_code == 200


def test_the_way_back_is_an_address_of_the_site(client, provider, settings):
    settings.SITE = Site("https", "plan.example.com", None)
    settings.ALLOWED_HOSTS = ["plan.example.com"]
    answer = client.post(
        reverse("openid_connect_login", kwargs=BEGIN), headers={"Host": "plan.example.com:6666"}
    )
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert asked["redirect_uri"] == ["https://plan.example.com/sign-in/oidc/company/login/callback/"]


def test_a_provider_that_does_not_answer_is_told_in_a_sentence(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = Provider("http://127.0.0.1:9", CLIENT, SECRET, "Oak").for_allauth()
    answer = client.post(reverse("openid_connect_login", kwargs=BEGIN))
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()
