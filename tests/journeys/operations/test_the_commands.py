"""What an operator types, in processes as they are: init, doctor, backup, restore, serve."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.operations.crowd import claim
from tests.journeys.operations.product import Product, environment, free_port, prepared, rows_of

A_NUDGE = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "fairlead.config.settings"
import django; django.setup()
from django.utils import timezone
from fairlead.outbox.models import Message
Message.objects.create(purpose="nudge", promise="at-most-once", message_id="m1", to="a@b.example", due_at=timezone.now())
"""


@pytest.fixture
def product(tmp_path):
    return prepared(tmp_path)


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory):
    """For tests that change nothing."""
    return prepared(tmp_path_factory.mktemp("product"))


def marks(said):
    return {one["name"]: one["mark"] for one in said}


def test_init_makes_one_link_that_works_once_and_a_key_for_its_owner_alone(tmp_path):
    port = free_port()
    product = Product(tmp_path / "data", environment(tmp_path / "data", port), port)
    link = product.told("init")["link"]
    assert link.startswith(f"{product.origin}/set-up/")
    assert stat.S_IMODE((product.data / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(product.data.stat().st_mode) == 0o700
    token = link.split("/")[-2]
    with product.served("--no-worker"):
        assert claim(port, token, "127.0.1.1")
        assert not claim(port, token, "127.0.1.2")
    assert product.rows("SELECT count(*) FROM people_user") == [(1,)]
    refused = product.say("init")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "init --again" in refused.stderr


def test_a_second_link_kills_the_first_and_is_made_only_when_asked_for(product):
    refused = product.say("init")
    assert refused.returncode == 2
    assert "only its hash is kept" in refused.stderr
    link = product.told("init", "--again")["link"]
    assert link.split("/")[-2] not in product.database.read_bytes().decode("latin-1")
    assert product.rows("SELECT count(*) FROM people_setuplink WHERE used_at IS NULL") == [(1,)]


@pytest.mark.parametrize(
    "command", [["serve"], ["worker"], ["backup", "a.tar.gz"], ["export", "out"], ["doctor"]]
)
def test_where_init_has_not_been_a_command_says_so_and_makes_nothing(command, tmp_path):
    nowhere = tmp_path / "nowhere"
    done = Product(nowhere, environment(nowhere, 8000), 8000).say(*command)
    assert done.returncode == 2
    assert "fairlead init" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not nowhere.exists()


def test_doctor_finds_a_new_installation_well(looked_at):
    found = marks(looked_at.told("doctor"))
    assert set(found.values()) <= {"good", "look"}
    assert (found["database"], found["mail"], found["site address"]) == ("good", "look", "look")


def test_doctor_says_what_is_wrong_and_what_to_do(product):
    with closing(sqlite3.connect(product.database)) as db, db:
        db.execute("DELETE FROM django_migrations WHERE app = 'plan'")
        db.execute(
            "INSERT INTO journal_entry (what, happened_at, subject, details) VALUES ('x', '2999-01-01 00:00:00', '', '{}')"
        )
    wrong = Product(
        product.data, product.environment | {"FAIRLEAD_MAIL": f"smtp://127.0.0.1:{free_port()}"}, product.port
    )
    done = wrong.say("doctor", "--json")
    assert done.returncode == 1
    found = {one["name"]: one for one in json.loads(done.stdout)}
    assert {name for name, one in found.items() if one["mark"] == "wrong"} == {"tables", "clock", "mail"}
    assert "init --upgrade" in found["tables"]["says"]
    assert "FAIRLEAD_MAIL" in found["mail"]["says"]


def test_a_key_that_others_can_read_stops_everything(product):
    (product.data / "secret-key").chmod(0o644)
    done = product.say("doctor")
    assert done.returncode == 2
    assert "chmod 600" in done.stderr


def test_a_backup_moves_a_company_to_another_machine(product, tmp_path):
    (token,) = product.tokens(1)
    with product.served("--no-worker"):
        assert claim(product.port, token, "127.0.1.1")
        said = product.told("backup", tmp_path / "a.tar.gz", "--with-key")  # while it is served
    assert said["key"] is True
    assert product.say("backup", tmp_path / "a.tar.gz").returncode == 2  # never over a file
    elsewhere = tmp_path / "elsewhere"
    other = Product(elsewhere, environment(elsewhere, product.port), product.port)
    assert other.told("restore", tmp_path / "a.tar.gz")["kept"] is None
    assert (elsewhere / "secret-key").read_bytes() == (product.data / "secret-key").read_bytes()
    assert stat.S_IMODE((elsewhere / "secret-key").stat().st_mode) == 0o600
    assert other.rows("SELECT name FROM people_company") == [(token,)]


def test_a_restore_refuses_over_data_and_with_over_keeps_it(product, tmp_path):
    product.told("backup", tmp_path / "a.tar.gz")
    product.tokens(1)
    refused = product.say("restore", tmp_path / "a.tar.gz")
    assert refused.returncode == 2
    assert "--over" in refused.stderr
    kept = product.told("restore", tmp_path / "a.tar.gz", "--over")["kept"]
    assert product.rows("SELECT count(*) FROM people_setuplink") == [(1,)]
    assert rows_of(Path(kept), "SELECT count(*) FROM people_setuplink") == [(2,)]


def test_a_restore_while_it_is_served_is_refused_and_changes_nothing(product, tmp_path):
    product.told("backup", tmp_path / "a.tar.gz")
    with product.served("--no-worker"):
        before = product.rows("SELECT count(*) FROM people_setuplink")
        refused = product.say("restore", tmp_path / "a.tar.gz", "--over")
        assert refused.returncode == 2
        assert "stop fairlead serve" in refused.stderr
        assert product.rows("SELECT count(*) FROM people_setuplink") == before


def test_a_backup_of_a_newer_version_is_refused_by_name(product, tmp_path):
    with closing(sqlite3.connect(product.database)) as db, db:
        db.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('plan', '9999_later', '2026-01-01')"
        )
    product.told("backup", tmp_path / "a.tar.gz")
    refused = product.say("restore", tmp_path / "a.tar.gz", "--over")
    assert refused.returncode == 2
    assert "plan.9999_later" in refused.stderr


def test_what_an_old_copy_would_bring_back_stays_away(product, tmp_path):
    """A set-up link that was made before somebody came in, and a nudge that may go out once only."""
    first, _second = product.tokens(2)
    with product.served("--no-worker"):
        assert claim(product.port, first, "127.0.1.1")
    subprocess.run([sys.executable, "-c", A_NUDGE], env=product.environment, check=True)
    product.told("backup", tmp_path / "a.tar.gz")
    product.told("restore", tmp_path / "a.tar.gz", "--over")
    assert product.rows("SELECT count(*) FROM people_setuplink WHERE used_at IS NULL") == [(0,)]
    assert product.rows("SELECT state FROM outbox_message") == [("unknown",)]


def test_an_older_backup_is_brought_up_to_this_version(product, tmp_path):
    with closing(sqlite3.connect(product.database)) as db, db:
        db.execute("DROP TABLE web_cache")  # as a version had it that did not make this table
    product.told("backup", tmp_path / "a.tar.gz")
    product.told("restore", tmp_path / "a.tar.gz", "--over")
    assert product.rows("SELECT count(*) FROM web_cache") == [(0,)]


def test_serve_ends_with_everything_it_started(product):
    server = product.start()
    server.terminate()
    assert server.wait(60) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)


def test_returned_mail_is_read_from_a_mailbox_that_is_left_as_it_is(product, tmp_path):
    box = tmp_path / "box"
    box.write_bytes(b"From MAILER-DAEMON Mon Mar  2 12:00:00 2026\nSubject: hello\n\nNot a report.\n\n")
    before = box.read_bytes()
    assert product.told("bounces", str(box))["no report"] == 1
    assert box.read_bytes() == before
    refused = product.say("bounces", str(tmp_path / "gone"))
    assert (refused.returncode, "There is no gone" in refused.stderr) == (2, True)
