"""PostgreSQL: pg_dump and pg_restore do the work; we count in the same snapshot."""

import os
import shutil
import subprocess
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.core.errors import BadInput


class NoTool(BadInput):
    """A program of PostgreSQL is missing, or it refused."""


def dump(target: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """The database as pg_dump writes it, and what was in it at that very moment."""
    from django.db import connection, transaction

    tool = _tool("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _call([tool, "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}"])
        return counted(cursor)


def load(source: Path) -> None:
    """Everything in one transaction: all of it, or what was there before."""
    _call(
        [
            _tool("pg_restore"),
            "--clean",
            "--if-exists",
            "--no-owner",
            "--single-transaction",
            *_into(),
            str(source),
        ]
    )


def counted(cursor: Any) -> tuple[dict[str, int], tuple[str, ...]]:
    """Rows by table, and the migrations seen."""
    from django.db import connection

    counts = {}
    for name in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(f'SELECT count(*) FROM "{name}"')
        counts[name] = cursor.fetchone()[0]
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return counts, tuple(f"{app}.{name}" for app, name in cursor.fetchall())


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        text = _("{tool} is not here: install the client programs of PostgreSQL, of the server's version.")
        raise NoTool(text.format(tool=name))
    return found


def _into() -> list[str]:
    from django.db import connection

    return [f"--dbname={connection.settings_dict['NAME']}"]


def _call(command: list[str]) -> None:
    done = subprocess.run(command, env=os.environ | _where(), capture_output=True, text=True, check=False)
    if done.returncode:
        said = " ".join(done.stderr.split())[:300]
        raise NoTool(_("{tool} refused: {said}").format(tool=Path(command[0]).name, said=said))


def _where() -> dict[str, str]:
    # In the environment, not among the arguments: whoever lists processes would read the password there.
    from django.db import connection

    said = connection.settings_dict
    names = {
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGHOST": "HOST",
        "PGPORT": "PORT",
    }
    return {name: str(said[key]) for name, key in names.items() if said[key]}
