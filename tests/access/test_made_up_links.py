"""A thousand links that are nearly right: bits flipped, cut, doubled, of another purpose, used. None opens anything."""

import base64
import random  # noqa: TID251 - fixed seed below

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.test import Client
from django.urls import NoReverseMatch, reverse

from fairlead.outbox.models import Message
from fairlead.people.models import Invitation, Role, SetUpLink, User
from fairlead.people.tests.signing import last_letter, link_in

EACH = 250
NEW = "quite another sentence"


def mutants(token: str, others: list[str]) -> list[str]:
    """The same for every run: a bit of one character, a swap, a cut, an addition, a link of another purpose."""
    dice = random.Random(4)
    made = set(others)
    while len(made) < EACH:
        at, kind = dice.randrange(len(token)), dice.randrange(6)
        flipped = chr(ord(token[at]) ^ (1 << dice.randrange(7)))
        made.add({
            0: token[:at] + flipped + token[at + 1 :],
            1: token[:at] + token[at + 1 :],
            2: token[:at] + dice.choice("aZ0-_") + token[at:],
            3: token[:at] + token[at:].swapcase(),
            4: token[::-1][: at + 1],
            5: base64.urlsafe_b64encode(token.encode()[at:]).decode(),
        }[kind])  # fmt: skip
    return sorted(made - {token})


@pytest.fixture
def links(cast, client, settings):
    """One right link of each purpose."""
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"
    owner = cast.users[Role.OWNER]
    _link, set_up = SetUpLink.make()
    _made, invitation = Invitation.make(
        company=cast.company, email="n@oak.example", role=Role.OWNER, by=owner
    )
    address = EmailAddress.objects.create(user=owner, email="new@oak.example", verified=False)
    client.post(reverse("account_reset_password"), {"email": owner.email})
    reset = link_in(last_letter(owner.email)).split("/key/")[1].rstrip("/")
    return {
        "set-up": set_up,
        "invitation": invitation,
        "reset": reset,
        "address": EmailConfirmationHMAC(address).key,
    }


def near(links, purpose):
    others = [token for name, token in links.items() if name != purpose]
    return mutants(links[purpose], others)


def statuses(name, tokens, data, argument="token"):
    """Each from an address of its own, so that it is the link that is refused and not the crowd."""
    for number, token in enumerate(tokens):
        try:
            where = reverse(name, kwargs={argument: token})
        except NoReverseMatch:  # no address can be written with it
            continue
        visitor = Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
        yield visitor.get(where).status_code
        yield visitor.post(where, data).status_code


def test_none_of_a_quarter_thousand_set_up_links_makes_an_owner(links):
    before = User.objects.count()
    data = {"company": "Oak", "name": "A", "email": "a@b.example", "password": NEW}
    assert set(statuses("people:set-up", near(links, "set-up"), data)) == {404}
    assert User.objects.count() == before
    assert SetUpLink.is_open(links["set-up"])


def test_none_of_a_quarter_thousand_invitations_lets_anybody_in(links):
    before = User.objects.count()
    assert set(statuses("people:invite", near(links, "invitation"), {"name": "A", "password": NEW})) == {404}
    assert User.objects.count() == before
    assert Invitation.objects.waiting().count() == 1


def test_none_of_a_quarter_thousand_reset_links_changes_a_password(links, cast):
    before = dict(User.objects.values_list("pk", "password"))
    others = {user.pk for user in cast.users.values()}
    user_part, key = links["reset"].split("-", 1)
    tokens = [f"{user_part}-{m}" for m in near({**links, "reset": key}, "reset")]
    tokens += [f"{pk}-{key}" for pk in sorted(others) if str(pk) != user_part]
    for number, token in enumerate(tokens):
        visitor = Client(REMOTE_ADDR=f"10.1.{number // 250}.{number % 250}")
        page = visitor.get(f"/sign-in/password/reset/key/{token}/", follow=True)
        assert page.status_code in (200, 404)
        where = page.request["PATH_INFO"]
        visitor.post(where, {"password1": NEW, "password2": NEW})
    assert dict(User.objects.values_list("pk", "password")) == before


def test_none_of_a_quarter_thousand_confirmations_confirms_an_address(links):
    found = set(statuses("account_confirm_email", near(links, "address"), {}, argument="key"))
    assert found <= {200, 302, 404, 405}
    assert not EmailAddress.objects.get(email="new@oak.example").verified


def test_the_right_links_would_have_worked(links, client):
    assert client.get(reverse("people:set-up", args=[links["set-up"]])).status_code == 200
    assert client.get(reverse("people:invite", args=[links["invitation"]])).status_code == 200
    where = client.get(f"/sign-in/password/reset/key/{links['reset']}/", follow=True).request["PATH_INFO"]
    client.post(where, {"password1": NEW, "password2": NEW})
    assert User.objects.get(email="owner@oak.example").check_password(NEW)
    client.post(reverse("account_confirm_email", args=[links["address"]]))
    assert EmailAddress.objects.get(email="new@oak.example").verified


def test_only_hashes_of_our_links_are_in_the_database(links):
    kept = [
        *SetUpLink.objects.values_list("token_hash", flat=True),
        *Invitation.objects.values_list("token_hash", flat=True),
    ]
    assert len(kept) == 2
    assert not {links["set-up"], links["invitation"]} & set(kept)
    assert not Message.objects.filter(subject__contains=links["invitation"]).exists()
