"""A file that may be missing: no error, but said."""

import pytest

from fairlead.core.tables import check, read, start
from fairlead.core.tables.tests.folders import rows, sentence, write

UNITS, PEOPLE = "unit\nS\n", "person,unit,hired_on\np1,S,2025-01-01\n"


def toml(path, extra="optional = true\n"):
    return (
        f'[[file]]\npath = "units.csv"\ntable = "units"\n[[file]]\npath = "{path}"\ntable = "people"\n{extra}'
    )


@pytest.mark.parametrize("path", ["people.csv", "hr/*.csv"])
def test_an_optional_file_that_is_not_there_is_said_and_is_no_error(tmp_path, path):
    firm = read(write(tmp_path, units_csv=UNITS, fairlead_toml=toml(path)))
    absent = firm.reading.files[-1]
    assert (absent.file, absent.table, absent.rows, absent.how) == (path, "people", 0, "not there (optional)")
    assert firm.reading.refused == 0
    assert firm.present == {"units"}


def test_an_optional_file_that_is_there_is_read_like_any_other(tmp_path):
    firm = read(write(tmp_path, units_csv=UNITS, people_csv=PEOPLE, fairlead_toml=toml("people.csv")))
    assert rows(firm, "SELECT person FROM people") == [("p1",)]
    assert "optional" not in firm.reading.files[-1].how


def test_without_optional_a_missing_file_is_an_error(tmp_path):
    write(tmp_path, units_csv=UNITS, fairlead_toml=toml("people.csv", ""))
    assert "names people.csv, but" in sentence(tmp_path)


def test_a_second_people_file_that_is_missing_does_not_count_as_one(tmp_path):
    both = toml("old.csv", "optional = true\n") + '[[file]]\npath = "people.csv"\ntable = "people"\n'
    firm = read(write(tmp_path, units_csv=UNITS, people_csv=PEOPLE, fairlead_toml=both))
    assert rows(firm, "SELECT count(*) FROM people") == [(1,)]


@pytest.mark.parametrize("gone", ["people.csv", "exits.csv", "tellings.csv", "commitments.csv"])
def test_the_owner_who_deletes_a_list_from_the_folder_of_start_gets_no_error(tmp_path, gone):
    start(tmp_path, "Oak & Sons", ["Ada Lee"])
    (tmp_path / gone).unlink()
    reading = check(tmp_path)
    assert reading.refused == 0
    assert [file.file for file in reading.files if file.how == "not there (optional)"] == [gone]
