"""Backups while people write: each is restored and compared. Six here, twenty in `make prove`."""

import json
import subprocess
import sys
import tarfile
from contextlib import contextmanager

import pytest

from tests.journeys.operations.crowd import Crowd
from tests.journeys.operations.product import ROOT, prepared, rows_of

TOGETHER = (
    "people_user",
    "people_membership",
    "people_company",
    "journal_entry",
)  # one claim writes one of each


@contextmanager
def told(verb, files, environment):
    """Calls the next command and waits for its end."""
    command = [sys.executable, "-m", "tests.journeys.operations.twenty", verb, *map(str, files)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as child:

        def next_one():
            child.stdin.write("go\n")
            child.stdin.flush()
            said = iter(child.stdout.readline, "")
            end = next((line for line in said if line.startswith("done")), "nothing")
            assert end == "done 0\n", child.communicate()[1]

        yield next_one


def manifest_of(file):
    with tarfile.open(file) as archive:
        return json.load(archive.extractfile("manifest.json"))


def count(database, table):
    return rows_of(database, f'SELECT count(*) FROM "{table}"')[0][0]


@pytest.mark.parametrize("backups", [6, pytest.param(20, marks=pytest.mark.slow)], ids=["six", "twenty"])
def test_backups_under_load_restore_to_what_was_there(tmp_path, backups):
    product, elsewhere = prepared(tmp_path), tmp_path / "elsewhere"
    files = [tmp_path / f"{n}.tar.gz" for n in range(backups)]
    known = []
    with (
        product.served("--no-worker"),
        Crowd(product.port, product.tokens(2000)) as crowd,
        told("backup", files, product.environment) as back_up,
    ):
        for _ in files:
            crowd.wait_for(2)
            known.append(crowd.so_far())
            back_up()
    assert len(known[-1]) >= 2 * backups
    restored = elsewhere / "fairlead.sqlite3"
    with told("restore", files, product.environment | {"FAIRLEAD_DATA": str(elsewhere)}) as restore:
        for file, acknowledged in zip(files, known, strict=True):
            restore()
            compare(restored, manifest_of(file)["counts"], acknowledged)


def compare(restored, counts, acknowledged):
    """Whole, with the rows that were counted, all that was acknowledged before, and no half transaction."""
    assert rows_of(restored, "PRAGMA integrity_check") == [("ok",)]
    assert rows_of(restored, "PRAGMA foreign_key_check") == []
    assert {table: count(restored, table) for table in counts} == counts
    assert acknowledged <= {name for (name,) in rows_of(restored, "SELECT name FROM people_company")}
    assert len({counts[table] for table in TOGETHER}) == 1
