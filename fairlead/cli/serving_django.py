"""Django, started only by the commands that need it."""

import os
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.core.errors import BadInput

DATA = "FAIRLEAD_DATA"  # config.environment has the same word; config lies above cli
SETTINGS = "fairlead.config.settings"


class NotPrepared(BadInput):
    """There is no web product in the data folder yet, or its tables are of another version."""


def data_folder() -> Path:
    return Path(os.environ.get(DATA, "fairlead-data")).absolute()


def start_django() -> Any:
    """The settings, with all rooms loaded."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.conf import settings

    django.setup()
    return settings


def start_prepared() -> Any:
    """The same, where `fairlead init` has been: a command must not make an empty product by mistake."""
    folder = data_folder()
    if not (folder / "secret-key").exists():
        text = _("There is no Fairlead in {folder}: call fairlead init first, or set {name} to where it is.")
        raise NotPrepared(text.format(folder=folder, name=DATA))
    settings = start_django()
    if missing := waiting_migrations():
        text = _(
            "The tables are not those of this version ({n} changes wait): make a backup, then call fairlead init --upgrade."
        )
        raise NotPrepared(text.format(n=len(missing)))
    return settings


def waiting_migrations() -> list[str]:
    """Migrations of this version that the database has not seen."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _backwards in plan]


def make_tables() -> None:
    """Tables and cache of this version; what is there already stays."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
