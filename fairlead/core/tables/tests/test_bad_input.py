"""Issue 2 §7: each kind of bad input that concerns reading gets one sentence that says what to do."""

import zipfile
from pathlib import Path

import pytest

from fairlead.core.tables import check, read
from fairlead.core.tables.encodings import open_bytes
from fairlead.core.tables.errors import UnableToOpen
from fairlead.core.tables.tests.folders import item, only_refusal, rows, sentence, survey, values, write
from fairlead.core.tables.tests.workbooks import two_rows

PEOPLE = "person,unit,hired_on\np1,Sales,2024-05-01\n"


def test_an_empty_folder_is_told_how_to_begin(tmp_path):
    assert "is empty" in sentence(tmp_path)
    assert "fairlead start" in sentence(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert "There is no folder nowhere" in sentence(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder_is_said(tmp_path):
    assert "is a file" in sentence(write(tmp_path, people_csv=PEOPLE) / "people.csv")


def test_a_folder_without_mapping_and_without_fairlead_tables_is_told_to_map(tmp_path):
    assert "fairlead map export.csv" in sentence(write(tmp_path, export_csv="a,b\n1,2\n"))


def test_a_mapping_that_names_a_missing_file_offers_the_near_one(tmp_path):
    folder = write(tmp_path, exits_csv="a\n1\n", fairlead_toml='[[file]]\npath = "exit.csv"\ntable = "exits"')
    assert "no such file: did you mean 'exits.csv'" in sentence(folder)


def test_a_mapping_that_names_a_missing_column_offers_the_near_one(tmp_path):
    folder = survey(tmp_path, "Q1,Q2\nAgree,Agree\n", item("Q 1"))
    assert sentence(folder).startswith("form.csv has no column 'Q 1', which an item names: did you mean 'Q1'")


def test_a_header_with_fewer_names_than_the_rows_have_cells_is_refused_with_its_line(tmp_path):
    folder = write(
        tmp_path, people_csv="person,unit,hired_on\np1,Sales,2024-05-01,x\np2,Sales,2024-05-01,x\n"
    )
    assert "the header on line 1 has 3 names, but the row on line 2 has 4 cells" in sentence(folder)


def test_a_header_with_more_names_than_the_rows_have_cells_is_refused_with_its_line(tmp_path):
    folder = write(tmp_path, people_csv="person,unit,hired_on,left_on\np1,Sales,2024-05-01\n")
    assert "the header on line 1 has 4 names, but the row on line 2 has 3 cells" in sentence(folder)


def test_a_single_row_that_does_not_fit_is_refused_and_the_rest_is_not_shifted(tmp_path):
    firm = read(write(tmp_path, people_csv=f"{PEOPLE}p2,Sales, North,2024-05-01\np3,North,2024-05-02\n"))
    refusal = only_refusal(firm)
    assert (refusal.file, refusal.line) == ("people.csv", 3)
    assert rows(firm, "SELECT person, unit FROM people ORDER BY 1") == [("p1", "Sales"), ("p3", "North")]


def test_mixed_encodings_are_refused_with_the_lines(tmp_path):
    mixed = "respondent;q\nJörg;Agree\n".encode() + "Zoë;Agree\n".encode("cp1252")
    assert "line 2 is UTF-8, line 3 is not" in sentence(survey(tmp_path, mixed, item("q")))


def test_a_utf_16_file_that_breaks_off_is_refused(tmp_path):
    broken = "unit,q\nA,Agree\n".encode("utf-16") + b"\x00"
    assert "begins as UTF-16" in sentence(survey(tmp_path, broken, item("q")))


def test_days_that_may_be_read_both_ways_ask_for_a_word(tmp_path):
    folder = write(tmp_path, people_csv="person,unit,hired_on\np1,Sales,03/04/2024\n")
    assert "column 'hired_on', line 2: the day may come first or the month" in sentence(folder)
    assert 'dates = ["%d/%m/%Y"]' in sentence(folder)


def test_days_written_in_two_ways_name_a_line_of_each(tmp_path):
    folder = write(tmp_path, people_csv="person,unit,hired_on\np1,S,31/12/2024\np2,S,12/31/2024\n")
    assert "line 2 writes the day first, line 3 the month first" in sentence(folder)


def test_one_clear_day_settles_the_whole_column(tmp_path):
    firm = read(write(tmp_path, people_csv="person,unit,hired_on\np1,S,03/04/2024\np2,S,31/12/2024\n"))
    assert [str(d) for (d,) in rows(firm, "SELECT hired_on FROM people ORDER BY person")] == [
        "2024-04-03",
        "2024-12-31",
    ]


def test_an_unknown_label_is_refused_with_the_labels_that_are_known(tmp_path):
    refusal = only_refusal(read(survey(tmp_path, "q\nAgree\nPerhaps\n", item("q"))))
    assert (refusal.line, refusal.column) == (3, "q")
    assert (
        "'Perhaps' is no answer of the scale 'agree', which knows 'Strongly disagree', 'Disagree'"
        in refusal.reason
    )


def test_when_all_answers_are_missing_they_are_kept_as_missing(tmp_path):
    firm = read(survey(tmp_path, "who,q\na,\nb,-\n", item("q"), head='missing = ["-"]'))
    assert rows(firm, "SELECT DISTINCT value, missing FROM answers") == [(None, "skipped")]
    assert firm.reading.refused == 0


@pytest.mark.parametrize("weight", ["NaN", "inf", "-inf", "-1", "heavy", ""])
def test_a_weight_that_is_no_weight_refuses_its_row_with_the_line(tmp_path, weight):
    csv = f"q,w\nAgree,1.5\nAgree,{weight}\n"
    firm = read(survey(tmp_path, csv, item("q"), columns='weight = "w"'))
    assert (only_refusal(firm).line, only_refusal(firm).column) == (3, "w")
    assert rows(firm, "SELECT weight FROM answers") == [(1.5,)]


def test_two_files_of_one_name_are_refused(tmp_path):
    assert "are both the table people" in sentence(write(tmp_path, people_csv=PEOPLE, people_tsv=PEOPLE))


def test_a_file_read_twice_as_the_same_table_is_refused(tmp_path):
    one = '[[file]]\npath = "people.csv"\ntable = "people"\n'
    assert "reads people.csv twice" in sentence(write(tmp_path, people_csv=PEOPLE, fairlead_toml=one + one))


def test_two_people_files_without_days_are_refused(tmp_path):
    toml = '[[file]]\npath = "p*.csv"\ntable = "people"\n'
    assert "second people file" in sentence(write(tmp_path, p1_csv=PEOPLE, p2_csv=PEOPLE, fairlead_toml=toml))


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "people.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (51 * 2**20))
    assert "unzips to more than 50 MB" in sentence(tmp_path)


def test_a_zip_bomb_that_lies_about_its_size_is_refused_all_the_same(tmp_path):
    path = tmp_path / "people.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (51 * 2**20))
    honest = (51 * 2**20).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(honest, (100).to_bytes(4, "little")))
    assert "unzips to more than 50 MB" in sentence(tmp_path)


@pytest.mark.parametrize(
    "second",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 3000 + '</row><row r="99999"><c/></row>',
    ],
)
def test_a_small_workbook_whose_cells_stand_far_apart_is_refused_before_it_is_opened(tmp_path, second):
    two_rows(tmp_path / "people.xlsx", second)
    assert "far larger than what is written in it" in sentence(tmp_path)


