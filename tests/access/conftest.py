"""Everybody and everything that the matrix tries."""

import pytest
from django.db import transaction

from fairlead.people.tests.matrix import two_companies
from tests.access.declared import furnished


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Who comes in is tried here, not how a password is kept; that is tried in people/tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def furnished_once(django_db_setup, django_db_blocker):
    """Made once a module, in a transaction; what a test does to it is undone by the savepoint of `db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnished(two_companies())
        transaction.set_rollback(True)


@pytest.fixture
def world(furnished_once, db):
    return furnished_once


@pytest.fixture
def visitor(client, world):
    def come_in(role):
        client.force_login(world.users[role])
        return client

    return come_in
