"""Everybody and everything that the matrix tries."""

import pytest

from tests.access.declared import furnished


@pytest.fixture
def world(cast):
    return furnished(cast)


@pytest.fixture
def visitor(client, world):
    def come_in(role):
        client.force_login(world.users[role])
        return client

    return come_in
