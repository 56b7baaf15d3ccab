"""`backup`: a copy of the database in one file, while the server runs."""

import shutil
import tempfile
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path

from fairlead import __version__
from fairlead.cli import serving_postgres, serving_sqlite, telling, writing
from fairlead.cli.serving_archive import DATABASES, KEY, Manifest, checksum, pack
from fairlead.cli.serving_django import data_folder, start_prepared


def back_up(file: Path, with_key: bool, json: bool) -> None:
    """Copies, looks at the copy, packs it."""
    start_prepared()
    writing.new(file)
    with tempfile.TemporaryDirectory(prefix=".fairlead-", dir=file.absolute().parent) as name:
        manifest = _gathered(Path(name), with_key)
        pack(file, Path(name), manifest)
    _say(file, manifest, json)


def _gathered(folder: Path, with_key: bool) -> Manifest:
    from django.db import connection

    engine = connection.vendor
    database = folder / DATABASES[engine]
    if engine == "sqlite":
        serving_sqlite.copy(Path(connection.settings_dict["NAME"]), database)
        counts, migrations = serving_sqlite.looked_at(database)
    else:
        counts, migrations = serving_postgres.dump(database)
    if with_key:
        shutil.copy(data_folder() / KEY, folder / KEY)
    names = [database.name, *([KEY] if with_key else [])]
    sums = {name: checksum(folder / name) for name in names}
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(__version__, made_at, engine, sums, counts, migrations)


def _say(file: Path, manifest: Manifest, json: bool) -> None:
    rows = sum(manifest.counts.values())
    if json:
        telling.as_json(
            {"file": str(file), "rows": rows, "counts": dict(manifest.counts), "key": KEY in manifest.files}
        )
        return
    telling.say(
        _("{file}: {tables} tables, {rows} rows.").format(file=file, tables=len(manifest.counts), rows=rows)
    )
    if KEY in manifest.files:
        telling.aside(_("The secret key is in it: keep the file as you keep the key."))
    else:
        telling.aside(_("Without the secret key: after a restore elsewhere everybody signs in anew."))
