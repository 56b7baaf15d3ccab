"""Issue 2 §7 at the command: each line of it typed as a person would, with one good sentence coming back."""

import zipfile

import pytest

from tests.journeys.firms import (
    HEADER,
    PLAN,
    answers,
    csv,
    files,
    firm,
    mapping,
    plain,
    refused,
    report,
    typed,
)

PEOPLE = '\n[[file]]\npath = "people.csv"\ntable = "people"\n'


def test_an_empty_folder(tmp_path):
    sentence = refused("diagnose", tmp_path, folder=tmp_path)
    assert f"{tmp_path.name} is empty" in sentence
    assert "begin with 'fairlead start" in sentence


def test_a_folder_that_is_not_there(tmp_path):
    assert "There is no folder" in refused("diagnose", tmp_path / "nowhere", folder=tmp_path)


def test_no_mapping(tmp_path):
    (tmp_path / "export.csv").write_text("a,b\n1,2\n")
    sentence = refused("diagnose", tmp_path, folder=tmp_path)
    assert "has no fairlead.toml" in sentence
    assert "write one with 'fairlead map export.csv'" in sentence


def test_a_mapping_that_names_a_missing_column(tmp_path):
    misspelt = mapping().replace('column = "I was told lately"', 'column = "I was told latly"')
    sentence = refused("diagnose", firm(tmp_path, toml=misspelt), folder=tmp_path)
    assert "form.csv has no column 'I was told latly'" in sentence
    assert "did you mean 'I was told lately'" in sentence
    assert "mend the mapping or the header" in sentence


def test_a_header_with_more_cells_than_the_rows(tmp_path):
    form = csv(answers()).replace("ID,Unit", "ID,Extra,Unit", 1)
    sentence = refused("diagnose", firm(tmp_path, form), folder=tmp_path)
    assert "form.csv: the header on line 1 has 6 names, but the row on line 2 has 5 cells" in sentence
    assert "mend the header" in sentence


def test_mixed_encodings(tmp_path):
    form = csv(answers()).replace("r3,", "Jörg,").encode().replace(b"r5,", "Zoë,".encode("cp1252"))
    sentence = refused("diagnose", firm(tmp_path, form), folder=tmp_path)
    assert "form.csv mixes encodings: line 5 is UTF-8, line 7 is not" in sentence
    assert "save the whole file in one encoding" in sentence


def test_dates_in_two_formats_that_contradict_each_other(tmp_path):
    firm(tmp_path, toml=mapping() + PEOPLE)
    (tmp_path / "people.csv").write_text("person,unit,hired_on\np1,North,31/12/2024\np2,South,12/31/2024\n")
    sentence = refused("diagnose", tmp_path, folder=tmp_path)
    assert "people.csv, column 'hired_on': line 2 writes the day first, line 3 the month first" in sentence
    assert "mend the export" in sentence


def test_dates_in_a_form_that_the_mapping_does_not_name(tmp_path):
    firm(tmp_path, toml=mapping() + PEOPLE + 'dates = ["%Y-%m-%d"]\n')
    days = ["2024-01-02"] * 30 + ["31.12.2024"]
    rows = [(f"p{n}", "North", day) for n, day in enumerate(days)]
    (tmp_path / "people.csv").write_text(csv(rows, ("person", "unit", "hired_on")))
    refusals = report(tmp_path)["reading"]["refusals"]
    assert [(r["file"], r["line"], r["column"]) for r in refusals] == [("people.csv", 32, "hired_on")]
    assert "cannot be read as a day in any of the forms '%Y-%m-%d'" in refusals[0]["reason"]
    assert "mend it or add its form to dates" in refusals[0]["reason"]


def test_an_unknown_scale_label(tmp_path):
    rows = answers()
    rows[4] = (*rows[4][:3], "Perhaps", rows[4][4])
    made = report(firm(tmp_path, csv(rows)))
    refusals = made["reading"]["refusals"]
    assert [(r["file"], r["line"], r["column"]) for r in refusals] == [("form.csv", 6, "I was told lately")]
    assert "is no answer of the scale 'agree'" in refusals[0]["reason"]
    assert "add it there, or to missing or not_applicable" in refusals[0]["reason"]
    assert measured(made, "reached")["n"] == 23
    assert measured(made, "lived")["n"] == 24


def test_what_stood_in_a_cell_is_said_by_check_and_kept_out_of_the_report(tmp_path):
    rows = answers()
    rows[4] = (*rows[4][:3], "Perhaps", rows[4][4])
    folder = firm(tmp_path, csv(rows))
    assert "'Perhaps' is no answer of the scale 'agree'" in plain(typed("check", folder).out)
    assert "Perhaps" not in typed("diagnose", folder).out


def test_when_no_cell_holds_an_answer_the_pulse_is_named(tmp_path):
    rows = [(who, unit, "", "", "") for who, unit, *_ in answers()]
    said = plain(typed("check", firm(tmp_path, csv(rows))).out)
    assert "holds no answer in any of its" in said
    assert "check the export, or the marks under missing" in said


