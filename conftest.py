"""Fixed dice for every law, so that a commit is green or red for its own sake; and the cast that web tests know."""

import signal

import pytest
from hypothesis import settings

# A suite that was started in the background is deaf to Ctrl-C, and so are the commands it starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("new-dice", deadline=None, print_blob=True)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests with transactions of their own empty all tables at the end, and the journal refuses that."""
    from fairlead.journal.tests.holding import let_go

    with django_db_blocker.unblock():
        let_go()


@pytest.fixture
def cast(db):
    from fairlead.people.tests.matrix import two_companies

    return two_companies()
