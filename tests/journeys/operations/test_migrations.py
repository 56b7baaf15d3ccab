"""Tables of earlier versions become those of today, with the data in them; and none of today's changes is forgotten."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.journeys.operations.product import Product, environment

KEPT = sorted((Path(__file__).resolve().parents[2] / "data/migrations").glob("*.tar.gz"))
ROOMS = ("web", "journal", "outbox", "people", "plan")
SAMPLE = {"people_person": 168, "people_unit": 9, "plan_edition": 3, "people_membership": 3}


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_a_migration():
    call_command("makemigrations", *ROOMS, check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_database_made_from_nothing_has_every_migration():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.parametrize("backup", KEPT, ids=[path.name for path in KEPT])
def test_what_an_earlier_version_kept_is_there_after_all_migrations(backup, tmp_path):
    product = Product(tmp_path, environment(tmp_path, 8000), 8000)
    product.told("restore", backup)
    for table, rows in SAMPLE.items():
        assert product.rows(f"SELECT count(*) FROM {table}") == [(rows,)], table
    assert product.rows("PRAGMA foreign_key_check") == []
    triggers = {name for (name,) in product.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {"journal_entry_kept", "journal_entry_stays"} <= triggers
    assert {one["mark"] for one in product.told("doctor")} <= {"good", "look"}
    assert product.told("export", tmp_path / "out")["rows"] == {"people": 168, "units": 9}