def test_a_workbook_that_names_one_long_text_a_million_times_is_refused(tmp_path):
    named = '<row r="2">' + '<c t="s"><v>0</v></c>' * 10_000 + "</row>"
    two_rows(tmp_path / "people.xlsx", named, texts=f"<si><t>{'x' * 100_000}</t></si>")
    assert "far larger than what is written in it" in sentence(tmp_path)


def test_a_workbook_written_by_hand_is_read(tmp_path):
    two_rows(tmp_path / "people.xlsx", '<row r="2"><c r="A2"><v>1</v></c></row>')
    assert "far larger" not in sentence(tmp_path)


def test_a_workbook_of_too_many_parts_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "people.xlsx", "w") as parts:
        for number in range(2001):
            parts.writestr(f"part{number}", "")
    assert "holds 2001 parts" in sentence(tmp_path)


def test_what_is_no_workbook_is_told_to_be_saved_again(tmp_path):
    assert "save it again as .xlsx" in sentence(write(tmp_path, people_xlsx="person,unit"))


def test_cells_that_look_like_formulas_stay_text(tmp_path):
    firm = read(survey(tmp_path, "q\n=1+1\n@SUM(A1)\n", item("q", "text = true")))
    assert rows(firm, "SELECT text FROM answers") == [("=1+1",), ("@SUM(A1)",)]


