"""allauth's own addresses, tried by strangers and by everybody: none breaks, none lets a stranger sign up."""

import pytest
from django.urls import reverse

from fairlead.people.models import Role, User
from tests.access.declared import answered_by_allauth

ARGUMENTS = {"pk": 1, "key": "made-up", "uidb36": "1", "provider_id": "company"}
ADDRESSES = answered_by_allauth()
every_address = pytest.mark.parametrize("name", sorted(name for name in ADDRESSES if name != "None"))


def where(name: str) -> str:
    return reverse(name, kwargs={key: ARGUMENTS[key] for key in ADDRESSES[name]})


@every_address
@pytest.mark.parametrize("role", [None, Role.OWNER, Role.EMPLOYEE])
def test_no_sign_in_page_breaks(name, role, world, client):
    if role:
        client.force_login(world.users[role])
    assert client.get(where(name)).status_code < 500
    assert client.post(where(name), {}).status_code < 500


@every_address
def test_no_sign_in_page_makes_an_account(name, world, client):
    before = User.objects.count()
    client.post(where(name), {
        "email": "nobody@new.example", "password1": "a long enough sentence",
        "password2": "a long enough sentence", "credential": "{}", "code": "123456",
    })  # fmt: skip
    assert User.objects.count() == before
