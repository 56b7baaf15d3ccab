"""The database itself refuses to change what was written down, whoever asks.

Accounts, people and units may be taken out of a line (a person is erased, a unit removed), never put in. The day
that counts of a commitment stays where it is once it has passed: a slip cannot be told as a new promise. A count of
voices that was released never changes. DELETE is allowed, for a company that goes as a whole; the models refuse
it for single rows.

On SQLite a later migration that alters one of these tables makes it anew and loses its triggers: run
`lock(apps, schema_editor)` again at its end. `tests/test_what_was_said_stays.py` goes red otherwise.
"""

from django.db import migrations

MAY_BE_EMPTIED = {
    "Commitment": ["made_by_id"],
    "CommitmentChange": ["told_by_id", "person_id", "account_id", "unit_id"],
    "Decision": ["made_by_id"],
    "DecisionRevision": ["told_by_id", "person_id", "account_id"],
    "DecisionTag": [],
    "Comment": ["by_id"],
}
STAYS = "What was written down stays."
SLIPPED = "The day that counts has passed and stays."
RELEASED = "The count of voices is released and stays."
LINE_BEFORE = (
    "SELECT 1 FROM deeds_commitmentchange b WHERE b.commitment_id = NEW.commitment_id AND b.number = "
    "(SELECT MAX(c.number) FROM deeds_commitmentchange c WHERE c.commitment_id = NEW.commitment_id "
    "AND c.number < NEW.number) AND b.promised < NEW.told_on "
    "AND (b.promised <> NEW.promised OR b.grace_until <> NEW.grace_until)"
)


def lock(apps, schema_editor):
    unlock(apps, schema_editor)
    for name, table, event, when, said in triggers(apps):
        _make(schema_editor, name, table, event, when, said)


def unlock(apps, schema_editor):
    on = schema_editor.connection.vendor == "postgresql"
    for name, table, *_rest in triggers(apps):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on else ""))
        if on:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def triggers(apps):
    """Name, table, event, condition on the row (or a query that finds a reason), sentence."""
    for model, emptied in MAY_BE_EMPTIED.items():
        meta = apps.get_model("deeds", model)._meta
        fixed = [field.column for field in meta.concrete_fields if field.column not in emptied]
        yield f"{meta.db_table}_stays", meta.db_table, f"UPDATE OF {', '.join(fixed)}", "", STAYS
        for column in emptied:
            name = f"{meta.db_table}_{column}_stays"
            yield name, meta.db_table, f"UPDATE OF {column}", f"NEW.{column} IS NOT NULL", STAYS
    yield "deeds_promised_stays", "deeds_commitmentchange", "INSERT", f"EXISTS ({LINE_BEFORE})", SLIPPED
    yield "deeds_released_stays", "deeds_asking", "UPDATE", "OLD.released_on IS NOT NULL", RELEASED


def _make(schema_editor, name, table, event, when, said):
    if schema_editor.connection.vendor == "sqlite":
        condition = f" WHEN {when}" if when else ""
        body = f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table}{condition} {body}")
        return
    refuse = f"RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation';"
    schema_editor.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {when or 'TRUE'} THEN {refuse} END IF; RETURN NEW; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


class Migration(migrations.Migration):
    dependencies = [("deeds", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