def test_all_answers_missing_leaves_every_link_open(tmp_path):
    rows = [(who, unit, "", "", "") for who, unit, *_ in answers()]
    made = report(firm(tmp_path, csv(rows)))
    assert made["verdict"]["id"] == "cannot-tell"
    assert {link["status"] for link in made["links"]} == {"unknown"}
    assert [link["estimate"] for link in made["links"]] == [None] * 7
    assert made["left_out"]


def test_one_unit_only_is_compared_with_nothing(tmp_path):
    made = report(firm(tmp_path, csv(answers(units=("North",)))))
    assert [unit["group"] for unit in made["units"]] == ["North"]
    assert made["units"][0]["stands_out"] == []
    assert {found["id"] for found in made["spread"]} == {"cannot-tell"}


def test_when_every_unit_is_below_five_the_company_speaks_alone(tmp_path):
    made = report(firm(tmp_path, csv(answers(24, tuple("ABCDEFGH")))))
    assert measured(made, "lived")["n"] == 24
    assert [unit["group"] for unit in made["units"]] == list("ABCDEFGH")
    shares = [share for unit in made["units"] for share in unit["shares"]]
    assert [share["estimate"] for share in shares] == [None] * len(shares)
    assert {s["hidden"] for s in shares if s["link"] == "reached"} == {"fewer than 5 answers"}
    assert [left["why"] for left in made["left_out"] if left["what"].startswith("unit: A, B")] == [
        "fewer than 5 answers; counted in the company"
    ]


def test_a_zip_bomb(tmp_path):
    firm(tmp_path, toml=mapping().replace("form.csv", "form.xlsx"))
    with zipfile.ZipFile(tmp_path / "form.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (51 * 2**20))
    sentence = refused("diagnose", tmp_path, folder=tmp_path)
    assert "form.xlsx unzips to more than 50 MB" in sentence
    assert "save the sheet as CSV" in sentence
    assert refused("map", tmp_path / "form.xlsx", folder=tmp_path) == sentence


def test_cells_that_are_formulas_are_text_and_never_reckoned(tmp_path):
    odd = ("r99", '=HYPERLINK("x")', "@SUM(1)", "=1+1", "Agree")
    form = csv(answers()) + ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in odd) + "\n"
    made = report(firm(tmp_path, form))
    refusals = made["reading"]["refusals"]
    assert [(r["line"], r["column"]) for r in refusals] == [(26, "I was told lately")]
    assert "is no answer of the scale 'agree'" in refusals[0]["reason"]
    assert measured(made, "lived")["n"] == 25


@pytest.mark.parametrize("weight", ["NaN", "inf", "-inf", "-1"])
def test_a_weight_that_is_no_weight_leaves_its_row_out_and_says_so(tmp_path, weight):
    rows = [(*row, "1.5") for row in answers()]
    rows[2] = (*rows[2][:-1], weight)
    made = report(firm(tmp_path, csv(rows, (*HEADER, "w")), mapping(columns='weight = "w"')))
    refusals = made["reading"]["refusals"]
    assert [(r["file"], r["line"], r["column"]) for r in refusals] == [("form.csv", 4, "w")]
    assert "is no weight: it must be a finite number, not below 0" in refusals[0]["reason"]
    assert measured(made, "lived")["n"] == 23


def test_the_same_file_read_twice(tmp_path):
    again = mapping()[mapping().index("[[file]]") :]
    sentence = refused("diagnose", firm(tmp_path, toml=mapping() + again), folder=tmp_path)
    assert sentence == "fairlead.toml reads form.csv twice as the table answers: take one [[file]] away."


def test_the_same_rows_twice_in_one_file_are_said_and_left_as_they_are(tmp_path):
    made = report(firm(tmp_path, csv(answers() + answers())))
    said = {s["kind"]: s["sentence"] for s in made["reading"]["suspicions"]}
    assert (
        "form.csv has 24 rows that repeat another in every cell, such as line 26 after line 2"
        in said["duplicate-rows"]
    )
    assert "check whether it was exported twice" in said["duplicate-rows"]
    assert measured(made, "lived")["n"] == 48


def test_a_plan_with_a_broken_brace(tmp_path):
    plan = PLAN.replace('measure="days"}', 'measure="days"')
    sentence = refused("diagnose", firm(tmp_path, plan=plan), folder=tmp_path)
    assert sentence.startswith("plan.md, line 8: the brace")
    assert 'end the line with {#id owner="Branch leads" due=2027-03-31}' in sentence


def test_a_plan_with_two_equal_ids(tmp_path):
    plan = PLAN.replace("{#paid", "{#call-back")
    sentence = refused("diagnose", firm(tmp_path, plan=plan), folder=tmp_path)
    assert sentence == (
        "plan.md, line 8: the id #call-back was given on line 7 too: give each statement its own."
    )


def test_check_says_the_same_of_a_folder_and_goes_on(tmp_path):
    firm(tmp_path, plan=PLAN.replace("{#paid", "{#call-back"))
    before = files(tmp_path)
    said = typed("check", tmp_path)
    words = " ".join(said.out.split())
    assert said.code == 0
    assert "plan.md, line 8: the id #call-back was given on line 7 too" in words
    assert "form.csv: CSV, UTF-8, comma; read as answers: 24 of 24 rows used" in words
    assert files(tmp_path) == before


def measured(made, link):
    """The deciding figure of a link in a report."""
    return next(found for found in made["links"] if found["id"] == link)
