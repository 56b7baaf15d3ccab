"""For the tests of Amazon's calls: its host, a message that it took, and the account."""

import pytest

from fairlead.outbox.models import Given
from fairlead.outbox.providers.tests.amazon import amazons_host, at, listed, pem
from fairlead.outbox.providers.tests.vendor import Vendor


@pytest.fixture
def amazon(tmp_path, monkeypatch):
    with amazons_host(lambda handler: handler.say(handler.server.pem), tmp_path, monkeypatch) as server:
        server.pem = pem()
        yield server


@pytest.fixture
def message():
    made = listed()
    Given.objects.create(provider="ses", given="0100-ses", message=made)
    return made


@pytest.fixture
def account():
    with Vendor("ses") as (vendor, _line):
        yield at(vendor)
