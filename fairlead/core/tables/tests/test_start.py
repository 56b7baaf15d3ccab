"""From nothing to a folder that reads whole: start, fill, export, read."""

import csv
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from fairlead.core.plans import check, parse
from fairlead.core.tables import UnableToStart, parse_mapping, read, start
from fairlead.core.tables.start_form import ABOUT, header, questions
from fairlead.core.tables.start_writing import put
from fairlead.core.tables.tests.folders import rows

COMPANY, LEADERS = 'Del & Neil "Steady" Staffing', ("Del Marsh", "Neil Okafor")
TODAY = date(2026, 10, 31)
PLAN = """---
company: Del & Neil
edition: 1
published: 2026-09-01
---
## Priorities
- Ring everyone we place in the first week. {#call-back owner="Branch leads" due=2027-03-31 measure="share called"}
- Get paid in thirty days. {#paid owner="Neil" due=2026-12-31 measure="days"}
"""


@pytest.fixture
def begun(tmp_path):
    folder = tmp_path / "our firm"
    start(folder, COMPANY, LEADERS)
    return folder


def export(folder, extra=(), name="answers.csv"):
    """What a form tool gives back: a time, then one column a question under its exact text."""
    head = [*header(COMPANY, LEADERS), *extra]
    scale = [
        "Agree",
        "Strongly agree",
        "Cannot say",
        "",
        "Disagree",
        "Neither agree nor disagree",
        "Strongly disagree",
    ]
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for n in range(12):
            own = ["ring people early\nget paid", "don't know", ""][n % 3]
            agreed = [scale[(n + q) % len(scale)] for q in range(8)]
            about = [f"Branch {n % 2}", "Team lead" if n % 4 else "Staff", ABOUT[2].choices[n % 4]]
            writer.writerow([f"05/10/2026 08:{n:02}:41", own, *agreed, *about, *("Agree" for _ in extra)])
    return folder


def fill(folder):
    export(folder)
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    for sheet in sorted((folder / "leaders").glob("sheet-*.txt")):
        sheet.write_text(sheet.read_text().replace("1.\n2.", "1. First week calls\n2. Paid in 30 days"))
    return folder


def test_the_filled_folder_reads_whole_with_nothing_refused(begun):
    firm = read(fill(begun))
    assert firm.reading.refused == 0, firm.reading.refusals
    assert firm.reading.suspicions == ()
    assert firm.company == COMPANY
    assert firm.present == {"plan", "items", "answers"}
    found = dict(rows(firm, "SELECT construct, count(*) FROM answers JOIN items USING (item) GROUP BY 1"))
    assert found.pop("leader-list") == 2
    assert found == {q.construct: 12 for q in questions(COMPANY, LEADERS) if not q.optional}
    assert (
        rows(firm, "SELECT text FROM answers WHERE item = 'leader-list'")
        == [("- First week calls\n- Paid in 30 days",)] * 2
    )
    assert set(firm.reading.ignored) == {
        "READ-ME-FIRST.txt",
        "form.txt",
        "invitation.txt",
        "leaders/README.txt",
    }


def test_do_not_know_is_an_answer_and_an_empty_cell_is_none(begun):
    firm = read(fill(begun))
    found = rows(
        firm, "SELECT text, missing, count(*) FROM answers WHERE item = 'recall' GROUP BY ALL ORDER BY 2, 1"
    )
    assert found == [(None, "skipped", 4), ("don't know", None, 4), ("ring people early\nget paid", None, 4)]


def test_the_optional_question_is_read_once_its_lines_are_taken_in(begun):
    fill(begun)
    toml = begun / "fairlead.toml"
    taken_in = re.sub(
        r"(?m)^# (?=\[\[file\.item\]\]|column =|item =|construct =|scale =|reversed =)", "", toml.read_text()
    )
    toml.write_text(taken_in)
    export(begun, [q.wording for q in questions(COMPANY, LEADERS) if q.optional])
    firm = read(begun)
    assert firm.reading.refused == 0
    assert rows(firm, "SELECT reversed FROM items WHERE construct = 'changes'") == [(True,)]


def test_small_lists_people_and_exits_are_read_once_they_are_filled(begun):
    fill(begun)
    append(begun / "tellings.csv", "2026-09-02,call-back,mail,,45,Del Marsh")
    append(begun / "commitments.csv", "Ring them all,2026-09-30,call-back,Neil,2026-09-29,kept,")
    append(
        begun / "people.csv",
        "p1,Branch 0,2020-01-31,,,,Staff",
        "p2,Branch 1,2021-01-31,2026-01-31,voluntary,p1,Staff",
    )
    append(begun / "exits.csv", "p2,2026-01-31,Branch 1,voluntary,at_exit,direction/not-told,yes,nobody said")
    firm = read(begun)
    assert firm.reading.refused == 0, firm.reading.refusals
    assert (
        rows(firm, "SELECT statement FROM tellings UNION ALL SELECT statement FROM commitments")
        == [("call-back",)] * 2
    )
    assert rows(firm, "SELECT count(*) FROM people UNION ALL SELECT count(*) FROM exits") == [(2,), (1,)]


