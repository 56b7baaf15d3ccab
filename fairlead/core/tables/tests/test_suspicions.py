"""What looks wrong is said, and left as it is."""

import re

from fairlead.core.tables import read
from fairlead.core.tables.tests.folders import AGREE, item, kinds, rows, write

PEOPLE = "person,unit,hired_on,left_on,manager\n"


def said(firm, kind):
    (one,) = [s.sentence for s in firm.reading.suspicions if s.kind == kind]
    return one


def test_rows_that_repeat_another_are_said_with_a_line_and_kept(tmp_path):
    firm = read(
        write(tmp_path, tellings_csv="told_on,statement,channel\n2025-01-01,a,mail\n2025-01-01,a,mail\n")
    )
    assert "has 1 row that repeats another" in said(firm, "duplicate-rows")
    assert "line 3 after line 2" in said(firm, "duplicate-rows")
    assert rows(firm, "SELECT count(*) FROM tellings") == [(2,)]


def test_more_answers_than_people_are_said(tmp_path):
    toml = f'population = 2\n{AGREE}[[file]]\npath = "f.csv"\ntable = "answers"\npulse = "w"\n{item("q")}'
    firm = read(write(tmp_path, f_csv="id,q\n1,Agree\n2,Agree\n3,Agree\n", fairlead_toml=toml))
    assert said(firm, "response-above-100").startswith("3 answered the pulse w, yet only 2 people")


def test_a_people_file_that_lost_a_third_is_said_and_nobody_is_dropped(tmp_path):
    early = "person,unit,hired_on\n" + "".join(f"p{n},S,2020-01-01\n" for n in range(9))
    late = "person,unit,hired_on\n" + "".join(f"p{n},T,2020-01-01\n" for n in range(5))
    one = '[[file]]\npath = "{0}.csv"\ntable = "people"\nfixed = {{ seen_from = "{1}" }}\n'
    toml = one.format("early", "2025-01-31") + one.format("late", "2026-01-31")
    firm = read(write(tmp_path, early_csv=early, late_csv=late, fairlead_toml=toml))
    assert "of 2026-01-31 has 5 rows where that of 2025-01-31 has 9" in said(firm, "shrunken-people")
    assert rows(firm, "SELECT unit, count(*), min(seen_from)::VARCHAR FROM people GROUP BY 1 ORDER BY 1") == [
        ("S", 4, "2025-01-31"), ("T", 5, "2025-01-31"),
    ]  # fmt: skip


def test_leaving_before_being_hired_is_said(tmp_path):
    firm = read(write(tmp_path, people_csv=PEOPLE + "p1,S,2025-01-01,2024-01-01,\n"))
    assert said(firm, "dates-out-of-order").startswith("1 person left before being hired ('p1')")


def test_one_unit_spelt_two_ways_is_said(tmp_path):
    body = "p1,North  Branch,2025-01-01,,\np2,north branch,2025-01-01,,\np3,Norht Branch,2025-01-01,,\np4,Nort Branch,2025-01-01,,\n"
    firm = read(write(tmp_path, people_csv=PEOPLE + body))
    sentences = [s.sentence for s in firm.reading.suspicions if s.kind == "unit-spelling"]
    assert any(s.startswith("'North  Branch' and 'north branch' may be one unit") for s in sentences)
    assert any("'Nort Branch'" in s for s in sentences)


def test_units_that_differ_by_a_number_or_are_short_are_not_suspected(tmp_path):
    body = (
        "p1,Region 11,2025-01-01,,\np2,Region 12,2025-01-01,,\np3,East,2025-01-01,,\np4,West,2025-01-01,,\n"
    )
    assert kinds(read(write(tmp_path, people_csv=PEOPLE + body))) == set()


def test_a_manager_who_is_nobody_is_said(tmp_path):
    firm = read(write(tmp_path, people_csv=PEOPLE + "p1,S,2025-01-01,,p7\np2,S,2025-01-01,,p1\n"))
    assert "('p7')" in said(firm, "unknown-manager")


def test_a_telling_of_what_no_edition_says_is_said(tmp_path):
    plan = "---\ncompany: Oak\nedition: 1\n---\n## Priorities\n- Call back. {#call-back}\n"
    told = "told_on,statement,channel\n2025-01-01,call-back,mail\n2025-01-01,call-bak,mail\n"
    firm = read(write(tmp_path, plan_md=plan, tellings_csv=told))
    assert "'call-bak', which no edition" in said(firm, "unknown-statement")
    assert said(firm, "unknown-statement").endswith("check the ids; the nearest known: 'call-back'.")


def test_files_that_nothing_reads_are_named(tmp_path):
    assert read(write(tmp_path, units_csv="unit\nS\n", notes_doc="x")).reading.ignored == ("notes.doc",)


def two_exports(folder, early, late):
    one = '[[file]]\npath = "{0}.csv"\ntable = "people"\nfixed = {{ seen_from = "{1}" }}\n'
    toml = one.format("late", "2026-01-31") + one.format("early", "2025-01-31")
    return read(write(folder, early_csv=PEOPLE + early, late_csv=PEOPLE + late, fairlead_toml=toml))


