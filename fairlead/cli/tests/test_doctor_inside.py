"""What `doctor` says of the key of practice, the jobs, the outbox and the zones; each with what to do."""

from datetime import UTC, datetime, timedelta

import pytest

from fairlead.cli.serving_checks_inside import INSIDE, ZONES
from fairlead.cli.serving_finding import Mark
from fairlead.communicate.practice import keeping
from fairlead.communicate.practice.notebook import Turn
from fairlead.communicate.practice.sealing import key_path
from fairlead.outbox.models import JobTurn
from fairlead.outbox.services import enqueue

pytestmark = pytest.mark.django_db
JOBS, OUTBOX, KEY = INSIDE


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    return settings


@pytest.fixture
def notebook(own_folder):
    keeping.change("somebody", lambda book: book.answered(Turn("call@1", 1, 700_000, "say", 3)))


def of(check, settings):
    found = check(settings, None)
    return found.mark, found.says


def test_a_new_installation_is_well(settings):
    assert {of(check, settings)[0] for check in (*INSIDE, ZONES)} == {Mark.GOOD}


def test_a_key_that_is_gone_is_to_be_put_back(settings, notebook):
    assert of(KEY, settings)[0] is Mark.GOOD
    key_path().unlink()
    mark, says = of(KEY, settings)
    assert mark is Mark.WRONG
    assert "put the file back" in says


def test_another_key_and_one_that_others_may_read_are_told(settings, notebook):
    was = key_path().read_text()
    key_path().write_text("ab" * 32)
    mark, says = of(KEY, settings)
    assert (mark, "another key" in says) == (Mark.WRONG, True)
    key_path().write_text(was)
    key_path().chmod(0o640)
    assert "chmod 600" in of(KEY, settings)[1]


def test_a_key_that_was_written_into_the_database_is_seen(settings, notebook):
    (settings.DATA / "fairlead.sqlite3").write_bytes(b"x" * 2_000_000 + key_path().read_bytes() + b"y")
    assert of(KEY, settings)[0] is Mark.LOOK


def test_a_job_that_fails_or_is_overdue_is_named(settings):
    now = datetime.now(UTC)
    JobTurn.objects.create(job="rounds are planned", due_at=now - timedelta(hours=2))
    assert of(JOBS, settings)[0] is Mark.LOOK
    JobTurn.objects.update(failures=3, said="No room is left: make some.")
    mark, says = of(JOBS, settings)
    assert mark is Mark.WRONG
    assert "No room is left" in says


def test_the_oldest_that_waits_is_told(settings):
    enqueue(
        purpose="test", to="eve@oak.example", subject="x", text="x", due_at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    mark, says = of(OUTBOX, settings)
    assert mark is Mark.LOOK
    assert "2026-01-02" in says