def test_formulas_in_a_workbook_give_the_value_last_reckoned(tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "people.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["person", "unit", "hired_on"])
        sheet.write_row(1, 0, ["p1", "", "2024-05-01"])
        sheet.write_formula(1, 1, '="Sa"&"les"', None, "Sales")
    assert rows(read(tmp_path), "SELECT unit FROM people") == [("Sales",)]


def test_nul_bytes_refuse_their_row(tmp_path):
    firm = read(survey(tmp_path, b"who,q\na,Agree\nb\x00,Agree\n", item("q")))
    assert only_refusal(firm).line == 3
    assert values(firm) == [4.0]


def test_an_open_quotation_mark_is_refused_with_the_line_on_which_it_opens(tmp_path):
    folder = survey(tmp_path, 'who,q\na,Agree\nb,"Agree\nc,Agree\nd,Agree\n', item("q"))
    assert "form.csv, line 3: a quotation mark opens a cell and is never closed" in sentence(folder)


def test_a_file_that_cannot_be_opened_says_so_in_one_sentence(tmp_path):
    (tmp_path / "people.csv").mkdir()
    with (
        pytest.raises(UnableToOpen, match=r"people.csv cannot be read .*: give leave to read it"),
        open_bytes(tmp_path / "people.csv"),
    ):
        pass


def test_check_goes_on_after_a_file_that_cannot_be_read(tmp_path):
    reading = check(write(tmp_path, people_csv="person,unit\np1,S\n", units_csv="unit\nS\n"))
    assert [file.table for file in reading.files] == ["units"]
    assert "gives the table people no hired_on" in reading.refusals[0].reason


def test_the_first_thousand_refusals_are_listed_and_all_are_counted(tmp_path):
    firm = read(survey(tmp_path, "q\n" + "Perhaps\n" * 1500, item("q")))
    assert (firm.reading.refused, len(firm.reading.refusals)) == (1500, 1000)


def test_a_plan_that_cannot_be_read_stops_only_when_it_is_the_only_one(tmp_path):
    good = "---\ncompany: Oak\nedition: 1\n---\n## Priorities\n- Call back. {#call-back}\n"
    bad = "## Priorities\n- One. {#one}\n- Two. {#one}\n- Three {#thr"
    assert "plan-1.md" in sentence(write(tmp_path / "only", **{"plan-1_md": bad}))
    firm = read(write(tmp_path / "both", **{"plan-1_md": bad, "plan-2_md": good}))
    assert [edition.edition for edition in firm.editions] == [1]
    assert firm.reading.refused == 1


def test_a_folder_named_by_a_dot_is_called_by_its_own_name(tmp_path, monkeypatch):
    folder = tmp_path / "our firm"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert sentence(Path(".")).startswith("The folder our firm is empty")


def test_of_many_columns_the_nearest_are_named_and_how_many_there_are(tmp_path):
    head = ",".join(["zz tenure of service", *(f"question {n}" for n in range(20))])
    toml = '[[file]]\npath = "p.csv"\ntable = "units"\n[file.columns]\nunit = "tenure"\n'
    said = sentence(write(tmp_path, p_csv=f"{head}\n{','.join('x' * 21)}\n", fairlead_toml=toml))
    assert "21 are known, the nearest are 'zz tenure of service', " in said
