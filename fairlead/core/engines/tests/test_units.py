"""Units, items and the connection itself."""

import duckdb
import pytest

from fairlead.core.engines import Engine, Item, NoSuchItem, in_order
from fairlead.core.engines.tests.small import answer, engine, tables


def test_the_tree_of_units_is_told_as_it_stands():
    firm = engine(units=[{"unit": "North", "parent": "Sales"}, {"unit": "Sales"}])
    assert firm.unit_parents() == {"North": "Sales", "Sales": None}


def test_items_come_with_all_that_is_known_of_them():
    row = {"item": "told", "construct": "reached", "wording": "I was told.", "low": 1, "high": 3, "reversed": True,
           "labels": ["no", "so", "yes"], "statement": "call"}  # fmt: skip
    bare = {"item": "top", "construct": "recall"}
    assert engine(items=[row, bare]).items() == (
        Item("told", "reached", "I was told.", 1, 3, True, "call", ("no", "so", "yes")),
        Item("top", "recall"),
    )


def test_an_item_that_is_not_there_is_named():
    with pytest.raises(NoSuchItem, match="'lost'"):
        engine().item("lost")


@pytest.mark.parametrize(
    ("names", "last"),
    [
        (["2026-spring", "2026-autumn"], "2026-autumn"),  # not by the alphabet
        (["Q4 2025", "Q1 2026"], "Q1 2026"),
        (["Wave 9", "Wave 10"], "Wave 10"),
        (["2026", "2025-winter"], "2026"),
        (["March 2026", "February 2026"], "March 2026"),
        (["2026-09-15", "2026-10-01"], "2026-10-01"),
        (["baseline", "2024"], "2024"),
    ],
)
def test_the_latest_pulse_is_read_from_its_name(names, last):
    for order in (names, names[::-1]):
        firm = engine(answers=[answer("told", 1, name) for name in order])
        assert firm.latest_pulse("told") == last
        assert firm.pulses() == in_order(names)


def test_an_item_that_was_never_asked_has_no_pulse():
    assert engine().latest_pulse("told") is None


def test_the_engine_never_fetches_extensions():
    db = tables()
    Engine(db)
    settings = "SELECT value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'"
    assert db.execute(settings).fetchall() == [("false",), ("false",)]


def test_counting_changes_no_table():
    db = tables(
        answers=[answer("told", 1)], items=[{"item": "told", "construct": "reached", "low": 1, "high": 5}]
    )
    before = db.execute("SELECT table_name, estimated_size FROM duckdb_tables()").fetchall()
    firm = Engine(db)
    firm.tallies()
    firm.respondents("2026")
    assert db.execute("SELECT table_name, estimated_size FROM duckdb_tables()").fetchall() == before


def test_tables_that_are_not_there_are_the_readers_fault():
    with pytest.raises(duckdb.CatalogException):
        Engine(duckdb.connect()).pulses()
