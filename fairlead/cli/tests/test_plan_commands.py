"""`fairlead plan diff` and `fairlead plan agree`, as a person types them."""

import json

import pytest

from fairlead.cli.running import run

OLD = (
    "---\ncompany: Oak\nedition: 1\n---\n## Priorities\n- Call 95 % of placements in a week. {#call}\n"
    "- Pay invoices in ten days. {#pay}\n"
)
NEW = OLD.replace("95 %", "80 %").replace("edition: 1", "edition: 2")
PAGE = "# Anything\nWe mend roofs in the [old town](a.md). We answer in a day.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    texts = {
        "old.md": OLD,
        "new.md": NEW,
        "page.md": PAGE,
        "typo.md": PAGE.replace("answer", "anwser").replace("a.md", "b.md"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "leaders").mkdir()
    (tmp_path / "leaders/ada.txt").write_text(
        "1. call 95 % of the placements in a week\n2. win the cup\n", encoding="utf-8"
    )
    (tmp_path / "leaders/ben.txt").write_text(
        "1. call 95 % of placements within one week\n2. pay invoices in ten days\n", encoding="utf-8"
    )
    return tmp_path


def said(capsys, *words):
    code = run(words)
    out, err = capsys.readouterr()
    return code, " ".join(out.split()), err


def test_two_plans_are_read_as_plans(files, capsys):
    code, out, _ = said(capsys, "plan", "diff", "old.md", "new.md")
    assert code == 0
    assert "Read as plans" in out
    assert "Some of the substance changed." in out
    assert "reworded #call the figure went from 95 % to 80 %" in out


def test_other_pages_are_read_as_pages_and_the_reason_is_said(files, capsys):
    code, out, _ = said(capsys, "plan", "diff", "page.md", "typo.md")
    assert code == 0
    assert "Read as pages of any kind" in out
    assert "page.md, line 2" in out
    assert "Only the wording changed" in out


def test_one_may_ask_for_pages_and_insist_on_plans(files, capsys):
    assert "Read as pages, as asked" in said(capsys, "plan", "diff", "old.md", "new.md", "--as", "page")[1]
    code, _, err = said(capsys, "plan", "diff", "page.md", "typo.md", "--as", "plan")
    assert (code, err.startswith("page.md, line 2: ")) == (2, True)


def test_a_verdict_can_stop_a_script(files, capsys):
    assert said(capsys, "plan", "diff", "old.md", "new.md", "--fail-on", "some-substance")[0] == 1
    assert said(capsys, "plan", "diff", "old.md", "old.md", "--fail-on", "some-substance")[0] == 0
    code, _, err = said(capsys, "plan", "diff", "old.md", "new.md", "--fail-on", "bad")
    assert (code, "there is no such verdict" in err) == (2, True)


def test_without_a_command_it_says_what_there_is(files, capsys):
    code, out, err = said(capsys, "plan")
    assert (code, err) == (0, "")
    assert "diff Say what changed" in out


def test_an_empty_page_said_nothing(files, capsys):
    (files / "empty.md").write_text("", encoding="utf-8")
    assert "nothing was said before." in said(capsys, "plan", "diff", "empty.md", "page.md")[1]
    assert "0 sentences, entries and headings" in said(capsys, "plan", "diff", "empty.md", "empty.md")[1]


def test_the_difference_as_json(files, capsys):
    run(["plan", "diff", "old.md", "new.md", "--json"])
    made = json.loads(capsys.readouterr().out)
    assert (made["schema"], made["read_as"], made["verdict"]["id"]) == (
        "fairlead/1",
        "plan",
        "some-substance",
    )
    assert made["counts"] == {"same": 1, "reworded": 1, "moved": 0, "new": 0, "gone": 0}
    assert made["changes"][0]["reasons"] == ["the figure went from 95 % to 80 %"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("plan", "diff", "nowhere.md", "new.md"), "nowhere.md is not there"),
        (("plan", "diff", "leaders", "new.md"), "leaders is a folder"),
        (("plan", "diff", "old.md", "new.md", "--as", "poem"), "--as poem: choose among auto, plan, page"),
        (("plan", "agree", "old.md", "nowhere"), "nowhere is not there"),
        (("plan", "agree", "page.md", "leaders"), "page.md, line 2"),
        (("plan", "agree", "old.md", "leaders", "--coded", "c.csv"), "c.csv is not there"),
        (("plan", "agree", "old.md", "leaders", "--write-coding", "old.md"), "old.md is there already"),
    ],
)
def test_bad_input_is_one_sentence_and_a_two(files, capsys, words, part):
    code, out, err = said(capsys, *words)
    assert (code, out, part in err, err.count("\n")) == (2, "", True, 1)


def test_two_leaders_are_told_what_two_can_tell(files, capsys):
    code, out, _ = said(capsys, "plan", "agree", "old.md", "leaders")
    assert code == 0
    assert "With two leaders you see where they differ" in out
    assert "named, not anonymous" in out
    assert "Nothing to compare: fewer than two leaders chose" in out
    assert "1 of 2 priorities are named by both leaders, 0 by neither" in out
    assert "Ada: “win the cup”" in out
    assert "Only one leader names Ben: #pay" in out


def test_one_leader_neither_agrees_nor_differs(files, capsys):
    out = said(capsys, "plan", "agree", "old.md", "leaders/ada.txt")[1]
    assert "With one leader agreement does not apply" in out
    assert "Overlap" not in out


def test_many_leaders_are_named_in_words_where_columns_do_not_fit(files, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "36")
    assert "#pay: named by Ben; not by Ada" in said(capsys, "plan", "agree", "old.md", "leaders")[1]


def test_a_coding_is_written_corrected_and_read(files, capsys):
    assert said(capsys, "plan", "agree", "old.md", "leaders", "--write-coding", "c.csv")[0] == 0
    text = (files / "c.csv").read_text(encoding="utf-8")
    assert "Ada,win the cup,\n" in text
    (files / "c.csv").write_text(text.replace("Ada,win the cup,", "Ada,win the cup,pay"), encoding="utf-8")
    run(["plan", "agree", "old.md", "leaders", "--coded", "c.csv", "--json"])
    made = json.loads(capsys.readouterr().out)
    assert made["outside"] == []
    assert made["statements"][1]["named_by"] == ["Ada", "Ben"]
    assert made["overlap"]["value"] == 1.0


def test_rankings_give_w_with_its_chance(files, capsys):
    rows = [
        f"{who},{rank},{id}" for who in ("Ada", "Ben", "Cem") for rank, id in enumerate(("call", "pay"), 1)
    ]
    (files / "r.csv").write_text("leader,rank,statement\n" + "\n".join(rows) + "\n", encoding="utf-8")
    out = said(capsys, "plan", "agree", "old.md", "r.csv")[1]
    assert "Kendall's W of their rankings: 1.00" in out
    assert "comes by chance in 25 % of cases" in out


def test_sheets_that_nobody_filled_are_said(files, capsys):
    run(["start", "firm", "--company", "Oak", "--leader", "Ada Lee", "--leader", "Tom Roe", "--json"])
    capsys.readouterr()
    code, _, err = said(capsys, "plan", "agree", "old.md", "firm/leaders")
    assert code == 2
    assert err.startswith("No list has an entry (looked at those of Ada Lee, Tom Roe)")
