"""Exports of many makers, each of our own writing: what is proposed is accepted, reads, and says its doubts."""

import tomllib

import pytest
import xlsxwriter

from fairlead.core.tables import parse_mapping, propose, read
from fairlead.core.tables.errors import UnableToOpen
from fairlead.core.tables.tests.folders import rows, write

GOOGLE = (
    "Timestamp,In your own words: what matters most right now?,I was told where we are going,I see myself leaving soon,"
    "Which team do you work in?,Anything else?\n"
    "05/10/2026 08:01:00,ring people in the first week,Agree,Disagree,North,\n"
    "06/10/2026 08:02:00,get paid and fill the vans,Strongly agree,Cannot say,South,the coffee is cold again and nobody minds\n"
    "07/10/2026 08:03:00,I honestly could not tell you,Disagree,Strongly disagree,North,\n"
    "07/10/2026 08:03:00,,Neither agree nor disagree,Agree,South,\n"
)


def proposed(folder, **files):
    """The proposal for files written into a folder, and the firm that it reads."""
    write(folder, **files)
    paths = sorted(path for path in folder.iterdir() if path.name != "fairlead.toml")
    text = propose(paths)
    (folder / "fairlead.toml").write_text(text, encoding="utf-8")
    return text, read(folder)


def mapped(text, file=0):
    return parse_mapping(text).files[file]


def test_a_google_form_is_read_whole_as_it_comes(tmp_path):
    text, firm = proposed(tmp_path, form_csv=GOOGLE)
    assert firm.reading.refused == 0
    assert "like those of Google Forms" in text
    found = rows(
        firm,
        "SELECT construct, count(value), count(text) FROM answers JOIN items USING (item) GROUP BY 1 ORDER BY 1",
    )
    assert found == [("reached", 4, 0), ("recall", 0, 3), ("stay-intent", 3, 0)]
    assert mapped(text).columns == {"unit": "Which team do you work in?"}
    assert '# Not used: "Timestamp", "Anything else?"' in text
    assert "guess: reached, because it says 'told'" in text.replace("was told", "told")


def test_agreeing_to_leave_is_turned_round(tmp_path):
    text, _ = proposed(tmp_path, form_csv=GOOGLE)
    assert [i.reversed for i in mapped(text).items if i.construct == "stay-intent"] == [True]


def test_the_order_of_labels_does_not_depend_on_the_order_of_rows(tmp_path):
    head, *body = GOOGLE.splitlines(keepends=True)
    text, _ = proposed(tmp_path / "a", form_csv=GOOGLE)
    turned, _ = proposed(tmp_path / "b", form_csv=head + "".join(reversed(body)))
    assert text == turned
    assert parse_mapping(text).scales["agree"].labels[0] == "Strongly disagree"


def test_microsoft_forms_with_several_choices_in_a_cell(tmp_path):
    csv = (
        "ID,Start time,Completion time,Email,Name,I am clear about our priorities,How did you hear of the plan?\n"
        "1,10/1/26 9:00,10/1/26 9:04,anonymous,,Agree,Mail;Meeting;\n"
        "2,10/1/26 9:10,10/1/26 9:14,anonymous,,Somewhat disagree,Meeting;\n"
        "3,10/1/26 9:20,10/1/26 9:24,anonymous,,Disagree,\n"
    )
    text, firm = proposed(tmp_path, form_csv=csv)
    assert firm.reading.refused == 0
    assert "Microsoft Forms" in text
    assert mapped(text).columns == {"respondent": "ID"}
    ticks = rows(
        firm,
        "SELECT i.wording, sum(value) FROM answers JOIN items i USING (item) WHERE high = 1 GROUP BY 1 ORDER BY 1",
    )
    assert ticks == [
        ("How did you hear of the plan?: Mail", 1),
        ("How did you hear of the plan?: Meeting", 2),
    ]
    assert "doubt: an empty cell may also mean that the question was skipped" in text
    assert '# Not read, for it names a person: "Email", "Name"' in text


def test_a_heading_over_two_lines(tmp_path):
    csv = (
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,I know what is expected of me,How did you hear?,\n"
        ",,,,,Response,Mail,Talk\n"
        "11,7,10/01/2026,10/01/2026,,Agree,Mail,\n"
        "12,7,10/14/2026,10/14/2026,,Disagree,,Talk\n"
    )
    text, firm = proposed(tmp_path, form_csv=csv)
    assert mapped(text).header == (1, 2)
    assert rows(firm, "SELECT construct, value FROM answers JOIN items USING (item) WHERE high = 5 ORDER BY 2") == [
        ("expected", 2), ("expected", 4),
    ]  # fmt: skip


