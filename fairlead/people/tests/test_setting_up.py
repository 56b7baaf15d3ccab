"""The first owner comes in once, through the link."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from fairlead.people.models import Membership, Role, SetUpLink, User
from fairlead.people.services import claim
from fairlead.web.errors import Hidden

ANSWERS = {
    "company": "Oak & Sons",
    "name": "Ada Lee",
    "email": "ada@oak.example",
    "password": "a long enough sentence",
}


@pytest.mark.django_db
def test_an_owner_comes_in_through_the_link_and_stands_in_the_company(client):
    _link, token = SetUpLink.make()
    answer = client.post(reverse("people:set-up", args=[token]), ANSWERS, follow=True)
    assert answer.status_code == 200
    assert "Oak &amp; Sons" in answer.content.decode()
    assert Membership.objects.get().role == Role.OWNER


@pytest.mark.django_db
def test_a_used_link_is_as_if_it_had_never_been(client):
    _link, token = SetUpLink.make()
    client.post(reverse("people:set-up", args=[token]), ANSWERS)
    assert client.get(reverse("people:set-up", args=[token])).status_code == 404


@pytest.mark.django_db
def test_a_weak_password_loses_nothing_that_was_typed(client):
    _link, token = SetUpLink.make()
    answer = client.post(reverse("people:set-up", args=[token]), ANSWERS | {"password": "short"})
    assert answer.status_code == 400
    assert "Oak &amp; Sons" in answer.content.decode()
    assert SetUpLink.is_open(token)


@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_claims_at_once_one_makes_an_owner():
    _link, token = SetUpLink.make()

    def try_it(number: int) -> bool:
        try:
            claim(token=token, company="Oak", name="Ada", email=f"ada{number}@oak.example", password="x" * 12)
        except Hidden:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(try_it, range(100))) == 1
    assert User.objects.count() == Membership.objects.count() == 1
