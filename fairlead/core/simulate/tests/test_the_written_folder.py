"""What is written is what the reader takes: nothing refused, nothing lost, nothing suspected."""

import pytest

from fairlead.core.simulate import CAUSES, sample_company, simulate
from fairlead.core.tables import read


@pytest.mark.parametrize("format", ["csv", "parquet"])
@pytest.mark.parametrize("cause", CAUSES)
def test_a_written_company_reads_back_whole(tmp_path, cause, format):
    company = simulate(cause=cause, people=60, seed=4, coded=5)
    firm = read(company.write(tmp_path / "firm", format=format))
    assert firm.reading.refused == 0
    assert firm.reading.suspicions == ()
    assert firm.reading.ignored == ()
    assert firm.present == {*company.tables, "plan"}
    for name, table in company.tables.items():
        assert firm.connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (table.num_rows,)
    unused = {column for file in firm.reading.files for column in file.columns_unused}
    assert unused == set()


def test_without_the_mapping_the_names_of_the_files_are_enough(tmp_path):
    company = simulate(cause="not-lived", people=60, seed=4)
    folder = company.write(tmp_path / "firm")
    (folder / "fairlead.toml").unlink()
    firm = read(folder)
    assert firm.reading.refused == 0
    assert firm.present == {*company.tables, "plan"}


def test_both_formats_say_the_same(tmp_path):
    company = simulate(cause="not-told", people=60, seed=4, coded=5)
    kept = []
    for format in ("csv", "parquet"):
        connection = read(company.write(tmp_path / format, format=format)).connection
        rows = {n: connection.execute(f"FROM {n}").fetchall() for n in company.tables}
        # An answer without a weight weighs one: a Parquet file that is kept as it is says so, a CSV file leaves it empty.
        rows["answers"] = connection.execute(
            "SELECT * REPLACE (coalesce(weight, 1) AS weight) FROM answers"
        ).fetchall()
        kept.append({name: sorted(found, key=str) for name, found in rows.items()})
    assert kept[0] == kept[1]


def test_the_sample_company_reads_whole_with_three_editions(tmp_path):
    firm = read(sample_company().write(tmp_path / "sample"))
    assert firm.reading.refused == 0
    assert [plan.edition for plan in firm.editions] == [1, 2, 3]
    assert firm.settings.level_order == ("Staff", "Lead", "Manager")


def test_in_the_sample_company_one_branch_never_heard(tmp_path):
    connection = read(sample_company().write(tmp_path / "sample")).connection
    told = dict(
        connection.execute(
            "SELECT unit, avg((value >= 4)::INT) FROM answers WHERE item = 'reached-1' AND pulse = '2026-autumn' GROUP BY unit"
        ).fetchall()
    )
    assert told.pop("dunmere") < 0.4
    assert min(told.values()) > 0.6
    lately = "SELECT count(*) FROM tellings WHERE unit = 'dunmere'"
    assert connection.execute(lately).fetchone() == (0,)


def test_in_the_sample_company_the_founder_writes_less_of_the_plan_than_anyone():
    answers = sample_company().tables["answers"].to_pylist()
    founder, *others = [row["text"].lower() for row in answers if row["pulse"] == "leaders"]
    words = ("week", "friday", "care", "consultant", "linden")
    assert [word in founder for word in words] == [False, False, False, True, True]
    assert all(word in text for text in others for word in words)
