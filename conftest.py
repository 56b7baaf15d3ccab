"""Fixed dice for every law, so that a commit is green or red for its own sake; and the cast that web tests know."""

import signal

import pytest
from hypothesis import settings

# A suite that was started in the background is deaf to Ctrl-C, and so are the commands it starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What files that begin so make once is costly, so all of each line is the work of one worker (`-n 3 --dist loadgroup`).
ONE_WORKER = (
    "tests/journeys/operations/",
    "tests/journeys/test_whole_firm.py",
    "tests/journeys/test_coding_by_people.py",
    "tests/access/test_every_",
    "tests/access/test_sign_in_routes.py",
    "tests/browser/test_the_report_in_chromium.py",
    "fairlead/home/tests/test_the_sample_in_four_months.py",
)

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("new-dice", deadline=None, print_blob=True)
settings.load_profile("fixed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """By names, since the marks that xdist 3.8 reads for this do not arrive with pytest 9.2."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return next((begins for begins in ONE_WORKER if nodeid.startswith(begins)), nodeid)

    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None


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
