"""What looks wrong is said, and left as it is."""

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
    assert "has 1 row that repeat" in said(firm, "duplicate-rows")
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


def test_files_that_nothing_reads_are_named(tmp_path):
    assert read(write(tmp_path, units_csv="unit\nS\n", notes_doc="x")).reading.ignored == ("notes.doc",)