def test_three_lines_of_headings_of_which_the_third_is_for_machines(tmp_path):
    csv = (
        "StartDate,EndDate,Progress,Finished,ResponseId,Q1\n"
        "Start Date,End Date,Progress,Finished,Response ID,We are going in the right direction.\n"
        '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}","{""ImportId"":""d""}","{""ImportId"":""e""}","{""ImportId"":""f""}"\n'
        "2026-10-01,2026-10-01,100,1,R_1,Agree\n2026-10-02,2026-10-02,100,1,R_2,Strongly disagree\n"
    )
    text, firm = proposed(tmp_path, form_csv=csv)
    assert (mapped(text).header, mapped(text).skip_rows) == ((2,), 1)
    assert firm.reading.refused == 0
    assert rows(firm, "SELECT respondent, value FROM answers ORDER BY 1") == [("R_1", 4), ("R_2", 1)]


def test_numbers_from_one_to_five_are_a_scale_whose_good_end_is_a_doubt(tmp_path):
    csv = "respondent id,I know how my work helps,Q2,Grade,PWT\n" + "".join(
        f"r{n},{1 + n % 5},{1 + n % 4},{'Staff' if n % 2 else 'Manager'},1.{n}\n" for n in range(12)
    )
    text, firm = proposed(tmp_path, survey_csv=csv)
    assert [(i.construct, i.low, i.high) for i in mapped(text).items] == [
        ("line-of-sight", 1, 5),
        ("other", 1, 5),
    ]
    assert "5 is taken for the best answer" in text
    assert mapped(text).columns == {"respondent": "respondent id", "level": "Grade", "weight": "PWT"}
    assert parse_mapping(text).settings.level_order == ("Staff", "Manager")
    assert firm.reading.refused == 0


def test_codes_of_labels_and_marks_of_nothing(tmp_path):
    csv = "id,Kept informed\n1,SA\n2,A\n3,N\n4,D\n5,SD\n6,M\n7,N/A\n8,\n"
    text, firm = proposed(tmp_path, survey_csv=csv)
    scale = parse_mapping(text).scales["agree"]
    assert (scale.codes[0], scale.missing, scale.not_applicable) == (("SD",), ("M",), ("N/A",))
    assert text.count("# doubt: taken for") == 2
    assert rows(firm, "SELECT respondent, value, missing FROM answers ORDER BY 1")[4:] == [
        ("5", 1, None), ("6", None, "skipped"), ("7", None, "cannot-say"), ("8", None, "skipped"),
    ]  # fmt: skip


def test_labels_with_their_numbers_in_front_in_either_direction(tmp_path):
    csv = "id,We were told where we are going\n1,1 - Strongly agree\n2,5 - Strongly disagree\n3,2 - Agree\n"
    _, firm = proposed(tmp_path, survey_csv=csv)
    assert rows(firm, "SELECT value FROM answers ORDER BY respondent") == [(5,), (1,), (4,)]


def test_an_unknown_label_is_called_a_doubt_before_it_is_refused(tmp_path):
    csv = "id,I know what is expected of me\n" + "1,Agree\n2,Disagree\n3,Agree\n4,Perhaps so\n"
    text, firm = proposed(tmp_path, survey_csv=csv)
    assert '# doubt: "Perhaps so" is on no scale that is known' in text
    assert firm.reading.refused == 1


EXITS = (
    "Emp No,Cease Date,Separation Type,Site,Pay,Lack of direction,Ill Health,None of the above,Kept informed,My say,Information,Age\n"
    "1,08/2025,Resignation,Hull,,TRUE,FALSE,FALSE,A,D,SD,41\n"
    "2,2025,Age Retirement,York,TRUE,FALSE,FALSE,FALSE,SA,N,A,64\n"
    "3,09/2025,Contract Expired,Not Stated,FALSE,FALSE,FALSE,TRUE,D,D,D,33\n"
    "4,Not Stated,Dismissed for cause,Hull,FALSE,FALSE,TRUE,FALSE,N,A,A,29\n"
)


