"""The trigger that keeps entries from being deleted, taken off the database of the tests and put on again for one test."""

from importlib import import_module
from types import SimpleNamespace

from django.db import connection

migration = import_module("fairlead.journal.migrations.0003_entries_stay")


def hold() -> None:
    migration.hold(None, _editor())


def let_go() -> None:
    migration.release(None, _editor())


def _editor() -> SimpleNamespace:
    """As much of Django's schema editor as the migration asks for; the whole one refuses to work inside a transaction."""

    def execute(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return SimpleNamespace(connection=connection, execute=execute)
