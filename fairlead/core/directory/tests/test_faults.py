"""What is wrong is said by row, and stops no more than it must."""

import zipfile

import pytest

from fairlead.core.directory import (
    NobodyNamed,
    TooLarge,
    csv_text,
    match,
    read,
    read_names,
    read_sheet,
    sheet_of_text,
)
from fairlead.core.directory.tests.files import difference, faults, filed, pasted, people, records
from fairlead.core.errors import BadInput

HEAD = "Employee ID,Name,Email,Manager ID,Team,Hire date,Termination date\n"


def test_a_circle_loses_its_managers_and_nothing_else():
    found = pasted(HEAD + "1,Ada Berg,,2,Sales,,\n2,Bo Lund,,1,Sales,,\n3,Cy Moss,,1,Sales,,")
    assert [(f.line, f.column, f.stops) for f in found.faults] == [
        (2, "Manager ID", "field"),
        (3, "Manager ID", "field"),
    ]
    assert "Ada Berg, Bo Lund report to each other in a circle" in found.faults[0].sentence
    assert [entry.record.manager for entry in found.entries] == ["", "", "1"]


def test_a_circle_that_closes_only_with_what_is_known_is_found():
    current = records(HEAD + "1,Ada Berg,,,Sales,,\n2,Bo Lund,,1,Sales,,")
    found = difference(current, "Employee ID,Name,Manager ID\n1,Ada Berg,2")
    assert found.changes == ()
    assert (found.faults[0].line, found.faults[0].column) == (2, "Manager ID")


def test_ones_own_manager_is_no_manager():
    assert faults(HEAD + "1,Ada Berg,,1,,,") == [(2, "Manager ID", "field")]


def test_an_unknown_manager_is_named():
    found = pasted(HEAD + "1,Ada Berg,,99,,,")
    assert "'99' is neither in the file nor known already" in found.faults[0].sentence
    assert "manager" not in found.entries[0].said


def test_a_manager_who_is_known_already_need_not_be_in_the_file():
    current = records(HEAD + "1,Ada Berg,ada@firm.example,,,,")
    for reference in ("1", "Ada Berg", "ADA@firm.example", '"Berg, Ada"'):
        found = pasted(f"Employee ID,Name,Manager\n2,Bo Lund,{reference}", current)
        assert found.entries[0].record.manager == "1", reference


def test_a_manager_of_a_name_that_two_bear_is_not_guessed():
    found = pasted("Employee ID,Name,Manager\n1,Ada Berg,\n2,Ada Berg,\n3,Bo Lund,Ada Berg")
    assert "may be one of several" in found.faults[0].sentence


def test_an_address_that_stands_twice_is_taken_once():
    found = pasted(HEAD + "1,Ada Berg,a@firm.example,,,,\n2,Bo Lund,A@firm.example,,,,")
    assert [(f.line, f.column, f.stops) for f in found.faults] == [(3, "Email", "field")]
    assert [entry.record.email for entry in found.entries] == ["a@firm.example", ""]


def test_an_address_of_somebody_who_is_not_in_the_file_is_not_taken():
    current = records(HEAD + "1,Ada Berg,a@firm.example,,,,")
    found = difference(current, HEAD + "1,Ada Berg,a@firm.example,,,,\n2,Bo Lund,b@firm.example,,,,")
    found = difference(
        records(HEAD + "1,Ada Berg,a@firm.example,,,,\n2,Bo Lund,b@firm.example,,,,"),
        HEAD + "2,Bo Lund,a@firm.example,,,,",
    )
    assert found.changes == ()
    assert "belongs to somebody else" in found.faults[0].sentence


def test_a_number_used_for_two_people_in_one_file_stops_the_second():
    found = pasted(HEAD + "1,Ada Berg,,,,2019-01-01,\n1,Bo Lund,,,,2024-01-01,")
    assert [(f.line, f.stops) for f in found.faults] == [(3, "row")]
    assert "give one of them another number" in found.faults[0].sentence


def test_a_number_that_was_given_to_somebody_else_stops_the_row_and_ends_nobody():
    current = records(HEAD + "1,Ada Berg,,,,2019-01-01,")
    found = difference(current, HEAD + "1,Bo Lund,,,,2024-01-01,", full=True)
    assert found.changes == ()
    assert "belongs to Ada Berg" in found.faults[0].sentence


def test_a_new_name_under_one_number_and_one_first_day_is_the_same_person():
    (change,) = difference(
        records(HEAD + "1,Ada Berg,,,,2019-01-01,"), HEAD + "1,Ada Lund,,,,2019-01-01,"
    ).changes
    assert (change.kind, change.fields) == ("rename", ("name",))


def test_a_day_that_cannot_be_read_stops_only_the_day():
    found = pasted(HEAD + "1,Ada Berg,,,,soon,\n2,Bo Lund,,,,2024-01-01,")
    assert [(f.line, f.column, f.stops) for f in found.faults] == [(2, "Hire date", "field")]
    assert "write it like 2026-10-31" in found.faults[0].sentence
    assert len(found.entries) == 2


def test_leaving_before_joining_takes_neither_day():
    found = pasted(HEAD + "1,Ada Berg,,,,2024-01-01,2023-01-01")
    assert faults(HEAD + "1,Ada Berg,,,,2024-01-01,2023-01-01") == [(2, "Termination date", "field")]
    assert (found.entries[0].record.hired_on, found.entries[0].record.left_on) == (None, None)


