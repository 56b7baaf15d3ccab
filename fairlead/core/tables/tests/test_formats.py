"""The same rows give the same table, whatever file they come in."""

import csv
import gzip
import io
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead.core.tables import read
from fairlead.core.tables.delimited import delimiter_of
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.rows import names
from fairlead.core.tables.tests.folders import item, only_refusal, rows, survey, values, write

HEADER = ["person", "unit", "hired_on", "role"]
WORDS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8).map(
    lambda w: "w" + w.strip() + "w"
)
PEOPLE = st.lists(st.tuples(WORDS, WORDS, st.dates(), WORDS), min_size=1, max_size=6)


def lines(people):
    return [HEADER, *([person, unit, f"20{day:%y-%m-%d}", role] for person, unit, day, role in people)]


def as_csv(people, delimiter, encoding):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(lines(people))
    return text.getvalue().encode(encoding)


def as_sheet(people, path):
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(lines(people)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)


def as_parquet(people, path):
    body = [list(column) for column in zip(*lines(people)[1:], strict=True)]
    pq.write_table(pa.table(dict(zip(HEADER, [pa.array(c, pa.string()) for c in body], strict=True))), path)


def people_of(folder):
    return rows(read(folder), "SELECT person, unit, hired_on::VARCHAR, role FROM people ORDER BY ALL")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(PEOPLE, st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_csv_workbook_and_parquet_give_the_same_rows(people, delimiter, encoding):
    with tempfile.TemporaryDirectory() as top:
        folders = [Path(top) / kind for kind in ("csv", "sheet", "parquet")]
        for folder in folders:
            folder.mkdir()
        (folders[0] / "people.csv").write_bytes(as_csv(people, delimiter, encoding))
        as_sheet(people, folders[1] / "people.xlsx")
        as_parquet(people, folders[2] / "people.parquet")
        found = [people_of(folder) for folder in folders]
    assert found[0] == found[1] == found[2]
    assert found[0] == sorted((p, u, f"20{d:%y-%m-%d}", r) for p, u, d, r in people)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_each_usual_encoding_is_found_out(tmp_path, encoding):
    firm = read(
        survey(tmp_path, "Straße,q\nJörg – “hm”,Agree\n".encode(encoding), item("Straße", "text = true"))
    )
    assert rows(firm, "SELECT text FROM answers") == [("Jörg – “hm”",)]


def test_plain_letters_beyond_the_first_page_still_count_for_the_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x,y\n" * 300_000 + "Jörg,1\n".encode("cp1252"))
    assert encoding_of(tmp_path / "a.csv") == "cp1252"


def test_an_encoding_that_is_neither_is_guessed_or_may_be_stated(tmp_path):
    cyrillic = "Отдел,q\nПродажи и закупки,Agree\n" * 20
    firm = read(survey(tmp_path, cyrillic.encode("cp1251"), item("q"), head='encoding = "cp1251"'))
    assert firm.reading.files[0].columns_unused == ("Отдел",)


def test_a_gzipped_file_is_read_like_a_plain_one(tmp_path):
    write(tmp_path, people_csv="person,unit,hired_on\np1,S,2024-01-01\n")
    plain = people = tmp_path / "people.csv"
    (tmp_path / "people.csv.gz").write_bytes(gzip.compress(plain.read_bytes()))
    people.unlink()
    assert rows(read(tmp_path), "SELECT person FROM people") == [("p1",)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_rows_and_not_from_the_text_in_them(tmp_path, delimiter):
    text = f'who{delimiter}"said, or; wrote"\n' + f'a{delimiter}"well, well; yes"\n' * 3
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert delimiter_of(path, "utf-8") == delimiter


def test_a_workbook_gives_days_numbers_and_ticks_as_text(tmp_path):
    from datetime import date

    with xlsxwriter.Workbook(tmp_path / "people.xlsx") as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yy"})
        sheet.write_row(2, 0, ["person", "unit", "hired_on", "pay"])
        sheet.write(3, 0, 17)
        sheet.write(3, 1, True)
        sheet.write_datetime(3, 2, date(2024, 5, 1), day)
        sheet.write(3, 3, 1234.5)
    firm = read(tmp_path)
    assert rows(firm, "SELECT person, unit, hired_on::VARCHAR, pay_band FROM people") == [
        ("17", "TRUE", "2024-05-01", "band 1")
    ]


def test_the_line_of_a_workbook_is_its_row(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "people.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(4, 1, ["person", "unit", "hired_on"])
        sheet.write_row(6, 1, ["p1", "S", "never"])
    assert only_refusal(read(tmp_path)).line == 7


def test_a_named_sheet_is_read(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "form.xlsx") as book:
        book.add_worksheet("Notes").write(0, 0, "hello")
        book.add_worksheet("Answers").write_column(0, 0, ["q", "Agree"])
    survey(tmp_path, "", item("q"), head='sheet = "Answers"')
    toml = tmp_path / "fairlead.toml"
    toml.write_text(toml.read_text().replace("form.csv", "form.xlsx"))
    assert values(read(tmp_path)) == [4.0]


def test_names_of_columns_are_numbered_where_blank():
    assert names([["a", ""]]) == ("a", "column 2")


def test_a_large_file_streams_with_progress(tmp_path):
    body = "".join(f"p{n},Sales,2024-05-01\n" for n in range(120_000))
    write(tmp_path, people_csv="person,unit,hired_on\n" + body)
    heard: list[float] = []
    firm = read(tmp_path, progress=lambda what, share: heard.append(share))
    assert rows(firm, "SELECT count(*) FROM people") == [(120_000,)]
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 4
