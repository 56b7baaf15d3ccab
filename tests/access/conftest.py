"""Everybody and everything that the matrix tries."""

import pytest

from tests.access.declared import furnished


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Who comes in is tried here, not how a password is kept; that is tried in people/tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(cast):
    return furnished(cast)


@pytest.fixture
def visitor(client, world):
    def come_in(role):
        client.force_login(world.users[role])
        return client

    return come_in