def test_one_file_may_hold_exits_and_answers(tmp_path):
    text, firm = proposed(tmp_path, leavers_csv=EXITS)
    assert [file.table for file in parse_mapping(text).files] == ["exits", "answers"]
    assert rows(firm, "SELECT leaver, reason FROM exits WHERE reason IS NOT NULL ORDER BY ALL") == [
        ("1", "direction/no-plan"), ("2", "pay"), ("3", "none"), ("4", "health"),
    ]  # fmt: skip
    assert rows(firm, "SELECT leaver, kind, left_precision FROM exits ORDER BY 1") == [
        ("1", "voluntary", "month"), ("2", "other", "year"), ("3", "other", "month"), ("4", "involuntary", None),
    ]  # fmt: skip
    assert firm.reading.refused == 0, firm.reading.refusals


def test_empty_boxes_are_a_doubt_whichever_way_they_are_taken(tmp_path):
    text, _ = proposed(tmp_path / "a", leavers_csv=EXITS)
    assert 'empty = "skipped"   # doubt: 1 box is empty; it may also mean not ticked' in text
    crosses = EXITS.replace("FALSE", "").replace("TRUE", "x")
    text, _ = proposed(tmp_path / "b", leavers_csv=crosses)
    assert text.count('empty = "not-ticked"   # doubt:') == 4


def test_reasons_in_words_with_several_in_a_cell(tmp_path):
    csv = "ID;Last Day;Main reason for leaving;Other reasons\n1;31.01.2025;Money;hours | boss\n2;28.02.2025;Nobody told us the plan;\n"
    text, firm = proposed(tmp_path, gone_csv=csv)
    found = rows(firm, 'SELECT leaver, reason, "primary" FROM exits ORDER BY 1, 2')
    assert found == [
        ("1", "manager", False),
        ("1", "pay", True),
        ("1", "work-life", False),
        ("2", "direction/not-told", True),
    ]
    assert "guess: it says 'money'" in text


BAMBOO = (
    "Employee #,First Name,Last Name,Job Title,Department,Location,Reporting to,Hire Date,Termination Date,Status,Pay rate,Gender\n"
    '1,Ada,Lee,Lead,Sales,Hull,3,03/31/2020,,Active,"52,000.00",F\n'
    '2,Bo,Ray,Agent,Sales,York,1,04/01/2021,12/31/2025,Inactive,"31,000.00",M\n'
    '3,Cy,Fox,Agent,Care,York,,05/20/2021,,Active,"31,000.00",M\n'
)
PERSONIO = (
    "ID;Vorname;Nachname;Position;Abteilung;Standort;Vorgesetzter;Einstellungsdatum;Austrittsdatum;Gehalt;Geburtsdatum\n"
    "1;Ada;Lee;Leitung;Vertrieb;Kiel;Cy Fox;2020-03-31;;52000;1980-01-01\n"
    "2;Bo;Ray;Beratung;Vertrieb;Kiel;Ada Lee;2021-04-01;2025-12-31;31000;1990-01-01\n"
    "3;Cy;Fox;Beratung;Pflege;Bonn;;2021-05-20;;31000;1970-01-01\n"
)
WORKDAY = (
    "Employee ID,Legal Name - First Name,Legal Name - Last Name,Supervisory Organization,Cost Center,Hire Date,Termination Date,"
    "Manager,Worker Type\nE1,Ada,Lee,Sales,100,2020-03-31,,,Employee\nE2,Bo,Ray,Care,200,2021-04-01,2025-12-31,E1,Employee\n"
)
CULTURE = (
    "Name,Preferred Name,Employee Id,Email,Date of Birth,Start Date,End Date,Manager Email,Job Title Level,Department,Gender\n"
    "Ada,Ada,E1,a@x,1980-01-01,2020-03-31,,,Manager,Sales,F\nBo,Bo,E2,b@x,1990-01-01,2021-04-01,,a@x,Staff,Care,M\n"
)


@pytest.mark.parametrize(
    ("export", "name", "people"),
    [
        (
            BAMBOO,
            "BambooHR",
            [("1", "Sales", "2020-03-31"), ("2", "Sales", "2021-04-01"), ("3", "Care", "2021-05-20")],
        ),
        (
            PERSONIO,
            "Personio in German",
            [("1", "Vertrieb", "2020-03-31"), ("2", "Vertrieb", "2021-04-01"), ("3", "Pflege", "2021-05-20")],
        ),
        (WORKDAY, "Workday", [("E1", "Sales", "2020-03-31"), ("E2", "Care", "2021-04-01")]),
        (CULTURE, "Culture Amp", [("E1", "Sales", "2020-03-31"), ("E2", "Care", "2021-04-01")]),
    ],
)
def test_people_of_common_hr_systems(tmp_path, export, name, people):
    text, firm = proposed(tmp_path, staff_csv=export)
    assert f"the headings are like those of {name}" in text
    assert rows(firm, "SELECT person, unit, hired_on::VARCHAR FROM people ORDER BY 1") == people
    assert firm.reading.refused == 0