def append(path, *lines):
    path.write_text(
        path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8"
    )


def test_before_anything_is_filled_the_folder_reads_and_says_that_the_plan_is_not_written(begun):
    firm = read(begun)
    assert firm.reading.refused == 0
    assert "placeholder-priority" in {fault.id for fault in check(firm.editions[0], today=TODAY)}
    assert rows(firm, "SELECT count(*) FROM answers WHERE value IS NOT NULL OR text IS NOT NULL") == [(0,)]


def test_the_plan_passes_the_grammar_and_each_of_its_lines_says_what_to_put(begun):
    plan = parse((begun / "plan.md").read_text())
    assert plan.company == COMPANY
    assert [p.id for p in plan.priorities] == ["first", "second", "third"]
    assert all(s.text.startswith("[write ") for s in plan.statements)
    assert all("[write " in line for s in plan.statements for line in s.details)


def test_recall_comes_before_any_question_that_could_answer_it_and_each_names_the_firm_or_its_leaders(begun):
    asked = questions(COMPANY, LEADERS)
    assert [q.construct for q in asked] == [
        "recall", "claimed-clarity", "reached", "expected", "line-of-sight", "right-direction", "will-get-there",
        "lived", "stay-intent", "changes",
    ]  # fmt: skip
    assert all(COMPANY in q.wording or "Del Marsh and Neil Okafor" in q.wording for q in asked)
    form = (begun / "form.txt").read_text()
    assert all(q.wording in form for q in asked)
    assert "Guessing is fine" in form


def test_the_invitation_says_who_can_open_the_raw_answers(begun):
    text = (begun / "invitation.txt").read_text()
    for said in (
        "confidential, not anonymous",
        "raw answers",
        "fewer than five",
        "own words may give you away",
    ):
        assert said in text


def test_the_mapping_is_accepted_and_names_what_the_form_asks(begun):
    text = (begun / "fairlead.toml").read_text()
    mapping = parse_mapping(text)
    assert mapping.settings.leaders == LEADERS
    assert [i.column for i in mapping.files[0].items] == list(header(COMPANY, LEADERS)[1:10])
    assert tomllib.loads(text)["company"] == COMPANY


def test_every_file_has_each_blank_filled(begun):
    for path in begun.rglob("*.*"):
        assert not re.search(r"\$[a-z_]", path.read_text(encoding="utf-8")), path.name


def test_nothing_is_written_over_and_nothing_is_half_written(tmp_path):
    (tmp_path / "form.txt").write_text("mine")
    with pytest.raises(UnableToStart) as caught:
        start(tmp_path, COMPANY, LEADERS)
    assert "'form.txt' already" in caught.value.sentence
    assert [p.name for p in tmp_path.iterdir()] == ["form.txt"]
    assert (tmp_path / "form.txt").read_text() == "mine"


def test_a_folder_with_other_files_keeps_them(tmp_path):
    (tmp_path / "notes.docx").write_text("mine")
    written = start(tmp_path, COMPANY, LEADERS)
    assert (tmp_path / "notes.docx").read_text() == "mine"
    assert all(path.is_file() for path in written)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_start_that_fails_half_way_leaves_nothing(tmp_path):
    folder = tmp_path / "firm"
    folder.mkdir()
    (folder / "leaders").write_text("a file where a folder is needed")
    with pytest.raises(UnableToStart):
        start(folder, COMPANY, LEADERS)
    assert [p.name for p in folder.iterdir()] == ["leaders"]


@pytest.mark.parametrize(("company", "leaders"), [("", LEADERS), ("Oak", ()), ("Oak", (" ",))])
def test_names_are_needed(tmp_path, company, leaders):
    with pytest.raises(UnableToStart):
        start(tmp_path / "firm", company, leaders)
    assert not (tmp_path / "firm").exists()


def test_odd_names_do_no_harm(tmp_path: Path):
    names = ("Marsh, Del", "Marsh  Del", "Ó $dóra <o>", "李")
    start(tmp_path, "A$$B: \\ 'x'\n\"y\"", names)
    assert read(tmp_path).reading.refused == 0
    assert len(list((tmp_path / "leaders").glob("sheet-*.txt"))) == 4


def test_a_file_that_appears_at_the_last_moment_is_not_written_over(tmp_path):
    new, there = tmp_path / "new", tmp_path / "there"
    new.write_text("ours")
    there.write_text("mine")
    with pytest.raises(FileExistsError):
        put(new, there)
    assert there.read_text() == "mine"
