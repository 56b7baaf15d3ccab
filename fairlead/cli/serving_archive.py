"""The file that `backup` makes and `restore` reads: a few members, a manifest, checksums, and nothing else is taken."""

import hashlib
import json
import os
import tarfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path

from fairlead.cli import writing
from fairlead.core.errors import BadInput

SCHEMA = "fairlead-backup/1"
MANIFEST, KEY = "manifest.json", "secret-key"
DATABASES = {"sqlite": "fairlead.sqlite3", "postgresql": "fairlead.dump"}
BLOCK = 1 << 20


class BadBackup(BadInput):
    """The file is no backup of Fairlead, or it was damaged or changed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in it: checksums by member, rows by table, and the migrations that the tables had seen."""

    version: str
    made_at: str
    engine: str
    files: Mapping[str, str]
    counts: Mapping[str, int]
    migrations: tuple[str, ...]
    schema: str = SCHEMA

    @property
    def database(self) -> str:
        return DATABASES[self.engine]


def checksum(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def pack(target: Path, folder: Path, manifest: Manifest) -> None:
    """The members in one file that only its owner may read; it is there whole or not at all."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
                for name in (MANIFEST, *manifest.files):
                    archive.add(folder / name, arcname=name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        raise writing.forbidden(target, error.strerror) from None
    finally:
        with suppress(OSError):
            part.unlink()


def unpack(source: Path, folder: Path) -> Manifest:
    """The members into an empty folder, each checked; whatever else is in the file is refused."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            manifest = _manifest(archive)
            for name, expected in manifest.files.items():
                _take(archive, name, folder / name)
                if checksum(folder / name) != expected:
                    raise BadBackup(
                        _("{name} in the backup is damaged: take another copy.").format(name=name)
                    )
    except FileNotFoundError:
        raise BadBackup(_("There is no file {file}: check its name.").format(file=source)) from None
    except (OSError, EOFError, tarfile.TarError, zlib.error, KeyError, ValueError, TypeError, AttributeError):
        raise BadBackup(
            _("{file} is no backup of Fairlead, or it is cut off: take another copy.").format(file=source)
        ) from None
    return manifest


def _manifest(archive: tarfile.TarFile) -> Manifest:
    said = json.loads(_open(archive, MANIFEST).read(BLOCK))
    if said["schema"] != SCHEMA:
        raise BadBackup(_("The backup is of another kind ({kind}).").format(kind=said["schema"]))
    manifest = Manifest(**said | {"migrations": tuple(said["migrations"])})
    if not {manifest.database} <= set(manifest.files) <= {manifest.database, KEY}:
        raise ValueError
    return manifest


def _take(archive: tarfile.TarFile, name: str, target: Path) -> None:
    # Members are read by the two names that we know and written under them: no path of the file is followed.
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        member = _open(archive, name)
        while block := member.read(BLOCK):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _open(archive: tarfile.TarFile, name: str) -> "tarfile.ExFileObject":
    member = archive.extractfile(name)
    if member is None:
        raise ValueError
    return member  # type: ignore[return-value]