def test_gusto_without_an_id_says_what_to_ask_for(tmp_path):
    csv = (
        "First name,Last name,Preferred name,Manager,Department,Title,Hire date,Last day of work,Work location,Work email\n"
        "Ada,Lee,,,Sales,Lead,03/04/2020,,Hull,a@x\nBo,Ray,,Ada Lee,Care,Agent,04/05/2021,,York,b@x\n"
    )
    write(tmp_path, staff_csv=csv)
    text = propose([tmp_path / "staff.csv"])
    assert parse_mapping(text).files[0].dates == ("%m/%d/%Y",)
    assert "no column was found for person" in text
    assert "ask for employee ids" in text


def test_pay_birth_dates_and_names_stay_unread(tmp_path):
    text, firm = proposed(tmp_path, staff_csv=PERSONIO)
    used = set(mapped(text).columns.values())
    assert not used & {"Gehalt", "Geburtsdatum", "Vorname", "Nachname", "Vorgesetzter"}
    assert 'pay_band = "Gehalt" above would make five bands and drop the amounts' in text
    assert rows(firm, "SELECT count(pay_band) FROM people") == [(0,)]


def test_days_that_fit_day_first_and_month_first_are_called_a_doubt(tmp_path):
    csv = "Emp No,Branch,Hire Date\n1,Hull,01/02/2020\n2,York,03/04/2021\n3,York,05/06/2021\n"
    text, firm = proposed(tmp_path, staff_csv=csv)
    assert "doubt: every day fits day first and month first; day first was taken" in text
    assert rows(firm, "SELECT hired_on::VARCHAR FROM people ORDER BY 1")[0] == ("2020-02-01",)


def test_two_lists_of_people_get_the_days_in_their_names(tmp_path):
    csv = "Emp No,Branch,Hire Date\n1,Hull,2020-02-01\n2,York,2021-02-01\n3,York,2021-02-01\n"
    folder = write(tmp_path, fairlead_toml="")
    for name in ("Staff Oct 2025.csv", "Staff 30-10-2026.csv"):
        (folder / name).write_text(csv)
    text = propose(sorted(folder.glob("*.csv")))
    (folder / "fairlead.toml").write_text(text)
    assert rows(read(folder), "SELECT DISTINCT seen_from::VARCHAR FROM people") == [("2025-10-31",)]


def test_percentages_of_groups_without_a_base(tmp_path):
    csv = (
        "Organisation,Response rate,B01. I have a clear understanding of our purpose,B02. My pay is fair\n"
        + ("All staff,80%,74%,20%\nNorth,78%,71%,22%\nSouth,81%,79%,18%\n")
    )
    text, firm = proposed(tmp_path, scores_2013_csv=csv)
    assert mapped(text).leave_out[0].values == ("All staff",)
    found = rows(firm, "SELECT pulse, item, \"group\", share FROM counts WHERE item LIKE 'b0%' ORDER BY 2, 3")
    assert found[0] == ("2013", "b01", "North", 0.71)
    assert "no interval can be given" in text


def test_figures_in_long_shape(tmp_path):
    csv = "year,organisation,uid,value\n" + "".join(
        f"{year},{unit},{item},{40 + year % 7}\n"
        for year in (2017, 2018) for unit in ("North", "South") for item in ("lmc.kept_informed", "obj.clear_vision")
    )  # fmt: skip
    text, firm = proposed(tmp_path, long_csv=csv)
    assert {i.value: i.construct for i in mapped(text).items} == {
        "lmc.kept_informed": "reached", "obj.clear_vision": "claimed-clarity",
    }  # fmt: skip
    assert rows(firm, "SELECT count(*), max(share) FROM counts") == [(8, 0.42)]