def test_a_row_without_a_name_or_a_number_is_left_out():
    assert faults(HEAD + ",Ada Berg,,,,,\n2,,b@firm.example,,,,\n3,Cy Moss,,,,,") == [
        (2, "Employee ID", "row"),
        (3, "Name", "row"),
    ]


def test_without_a_column_of_numbers_ids_are_made_and_that_is_said():
    found = pasted("Name,Team\nAda Berg,Sales")
    assert found.entries[0].record.person == "ada-berg"
    assert "told apart by their name" in found.notes[0]


def test_something_that_is_no_address_is_not_taken():
    assert faults("Name,Email\nAda Berg,call me\nBo Lund,bo@firm.example") == [(2, "Email", "field")]


def test_a_file_in_which_no_column_says_who_is_refused():
    sheet = sheet_of_text("Grade,Posts\nG7,3\nG6,1")
    with pytest.raises(NobodyNamed, match="says who a row is about"):
        read(sheet, match(sheet))


def test_five_names_are_typed():
    found = read_names("Ada Berg\nBo Lund <bo@firm.example>\n\nLund, Cy; cy@firm.example\nDi Moss\nEd Ware\n")
    assert [entry.record.name for entry in found.entries] == [
        "Ada Berg",
        "Bo Lund",
        "Cy Lund",
        "Di Moss",
        "Ed Ware",
    ]
    assert found.entries[1].record.email == "bo@firm.example"


def test_one_name_typed_twice_is_said():
    assert read_names("Ada Berg\nada  berg").faults[0].line == 2


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_names_are_refused(text):
    with pytest.raises(NobodyNamed):
        read_names(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_encoding_is_found_out(tmp_path, encoding):
    found = filed(tmp_path / "a.csv", "Name;Team\nJörg Größe;Büro\n".encode(encoding))
    assert found.entries[0].record.name == "Jörg Größe"


def test_mixed_encodings_are_refused(tmp_path):
    with pytest.raises(BadInput, match="mixes encodings"):
        filed(tmp_path / "a.csv", "Name,Team\nJörg,a\n".encode() + "Jörg,a\n".encode("cp1252"))


def test_nul_bytes_refuse_their_row(tmp_path):
    found = filed(tmp_path / "a.csv", b"Name,Team\nAda Berg,a\nBo\0 Lund,b\n")
    assert [(f.line, f.stops) for f in found.faults] == [(3, "row")]
    assert len(found.entries) == 1


def test_a_million_columns_are_refused(tmp_path):
    with pytest.raises(TooLarge, match="line 1 has more than the 300 columns"):
        filed(tmp_path / "a.csv", "a," * 999_999 + "a\n" + "1\n")


def test_a_row_too_wide_in_the_middle_is_refused_with_its_line(tmp_path):
    with pytest.raises(TooLarge, match="line 3"):
        filed(tmp_path / "a.csv", "Name,Team\nAda,x\n" + "b," * 5000 + "\n" + "c,d\n")


def test_a_file_of_more_than_ten_megabytes_is_refused_unread(tmp_path):
    with pytest.raises(TooLarge, match="11 MB, more than the 10 MB"):
        filed(tmp_path / "a.csv", b"x" * (11 * 2**20))


def test_a_huge_cell_is_refused(tmp_path):
    with pytest.raises(TooLarge, match="line 2"):
        filed(tmp_path / "a.csv", "Name,Team\n" + "x" * 6000 + ",a\n")


def test_a_zip_bomb_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (51 * 2**20))
    with pytest.raises(BadInput, match="more than 50 MB"):
        read_sheet(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.exe", "a.pdf", "a"])
def test_what_is_no_people_file_is_refused(tmp_path, name):
    with pytest.raises(NobodyNamed):
        filed(tmp_path / name, "Name\nAda")


@pytest.mark.parametrize("content", ["", "\n\n", " , \n,"])
def test_an_empty_file_is_refused(tmp_path, content):
    with pytest.raises(BadInput):
        filed(tmp_path / "a.csv", content)


@pytest.mark.parametrize("content", ["Name\nAda,Berg\nBo,Lund\n", ""])
def test_no_sentence_speaks_of_a_mapping_file(tmp_path, content):
    with pytest.raises(BadInput) as caught:
        filed(tmp_path / "a.csv", content)
    assert not [word for word in ("header =", "mapping", "folder", "[limits]") if word in str(caught.value)]


def test_a_formula_is_text_when_read_and_harmless_when_written():
    found = records("Employee ID,Name\n7,=HYPERLINK(1)")
    assert found[0].name == "=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in csv_text(found)


def test_marks_that_turn_the_direction_of_writing_are_taken_out():
    assert people("Employee ID,Name\n7,Ada \u202eBerg")["7"].name == "Ada Berg"


def test_a_workbook_is_read_with_its_days(tmp_path):
    import datetime

    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        cover, sheet = book.add_worksheet("Cover"), book.add_worksheet("Staff")
        cover.write(0, 0, "Read me")
        sheet.write_row(0, 0, ["Employee ID", "Name", "Hire date"])
        sheet.write_row(1, 0, [7, "Ada Berg"])
        sheet.write_datetime(1, 2, datetime.date(2026, 1, 2), book.add_format({"num_format": "dd.mm.yy"}))
        sheet.write_blank(1, 500, None, book.add_format({"bold": True}))
    found = read_sheet(tmp_path / "a.xlsx")
    record = read(found, match(found)).entries[0].record
    assert (record.person, record.hired_on.isoformat()) == ("7", "2026-01-02")
