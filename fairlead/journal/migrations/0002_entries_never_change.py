"""The database itself refuses to update an entry, whoever asks; who owns the database can drop a trigger (SECURITY.md)."""

from django.db import migrations

SAID = "An entry of the journal never changes."


def lock(apps, schema_editor):
    {"sqlite": _lock_sqlite, "postgresql": _lock_postgresql}[schema_editor.connection.vendor](schema_editor)


def _lock_sqlite(schema_editor):
    schema_editor.execute(
        "CREATE TRIGGER journal_entry_kept BEFORE UPDATE ON journal_entry "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    )


def _lock_postgresql(schema_editor):
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION journal_refuse_update() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    schema_editor.execute(
        "CREATE TRIGGER journal_entry_kept BEFORE UPDATE ON journal_entry FOR EACH ROW "
        "EXECUTE FUNCTION journal_refuse_update()"
    )


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS journal_entry_kept ON journal_entry")
        schema_editor.execute("DROP FUNCTION IF EXISTS journal_refuse_update()")
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS journal_entry_kept")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
