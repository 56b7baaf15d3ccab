"""The database itself refuses to update what was published, whoever asks.

A DELETE is allowed, so that a company can be removed as a whole (the sample, a customer who leaves); the models
refuse it for single rows. Setting `published_by` to nothing is allowed, so that a person can be erased.

On SQLite a later migration that alters one of these tables makes it anew and loses its trigger: run
`lock(apps, schema_editor)` again at its end. `tests/test_editions_never_change.py` goes red otherwise.
"""

from django.db import migrations

TABLES = {
    "plan_edition": ["id", "company_id", "number", "source", "reason", "published_at"],
    "plan_editionstatement": None,
    "plan_changereason": None,
    "plan_override": None,
}
PEOPLE = {"plan_edition": "published_by_id"}  # may become nobody, never somebody else
SAID = "A published edition never changes."


def lock(apps, schema_editor, tables=TABLES, people=PEOPLE):
    unlock(apps, schema_editor, tables, people)
    make = {"sqlite": _lock_sqlite, "postgresql": _lock_postgresql}[schema_editor.connection.vendor]
    for table, columns in tables.items():
        of = f" OF {', '.join(columns)}" if columns else ""
        make(schema_editor, table, f"{table}_kept", f"UPDATE{of}", "")
    for table, who in people.items():
        make(schema_editor, table, f"{table}_kept_by", f"UPDATE OF {who}", f"NEW.{who} IS NOT NULL")


def unlock(apps, schema_editor, tables=TABLES, people=PEOPLE):
    on = schema_editor.connection.vendor == "postgresql"
    for name, table in [(f"{t}_kept", t) for t in tables] + [(f"{t}_kept_by", t) for t in people]:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on else ""))
    if on:
        schema_editor.execute("DROP FUNCTION IF EXISTS plan_refuse_update()")


def _lock_sqlite(schema_editor, table, name, event, when):
    condition = f" WHEN {when}" if when else ""
    schema_editor.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    )


def _lock_postgresql(schema_editor, table, name, event, when):
    condition = f" WHEN ({when})" if when else ""
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION plan_refuse_update() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{condition} "
        "EXECUTE FUNCTION plan_refuse_update()"
    )


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_every_form_of_a_draft_is_kept")]
    operations = [migrations.RunPython(lock, unlock)]
