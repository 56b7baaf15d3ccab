"""The database itself refuses to change a value that was written, whoever asks.

A DELETE is allowed, so that a company can be removed as a whole; `by` may become empty, so that a person can be
erased. On SQLite a later migration that alters the table must call `lock` again at its end.
"""

from django.db import migrations

TABLE, SAID = "measures_value", "A value stays as it was written."
COLUMNS = "id, measure_id, on, value, correction, source, room, at, note"


def lock(apps, schema_editor):
    unlock(apps, schema_editor)
    columns = ", ".join(f'"{name}"' for name in COLUMNS.split(", "))
    _make(schema_editor, "measures_value_stays", f"UPDATE OF {columns}", "")
    _make(schema_editor, "measures_value_stays_by", 'UPDATE OF "by_id"', 'NEW."by_id" IS NOT NULL')


def _make(schema_editor, name, event, condition):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION measures_refuse_update() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        does = "EXECUTE FUNCTION measures_refuse_update()"
        when = f" WHEN ({condition})" if condition else ""
        each = " FOR EACH ROW"
    else:
        does, each = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END", ""
        when = f" WHEN {condition}" if condition else ""
    schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE}{each}{when} {does}")


def unlock(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("measures_value_stays", "measures_value_stays_by"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION IF EXISTS measures_refuse_update()")


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
