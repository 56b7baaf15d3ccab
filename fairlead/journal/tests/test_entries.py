"""What happened stays as it was written, and names nobody."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from fairlead.journal.errors import NeverChanges, NotForTheJournal
from fairlead.journal.models import Entry
from fairlead.journal.services import record
from fairlead.journal.tests.holding import hold

pytestmark = pytest.mark.django_db


def test_an_entry_is_neither_saved_again_nor_deleted():
    entry = record("company founded", company=uuid4(), actor=None)
    with pytest.raises(NeverChanges):
        entry.save()
    with pytest.raises(NeverChanges):
        entry.delete()


def test_the_database_refuses_an_update_that_goes_around_the_model():
    record("company founded", company=uuid4(), actor=None)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Entry.objects.update(what="nothing happened")


@pytest.fixture
def held():
    """As every database outside the tests is; undone with the test's transaction."""
    hold()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_entry",
        "DELETE FROM journal_entry WHERE id = (SELECT min(id) FROM journal_entry)",
        "UPDATE journal_entry SET what = 'nothing happened'",
    ],
)
def test_the_database_refuses_raw_sql_that_removes_or_changes_an_entry(statement, held):
    record("company founded", company=uuid4(), actor=None)
    with (
        pytest.raises(DatabaseError, match=r"of the journal (stays|never)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no TRUNCATE")
def test_the_database_refuses_to_empty_the_table_too(held):
    record("company founded", company=uuid4(), actor=None)
    with (
        pytest.raises(DatabaseError, match="stays"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE journal_entry")


@pytest.mark.parametrize(
    "details", [{"to": "eve@oak.example"}, {"list": ["a", {"b": "eve@oak.example"}]}, {"text": "x" * 201}]
)
def test_an_address_or_a_long_text_is_refused(details):
    with pytest.raises(NotForTheJournal, match="opaque id"):
        record("people imported", company=uuid4(), actor=None, details=details)


@pytest.mark.parametrize("subject", ["eve@oak.example", "x" * 61])
def test_an_address_or_a_long_text_is_no_subject(subject):
    with pytest.raises(NotForTheJournal, match="opaque id"):
        record("invited", company=uuid4(), actor=None, subject=subject)


def test_what_no_sentence_tells_is_refused():
    with pytest.raises(NotForTheJournal, match=r"events\.py"):
        record("something happened", company=uuid4(), actor=None)


def test_counts_and_opaque_ids_are_kept():
    assert record("people imported", company=uuid4(), actor=None, details={"joins": 5}).details == {
        "joins": 5
    }