def test_tellings_commitments_and_deals(tmp_path):
    sends = "Date,Sent via,Statement (Nadia),Segment,Recipients\n2026-09-01,mail,call-back,All staff,45\n2026-09-08,talk,paid,Hull,9\n"
    said = "What we said,Who,By when,Done,How it ended\nRing,Ada,15/05/2026,21/05/2026,done late\nPay,Bo,30/06/2026,,quietly dropped\n"
    deals = "Opportunity ID,Stage,Stage Date,Amount\nD1,Demo,2026-01-02,900\nD1,Won,2026-02-02,900\n"
    _, firm = proposed(tmp_path, mails_csv=sends, said_csv=said, deals_csv=deals)
    assert firm.reading.refused == 0
    assert rows(firm, "SELECT statement, unit, people FROM tellings ORDER BY 1") == [
        ("call-back", None, 45),
        ("paid", "Hull", 9),
    ]
    assert rows(firm, "SELECT state FROM commitments ORDER BY 1") == [("dropped",), ("late",)]
    assert rows(firm, "SELECT deal, stage FROM stage_events ORDER BY entered_at") == [
        ("D1", "Demo"),
        ("D1", "Won"),
    ]


def test_a_title_above_the_heading_and_a_sheet_of_instructions(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "notes.xlsx") as book:
        book.add_worksheet("how to use").write_row(0, 0, ["Fill one row a leaver."])
        sheet = book.add_worksheet("Leavers")
        for at, row in enumerate(
            [
                ["Exit notes: confidential"],
                [],
                ["Emp #", "Date left", "Main reason"],
                [7, "2025-01-31", "Pay"],
                [8, "2025-02-28", "Boss"],
            ]
        ):
            sheet.write_row(at, 0, row)
    text, firm = proposed(tmp_path)
    assert (mapped(text).sheet, mapped(text).header) == ("Leavers", (3,))
    assert rows(firm, "SELECT leaver, reason FROM exits ORDER BY 1") == [("7", "pay"), ("8", "manager")]


def test_plans_leaders_and_what_nobody_knows(tmp_path):
    write(tmp_path / "leaders", ada_txt="1. Ring people\n2. Get paid\n")
    plan = '---\ncompany: Oak "&" Sons\n---\n## Priorities\n- Ring people. {#ring owner="Ada"}\n'
    write(tmp_path, plan_md=plan, notes_md="Lunch at one.\n", odd_csv="a,b\n1,2\n3,4\n")
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    text = propose(files)
    (tmp_path / "fairlead.toml").write_text(text)
    firm = read(tmp_path)
    assert firm.company == 'Oak "&" Sons'
    assert firm.present == {"plan", "answers", "items"}
    assert "# notes.md: no table that is known" in text
    assert "What this file holds could not be told" in text


def test_files_that_bear_fairlead_names_need_no_columns(tmp_path):
    text, firm = proposed(tmp_path, people_csv="person,unit,hired_on\np1,Hull,2020-01-31\n")
    assert mapped(text).columns == {}
    assert firm.present == {"people"}


def test_parquet_is_looked_at_too(tmp_path):
    import duckdb

    target = tmp_path / "survey.parquet"
    duckdb.sql(
        f"COPY (SELECT * FROM (VALUES (1, 'Agree'), (2, 'Disagree')) t(id, \"I was told the plan\")) TO '{target}'"
    )
    _, firm = proposed(tmp_path)
    assert rows(firm, "SELECT value FROM answers ORDER BY respondent") == [(4,), (2,)]


def test_cells_and_names_cannot_break_out_of_the_mapping(tmp_path):
    nasty = 'I was "told"\\ it = [x] # no'
    csv = f'id,"{nasty.replace(chr(34), chr(34) * 2)}\n[[file]]"\n1,Agree\n2,Disagree\n3,"Agree\n[[file]]"\n4,Agree\n5,Agree\n'
    text, firm = proposed(tmp_path, survey_csv=csv)
    assert len(parse_mapping(text).files) == 1
    assert tomllib.loads(text)["file"][0]["item"][0]["column"].startswith(nasty)
    assert rows(firm, "SELECT count(value) FROM answers") == [(4,)]


def test_a_cell_that_is_quoted_in_a_comment_stays_on_its_line(tmp_path):
    csv = 'id,rung,I was told the plan\n1,"Manager\n[[file]]",Agree\n2,"Manager\n[[file]]",Agree\n3,Staff,Disagree\n'
    text, firm = proposed(tmp_path, survey_csv=csv)
    assert "such as 'Manager [[file]]'" in text
    assert mapped(text).columns["level"] == "rung"
    assert firm.reading.refused == 0


def test_a_missing_file_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(UnableToOpen):
        propose([tmp_path / "gone.csv"])


def test_nothing_to_look_at_gives_a_mapping_that_says_so_little(tmp_path):
    assert parse_mapping(propose([])).files == ()
