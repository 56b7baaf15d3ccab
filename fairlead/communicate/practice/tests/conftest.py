"""A data folder of its own for each test, with a key that is always the same; a clock that can be moved; a plan."""

from uuid import UUID

import pytest

from fairlead.communicate.practice import deck
from fairlead.communicate.practice.sealing import key_path
from fairlead.communicate.practice.tests.hands import Clock, plan


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    key_path().write_text("5e" * 32)
    key_path().chmod(0o600)
    deck._lines.cache_clear()  # the next test has the same keys, ids and times, and other editions


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def firm(cast, clock):
    """Opaque keys that are the same in each run, since the order of questions hangs on them."""
    cast.company.key = UUID(int=1)
    cast.company.save()
    for number, user in enumerate(cast.users.values()):
        user.key = UUID(int=number)
        user.save()
    plan(cast)
    return cast
