"""The same commands on PostgreSQL: one setting, and pg_dump for the copy."""

import shutil
import tarfile
from pathlib import Path

import pytest

from tests.journeys.operations.crowd import claim
from tests.journeys.operations.product import Product, environment, free_port
from tools.with_postgres import running


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    data, port = tmp_path_factory.mktemp("postgres") / "data", free_port()
    with running() as said:
        with_database = {"FAIRLEAD_DATABASE": said["FAIRLEAD_DATABASE"], "PATH": said["PATH"]}
        begun = Product(data, environment(data, port, **with_database), port)
        begun.told("init")
        yield begun


def come_in(product, link, address):
    token = link.split("/")[-2]
    with product.served("--no-worker"):
        assert claim(product.port, token, address)
    return token


def people(product, folder):
    """Rows of users, by a backup."""
    return product.told("backup", folder)["counts"]["people_user"]


def test_a_backup_of_postgresql_takes_the_place_of_what_came_after_it(product, tmp_path):
    come_in(product, product.told("init", "--again")["link"], "127.0.1.1")
    assert people(product, tmp_path / "one.tar.gz") == 1
    come_in(product, product.told("init", "--again")["link"], "127.0.1.2")
    assert people(product, tmp_path / "two.tar.gz") == 2
    refused = product.say("restore", tmp_path / "one.tar.gz")
    assert (refused.returncode, "--over" in refused.stderr) == (2, True)
    product.told("restore", tmp_path / "one.tar.gz", "--over")
    assert people(product, tmp_path / "three.tar.gz") == 1
    assert not product.database.exists()


def test_doctor_names_the_server(product):
    found = {one["name"]: one["says"] for one in product.told("doctor")}
    assert found["database"].startswith("PostgreSQL ")


def test_the_password_of_the_database_is_not_in_the_backup(product, tmp_path):
    product.told("backup", tmp_path / "four.tar.gz")
    with tarfile.open(tmp_path / "four.tar.gz") as archive:
        assert sorted(archive.getnames()) == ["fairlead.dump", "manifest.json"]


def test_without_pg_dump_a_sentence_says_what_to_install(product, tmp_path):
    bare = product.environment | {"PATH": str(Path(shutil.which("true")).parent / "nothing-here")}
    done = Product(product.data, bare, product.port).say("backup", tmp_path / "five.tar.gz")
    assert done.returncode == 2
    assert "pg_dump is not here" in done.stderr
    assert not (tmp_path / "five.tar.gz").exists()


def test_a_backup_of_one_kind_is_not_loaded_into_the_other(product, tmp_path):
    product.told("backup", tmp_path / "six.tar.gz")
    elsewhere = tmp_path / "elsewhere"
    refused = Product(elsewhere, environment(elsewhere, product.port), product.port).say(
        "restore", tmp_path / "six.tar.gz"
    )
    assert refused.returncode == 2
    assert "FAIRLEAD_DATABASE" in refused.stderr
