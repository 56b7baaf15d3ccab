"""Whom a survey asked, and who sits where: counts that only the verdict and the attacker look at."""

import duckdb
import pytest

from fairlead.core.engines import Engine
from fairlead.core.tables import SCHEMAS

ANSWERS = [
    ("ada", 5, "North", "Staff"),
    ("bo", 4, "North", "Lead"),
    ("cy", 2, "South", "Staff"),
    ("di", 1, "South", "Staff"),
    ("ed", 3, None, "Staff"),
]


@pytest.fixture
def db():
    connection = duckdb.connect()
    for table in SCHEMAS.values():
        columns = ", ".join(f'"{c.name}" {c.sql}' for c in table.columns)
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
    connection.execute("INSERT INTO items (item, construct, low, high) VALUES ('told', 'reached', 1, 5)")
    connection.executemany(
        "INSERT INTO answers (pulse, item, respondent, value, unit, level) VALUES ('now', 'told', ?, ?, ?, ?)",
        ANSWERS,
    )
    return connection


def test_a_survey_is_of_leavers_only_when_all_who_answered_left(db):
    assert not Engine(db).leavers_only()
    db.executemany("INSERT INTO exits (leaver) VALUES (?)", [(name,) for name, *_ in ANSWERS[:-1]])
    assert not Engine(db).leavers_only()
    db.execute("INSERT INTO exits (leaver) VALUES ('ed')")
    assert Engine(db).leavers_only()


def test_a_firm_without_answers_is_no_survey_of_leavers(db):
    db.execute("DELETE FROM answers")
    assert not Engine(db).leavers_only()


def test_cells_of_all_cuts_add_up_to_the_answers(db):
    (crossing,) = Engine(db).crossings(["unit", "level"])
    found = dict(
        zip(crossing.cells, zip(crossing.n.tolist(), crossing.positive.tolist(), strict=True), strict=True)
    )
    assert found == {
        ("North", "Staff"): (1, 1),
        ("North", "Lead"): (1, 1),
        ("South", "Staff"): (2, 0),
        ("", "Staff"): (1, 0),
    }


def test_one_cut_alone_crosses_nothing(db):
    assert Engine(db).crossings(["unit"]) == ()
