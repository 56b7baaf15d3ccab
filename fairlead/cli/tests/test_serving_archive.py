"""A backup is taken as it was made, or not at all."""

import io
import json
import sqlite3
import stat
import tarfile
from contextlib import closing

import pytest

from fairlead.cli import serving_sqlite
from fairlead.cli.serving_archive import BadBackup, Manifest, checksum, pack, unpack

NAME = "fairlead.sqlite3"


def database(path, rows=3):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE django_migrations (app, name)")
        db.execute("INSERT INTO django_migrations VALUES ('people', '0001_initial')")
        db.execute("CREATE TABLE told (what)")
        db.executemany("INSERT INTO told VALUES (?)", [(n,) for n in range(rows)])
    return path


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "made"
    folder.mkdir()
    counts, migrations = serving_sqlite.looked_at(database(folder / NAME))
    manifest = Manifest("0.1.0", "2026-09-01", "sqlite", {NAME: checksum(folder / NAME)}, counts, migrations)
    pack(tmp_path / "a.tar.gz", folder, manifest)
    return tmp_path / "a.tar.gz"


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def made_of(path, members):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def manifest(**said):
    usual = {
        "schema": "fairlead-backup/1", "version": "0.1.0", "made_at": "", "engine": "sqlite", "files": {NAME: "0"}, "counts": {},
        "migrations": [],
    }  # fmt: skip
    return json.dumps(usual | said).encode()


def test_what_was_packed_is_unpacked_with_its_counts(archive, empty):
    found = unpack(archive, empty)
    assert found.counts == {"django_migrations": 1, "told": 3}
    assert found.migrations == ("people.0001_initial",)
    assert serving_sqlite.looked_at(empty / NAME) == (found.counts, found.migrations)


def test_only_its_owner_may_read_the_file(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_file_that_was_cut_off_is_refused(archive, empty):
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(BadBackup, match="cut off"):
        unpack(archive, empty)


def test_a_database_that_was_changed_is_refused(empty, tmp_path):
    wrong = made_of(tmp_path / "b.tar.gz", {"manifest.json": manifest(), NAME: b"another"})
    with pytest.raises(BadBackup, match="damaged"):
        unpack(wrong, empty)


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"manifest.json": b"no json"},
        {"manifest.json": b"[]"},
        {"manifest.json": manifest(engine="oracle")},
        {"manifest.json": manifest(files={NAME: "0", "../../etc/cron.d/x": "0"}), "../../etc/cron.d/x": b"x"},
        {"manifest.json": manifest(surprise=1), NAME: b""},
        {"manifest.json": manifest()},
    ],
)
def test_what_no_backup_holds_is_refused_in_a_sentence(members, empty, tmp_path):
    with pytest.raises(BadBackup, match="no backup of Fairlead"):
        unpack(made_of(tmp_path / "b.tar.gz", members), empty)
    assert not (tmp_path / "etc").exists()


def test_a_link_in_place_of_the_database_is_not_followed(empty, tmp_path):
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        for name, content in {"manifest.json": manifest()}.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo(NAME)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(BadBackup):
        unpack(tmp_path / "b.tar.gz", empty)
    assert not any(path.is_symlink() for path in empty.iterdir())


def test_a_page_that_was_overwritten_is_found(tmp_path):
    path = database(tmp_path / NAME, rows=5000)
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(BadBackup):
        serving_sqlite.looked_at(path)


def test_a_database_that_is_open_is_not_swapped(tmp_path):
    place, new = database(tmp_path / NAME), database(tmp_path / "new.sqlite3", rows=9)
    with closing(sqlite3.connect(place)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("INSERT INTO told VALUES (99)")
        with pytest.raises(serving_sqlite.InUse, match="stop fairlead serve"):
            serving_sqlite.swap(new, place, tmp_path / "kept")
    assert serving_sqlite.looked_at(place)[0]["told"] == 3


def test_what_waited_in_the_old_journal_does_not_get_into_the_new_database(tmp_path):
    place, new = database(tmp_path / NAME), database(tmp_path / "new.sqlite3", rows=9)
    left_behind(place)
    assert place.with_name(NAME + "-wal").exists()
    serving_sqlite.swap(new, place, tmp_path / "kept")
    assert serving_sqlite.looked_at(place)[0]["told"] == 9
    assert serving_sqlite.looked_at(tmp_path / "kept")[0]["told"] == 4


def left_behind(place):
    """A journal as kill -9 leaves it: committed, not yet written into the database."""
    import subprocess
    import sys

    script = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('PRAGMA journal_mode=WAL'); "
        "db.execute('INSERT INTO told VALUES (99)'); db.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(place)], check=True)
