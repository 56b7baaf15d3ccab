"""A workspace and a channel, on servers of our own."""

import socket

import pytest

from fairlead.communicate.chat.models import Connection, Kind
from fairlead.communicate.chat.tests.servers import SIGNING, TOKEN, SlackServer, TeamsServer, serving
from fairlead.people.access import Seat
from fairlead.people.models import Role


@pytest.fixture
def owner(cast):
    return Seat(cast.users[Role.OWNER], cast.company, Role.OWNER)


@pytest.fixture
def slack(settings):
    with serving(SlackServer()) as server:
        settings.SLACK_API = server.address
        settings.CHAT_HOSTS = settings.CHAT_HOSTS | {("127.0.0.1", server.port)}
        yield server


@pytest.fixture
def teams(settings):
    with serving(TeamsServer()) as server:
        settings.CHAT_HOSTS = settings.CHAT_HOSTS | {("127.0.0.1", server.port)}
        yield server


@pytest.fixture
def workspace(owner, slack):
    """Connected."""
    made = Connection(company=owner.company, kind=Kind.SLACK)
    made.connect(name="Oak & Sons", by=owner.user, token=TOKEN, signing=SIGNING)
    return made


@pytest.fixture
def channel(owner, teams):
    made = Connection(company=owner.company, kind=Kind.TEAMS)
    made.connect(name="General", by=owner.user, address=f"{teams.address}workflows/ab12SECRET?sig=hushSECRET")
    return made


@pytest.fixture
def unused_port():
    """Held, so that nobody listens there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]
