"""The database itself refuses to delete an entry, whoever asks; who owns the database can drop a trigger (SECURITY.md)."""

from django.db import migrations

SAID = "An entry of the journal stays."


def hold(apps, schema_editor):
    {"sqlite": _hold_sqlite, "postgresql": _hold_postgresql}[schema_editor.connection.vendor](schema_editor)


def _hold_sqlite(schema_editor):
    schema_editor.execute(
        "CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    )


def _hold_postgresql(schema_editor):
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION journal_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    # By statement, since TRUNCATE knows no rows.
    schema_editor.execute(
        "CREATE TRIGGER journal_entry_stays BEFORE DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT "
        "EXECUTE FUNCTION journal_refuse_delete()"
    )


def release(apps, schema_editor):
    """Also called by the tests, which empty their tables between stories (conftest.py)."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS journal_entry_stays ON journal_entry")
        schema_editor.execute("DROP FUNCTION IF EXISTS journal_refuse_delete()")
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS journal_entry_stays")


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_entries_never_change")]
    operations = [migrations.RunPython(hold, release)]