def test_two_exports_that_disagree_on_a_day_are_said_and_the_latest_holds(tmp_path):
    early = "p1,S,2020-01-01,,\np2,S,2020-02-01,2024-12-01,\np3,S,2020-03-01,,\n"
    late = "p1,S,2020-01-11,,\np2,S,2020-02-01,2024-12-24,\np3,S,2020-03-01,2025-12-31,\n"
    firm = two_exports(tmp_path, early, late)
    assert said(firm, "exports-disagree").startswith("2 people have one day of hiring or leaving")
    assert "('p1', 'p2')" in said(firm, "exports-disagree")
    assert rows(firm, "SELECT hired_on::VARCHAR FROM people WHERE person = 'p1'") == [("2020-01-11",)]


COMMITTED = "commitment,due,done_on,state\n"


def test_a_commitment_called_kept_but_done_late_is_said_and_stays_kept(tmp_path):
    body = "Ring back,2026-07-31,2026-08-03,kept\nPay,2026-07-31,2026-07-31,kept\nVisit,2026-07-31,2026-08-03,late\n"
    firm = read(write(tmp_path, commitments_csv=COMMITTED + body))
    assert said(firm, "kept-late").startswith(
        "1 commitment is called kept but done after the due date ('Ring back'): say late"
    )
    assert rows(firm, "SELECT count(*) FROM commitments WHERE state = 'kept'") == [(2,)]
    assert kinds(firm) == {"kept-late"}


def test_commitments_kept_without_a_day_are_said_with_their_number(tmp_path):
    body = "Ring back,2026-07-31,,kept\nPay,2026-08-31,,kept\nVisit,2026-07-31,,open\n"
    firm = read(write(tmp_path, commitments_csv=COMMITTED + body))
    assert "2 commitments are called kept without the day" in said(firm, "kept-undated")
    assert "('Ring back', 'Pay'): fill in done_on" in said(firm, "kept-undated")


def test_a_telling_to_more_people_than_the_firm_has_is_said(tmp_path):
    told = "told_on,statement,channel,people\n2025-06-01,a,mail,3\n2025-06-02,b,mail,2\n2025-06-03,c,talk,9\n"
    body = "p1,S,2025-01-01,,\np2,S,2025-01-01,,\np3,S,2020-01-01,2024-01-01,\n"
    firm = read(write(tmp_path, people_csv=PEOPLE + body, tellings_csv=told))
    assert said(firm, "told-above-100").startswith(
        "2 tellings went to more people than the firm has, such as that of 2025-06-03 to 9 where 2 people are known"
    )


def test_without_people_and_population_no_telling_is_too_large(tmp_path):
    told = "told_on,statement,channel,people\n2025-06-01,a,mail,900\n"
    assert kinds(read(write(tmp_path, tellings_csv=told))) == set()


def test_an_exit_before_the_hire_is_said_and_a_year_is_taken_to_its_end(tmp_path):
    body = "p1,S,2024-09-09,2024-12-05,\np2,S,2024-09-09,2024-12-05,\n"
    left = "leaver,left_on,reason\np1,2023-12-05,pay\np1,2023-12-05,job\np2,2024,pay\n"
    firm = read(write(tmp_path, people_csv=PEOPLE + body, exits_csv=left))
    assert said(firm, "exit-before-hire").startswith(
        "1 exit is dated before the leaver was hired by the people file ('p1'): check the day"
    )


def test_words_that_a_spreadsheet_took_for_a_formula_are_said(tmp_path):
    answers = "pulse,item,respondent,text\nnow,recall,1,#NAME?\nnow,recall,2,#1 is calling back\n"
    firm = read(write(tmp_path, answers_csv=answers))
    assert said(firm, "spreadsheet-error").startswith("1 answer in own words is an error of a spreadsheet")


BRACKETS = re.compile(r" \('[^)]*'\)")  # what a report takes out, for these may be ids of people


def test_examples_stand_in_one_pair_of_brackets_however_many_and_however_odd_they_are(tmp_path):
    body = "".join(f"p{n},S,2025-01-01,,x{n} (old)\n" for n in range(7))
    found = said(read(write(tmp_path, people_csv=PEOPLE + body)), "unknown-manager")
    assert found.startswith("7 managers are not among the people ('x0 [old]', ")
    assert BRACKETS.sub("", found) == "7 managers are not among the people: check their ids."


def test_of_many_unknown_statements_it_is_said_how_many_more_there_are(tmp_path):
    plan = "---\ncompany: Oak\nedition: 1\n---\n## Priorities\n- Call back. {#call-back}\n"
    told = "told_on,statement,channel\n" + "".join(f"2025-01-01,s{n},mail\n" for n in range(7))
    firm = read(write(tmp_path, plan_md=plan, tellings_csv=told))
    assert "'s4' and 2 more, which no edition" in said(firm, "unknown-statement")


def test_a_telling_to_all_of_a_firm_that_was_larger_then_is_not_suspected(tmp_path):
    told = "told_on,statement,channel,people\n2025-06-01,a,mail,2\n2025-08-01,a,mail,1\n"
    body = "p1,S,2025-01-01,,\np2,S,2025-01-01,2025-07-01,\n"
    assert kinds(read(write(tmp_path, people_csv=PEOPLE + body, tellings_csv=told))) == set()
