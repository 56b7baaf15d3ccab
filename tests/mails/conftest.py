"""A firm of which every kind of mail goes out."""

import pytest

from fairlead.communicate.tests.hands import a_firm
from fairlead.people.models import Role
from tests.mails.everything import send_all
from tests.mails.sink import Mailed


@pytest.fixture
def outbox(settings):
    settings.EMAIL_BACKEND = "fairlead.outbox.backend.OutboxBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def firm(cast, outbox):
    seat, people = a_firm(cast)
    people[0].account = cast.users[Role.EMPLOYEE]
    people[0].save()
    return seat, people


@pytest.fixture
def office():
    with Mailed() as (sink, line):
        yield sink, line


@pytest.fixture
def all_kinds(cast, firm, office):
    send_all(cast, *office)
    return cast
