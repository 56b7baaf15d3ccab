"""An edition may wait for its day, and be taken back with a reason. The new column and table are kept like the others."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

kept = import_module("fairlead.plan.migrations.0003_editions_never_change")
TABLES = kept.TABLES | {
    "plan_edition": [*kept.TABLES["plan_edition"], "in_force_from"],
    "plan_withdrawal": ["id", "edition_id", "before_its_day", "reason", "at"],
}
PEOPLE = kept.PEOPLE | {"plan_withdrawal": "by_id"}


def lock(apps, schema_editor):
    kept.lock(apps, schema_editor, TABLES, PEOPLE)


def unlock(apps, schema_editor):
    kept.unlock(apps, schema_editor, TABLES, PEOPLE)
    kept.lock(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0003_editions_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("edition", "in_force_from", models.DateField(null=True)),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before_its_day", models.BooleanField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("edition", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="withdrawal", to="plan.edition")),
            ],
            options={"constraints": [
                models.CheckConstraint(condition=~models.Q(reason=""), name="a_withdrawal_says_why"),
            ]},
        ),
        migrations.RunPython(lock, unlock),
    ]  # fmt: skip
