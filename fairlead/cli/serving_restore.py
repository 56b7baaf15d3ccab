"""`restore`: a backup is checked, swapped in, brought up to this version, and what must not come back is taken away."""

import os
import tempfile
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import serving_postgres, serving_sqlite, telling
from fairlead.cli.serving_archive import KEY, BadBackup, Manifest, unpack
from fairlead.cli.serving_django import data_folder, make_tables, start_django
from fairlead.core.errors import BadInput


class DataInTheWay(BadInput):
    """There is data where the backup would go."""


def put_back(file: Path, over: bool, json: bool) -> None:
    """The backup in its place; the data that was there is kept beside it."""
    data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=data_folder()) as name:
        manifest = unpack(file, Path(name))
        _take_key(Path(name), manifest, over)
        start_django()
        _refuse_unfit(manifest)
        put = _loaded if manifest.engine == "postgresql" else _swapped
        kept, erased = put(Path(name) / manifest.database, manifest, over)
    _say(file, manifest, kept, erased, json)


def _take_key(folder: Path, manifest: Manifest, over: bool) -> None:
    """Before the settings are read: they would make a new key."""
    place = data_folder() / KEY
    if KEY in manifest.files and not place.exists():
        os.replace(folder / KEY, place)
    elif KEY in manifest.files and place.read_bytes() != (folder / KEY).read_bytes() and over:
        telling.aside(_("The key that is here stays; that of the backup was left in it."))


def _refuse_unfit(manifest: Manifest) -> None:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    if manifest.engine != connection.vendor:
        text = _("The backup is of {theirs}, and FAIRLEAD_DATABASE names {ours}: set it to the same kind.")
        raise BadBackup(text.format(theirs=manifest.engine, ours=connection.vendor))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if strange := set(manifest.migrations) - known:
        text = _(
            "The backup was made by Fairlead {version}, which is newer ({what}): install that one first."
        )
        raise BadBackup(text.format(version=manifest.version, what=min(strange)))


def _swapped(new: Path, manifest: Manifest, over: bool) -> tuple[Path | None, int]:
    """Brought up to this version first, swapped then: whatever fails before leaves the old data in use."""
    from django.db import connection

    _compare(serving_sqlite.looked_at(new)[0], manifest)
    place = Path(connection.settings_dict["NAME"])
    _refuse_data(place.exists(), over)
    erased = _finished(new)
    kept = None
    if place.exists():
        kept = place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    serving_sqlite.swap(new, place, kept)
    return kept, erased


def _finished(new: Path) -> int:
    from django.db import connection

    connection.close()
    place, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(new)
    try:
        make_tables()
        return mend()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = place


def _loaded(dump: Path, manifest: Manifest, over: bool) -> tuple[None, int]:
    """PostgreSQL loads all in one transaction; what must not come back is taken away right after it."""
    from django.db import connection

    _refuse_data("people_company" in connection.introspection.table_names(), over)
    connection.close()
    serving_postgres.load(dump)
    with connection.cursor() as cursor:
        _compare(serving_postgres.counted(cursor)[0], manifest)
    make_tables()
    return None, mend()


def _compare(counts: dict[str, int], manifest: Manifest) -> None:
    differ = [name for name, rows in manifest.counts.items() if counts.get(name) != rows]
    if differ:
        raise BadBackup(_("The table {name} has not the rows that were counted.").format(name=differ[0]))


def _refuse_data(is_there: bool, over: bool) -> None:
    if is_there and not over:
        raise DataInTheWay(
            _("There is data here already: make a backup of it, then call fairlead restore --over.")
        )


def mend() -> int:
    """What an old copy would bring back: erased people, used set-up links, nudges that may go out once only."""
    from django.db import transaction
    from django.utils import timezone as clock

    from fairlead.people.models import Company, SetUpLink

    with transaction.atomic():
        if Company.objects.exists():
            SetUpLink.objects.filter(used_at=None).update(used_at=clock.now())
        _hold_back_nudges()
        return _erase_again()


def _hold_back_nudges() -> None:
    from fairlead.outbox.models import Message

    waiting = Message.objects.filter(
        promise=Message.Promise.AT_MOST_ONCE,
        state__in=[Message.State.QUEUED, Message.State.IN_FLIGHT],
    )
    waiting.update(
        state=Message.State.UNKNOWN, reason=_("Restored from a backup: it may have been sent since.")
    )


def _erase_again() -> int:
    from fairlead.people import services

    again = getattr(services, "replay_erasures", None)
    return int(again()) if again else 0


def _say(file: Path, manifest: Manifest, kept: Path | None, erased: int, json: bool) -> None:
    said: dict[str, Any] = {
        "file": str(file),
        "made_at": manifest.made_at,
        "kept": kept and str(kept),
        "erased": erased,
    }
    if json:
        telling.as_json(said)
        return
    telling.say(_("Restored what was there on {made_at} (UTC).").format(made_at=manifest.made_at))
    if kept:
        telling.aside(
            _("The data that was here before: {kept}. Delete it when all is well.").format(kept=kept)
        )
    if erased:
        telling.aside(_("Erased again, as they were after the backup: {n} people.").format(n=erased))
