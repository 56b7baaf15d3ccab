"""What was published stays: the models refuse, and so does the database. A whole company may go."""

import pytest
from django.db import DatabaseError, connection, transaction

from fairlead.plan.models import (
    ChangeReason,
    DraftRevision,
    Edition,
    EditionStatement,
    Override,
    Published,
    Withdrawal,
)
from fairlead.plan.tests.hands import publish, rewrite, seat, write
from fairlead.plan.withdrawing import withdraw

pytestmark = pytest.mark.django_db
TABLES = ["plan_edition", "plan_editionstatement", "plan_changereason", "plan_override", "plan_withdrawal"]


@pytest.fixture
def editions(cast):
    key = write(cast, kind="purpose").key  # no priority: a must fault, so that there is an override
    publish(cast)
    rewrite(cast, key, text="Something else altogether.")
    found = [publish(cast)]
    withdraw(seat=seat(cast), number=2, before_its_day=False, reason="It is a test.")
    rewrite(cast, key, text="Something else altogether again.")
    return [*found, publish(cast)]


@pytest.mark.parametrize("model", [Edition, EditionStatement, ChangeReason, Override, Withdrawal])
def test_a_model_saves_nothing_a_second_time_and_deletes_nothing(editions, model):
    row = model.objects.first()
    for again in (row.save, row.delete, model.objects.all().delete, lambda: model.objects.update(pk=99)):
        with pytest.raises(Published):
            again()


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_an_update_whoever_asks(editions, table):
    columns = [one.name for one in connection.introspection.get_table_description(connection.cursor(), table)]
    for column in set(columns) - {"published_by_id", "by_id"}:
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            connection.cursor().execute(f"UPDATE {table} SET {column} = {column}")


def test_an_edition_is_never_said_to_be_of_somebody_else(editions, cast):
    other = cast.users["leader"].pk
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        connection.cursor().execute("UPDATE plan_edition SET published_by_id = %s", [other])


def test_who_published_may_be_erased_and_the_edition_stays(editions, cast):
    cast.users["owner"].delete()
    assert Edition.current(cast.company).published_by is None
    assert Withdrawal.objects.get().by is None
    assert "Something else altogether again." in Edition.current(cast.company).source


def test_a_company_goes_as_a_whole(editions, cast):
    cast.company.delete()
    assert not Edition.objects.exists()
    assert not EditionStatement.objects.exists()
    assert not DraftRevision.objects.exists()
