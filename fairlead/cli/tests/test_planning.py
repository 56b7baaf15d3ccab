"""`plan check` and `plan import`: what is typed, what comes back, with which exit code."""

import io
import json
import sys
from pathlib import Path

import pytest

from fairlead.cli import reference, run
from fairlead.core.plans import CHECKS, parse

SOUND = """---
company: Oak Bakery
edition: 2
published: 2026-09-01
---
## Purpose
- Warm bread within ten minutes of every door.  {#warm}
## Priorities
- The first loaves are out at half past six.  {#first owner=Jo due=2027-02-01 measure="mornings" target=95%}
- Every apprentice bakes alone in the second year.  {#alone owner=Mira due=2027-06-30 measure="signed off" target=6}
## Values
- We taste before we sell.  {#taste}
  - We do: cut one loaf of each batch.
## Not doing
- No vans beyond the town.  {#vans}
"""
WEAK = SOUND.replace("target=95%", "target=improve").replace("owner=Mira", "owner=everyone")


@pytest.fixture
def typed(capsys):
    def at(*words):
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return at


@pytest.fixture
def plan(tmp_path):
    def at(text: str, name: str = "plan.md") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return at


def test_a_sound_plan_is_said_to_be_sound(typed, plan):
    code, out, _ = typed("plan", "check", plan(SOUND), "--today", "2026-10-31")
    assert code == 0
    assert f"No fault found by {len(CHECKS)} checks." in out


def test_a_fault_is_shown_with_line_sentence_reason_and_remedy(typed, plan):
    code, out, _ = typed("plan", "check", plan(WEAK), "--today", "2026-10-31")
    said = " ".join(out.split())
    assert code == 0
    assert "2 faults: 0 must, 2 should, 0 could" in said
    assert "line 9 The first loaves are out at half past six. The target of #first is “improve”." in said
    assert "Why: Any movement reaches it. Mend: Write the figure" in said


@pytest.mark.parametrize(("severity", "code"), [("must", 0), ("should", 1), ("could", 1)])
def test_fail_on_exits_with_one_at_a_fault_this_grave_or_graver(typed, plan, severity, code):
    assert typed("plan", "check", plan(WEAK), "--today", "2026-10-31", "--fail-on", severity)[0] == code


def test_the_edition_before_shows_what_turned(typed, plan):
    before = plan(
        SOUND.replace("2026-09-01", "2026-07-01").replace(
            "The first loaves are out at half past six", "Sell the old oven"
        ),
        "old.md",
    )
    new = SOUND.replace("edition: 2", "edition: 3").replace(
        "Every apprentice bakes alone", "Sell soup to offices"
    )
    _, out, _ = typed("plan", "check", plan(new), "--previous", before, "--today", "2026-10-31", "--json")
    assert "most-priorities-new" in {fault["id"] for fault in json.loads(out)["faults"]}


def test_as_json_each_fault_has_its_sentence(typed, plan):
    code, out, err = typed("plan", "check", plan(WEAK), "--today", "2026-10-31", "--json")
    made = json.loads(out)
    assert (code, err, made["counts"]) == (0, "", {"must": 0, "should": 2, "could": 0})
    assert {f["id"]: f["sentence"] for f in made["faults"]}["vague-owner"].startswith("Every apprentice")


def test_every_check_can_be_listed_and_explained(typed):
    _, out, _ = typed("plan", "check", "--list", "--json")
    assert [one["id"] for one in json.loads(out)] == [one.id for one in CHECKS]
    _, out, _ = typed("plan", "check", "--explain", "vague-owner")
    assert "What everyone owns, nobody does." in out
    assert "Strong:" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["check"], "No plan was named"),
        (["check", "nowhere.md"], "nowhere.md is not there"),
        (["check", "--explain", "gloom"], "There is no check gloom; choose among no-priorities, "),
        (["check", "page.md"], "begin with: fairlead plan import page.md"),
        (["check", "plan.md", "--today", "soon"], "--today soon: this is no day"),
        (["check", "plan.md", "--fail-on", "all"], "--fail-on all: choose among must, should, could."),
        (["import", "nowhere.md"], "nowhere.md is not there"),
        (["import", "page.md", "-o", "plan.md"], "plan.md is there already"),
        (["import", "empty.md", "-o", "new.md"], "nothing was written"),
        (["import", "plan.md"], "plan.md is a plan.md already: fairlead plan check plan.md"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_two(typed, plan, words, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plan(SOUND)
    plan("# Lunch\n- Soup.\n", "page.md")
    plan("Soup is at noon.\n", "empty.md")
    code, out, err = typed("plan", *words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert not (tmp_path / "new.md").exists()


def test_a_page_is_imported_as_a_draft_that_can_be_read_and_checked(typed, plan, tmp_path):
    page = plan(
        "# Our mission\nBake good bread.\n\n# Priorities\n- Open in Linden by March 2027\n", "page.md"
    )
    draft = tmp_path / "draft.md"
    code, out, err = typed("plan", "import", page, "-o", draft)
    assert (code, "2 statements are proposed; a person confirms each." in out) == (0, True)
    assert "line 2, under “Our mission”" in out
    assert str(draft) in err
    assert [s.text for s in parse(draft.read_text()).statements] == [
        "Bake good bread.",
        "Open in Linden by March 2027",
    ]
    assert "draft-to-confirm" in typed("plan", "check", draft, "--today", "2026-10-31")[1]


def test_a_paste_is_read_from_a_pipe(typed, monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO("\ufeffMission: bake good bread\n".encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    _, out, _ = typed("plan", "import", "-", "--json")
    [one] = json.loads(out)["statements"]
    assert (one["kind"], one["text"], one["first"], one["trust"]) == ("purpose", "bake good bread", 1, "sure")


def test_a_file_that_is_no_text_is_refused(typed, tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8)
    code, _, err = typed("plan", "import", path)
    assert code == 2
    assert "is no text" in err


@pytest.mark.parametrize("command", ["check", "import"])
def test_each_command_has_help_with_an_example_and_stands_in_the_reference(typed, command):
    code, out, _ = typed("plan", command, "--help")
    assert (code, f"Example: fairlead plan {command} " in out) == (0, True)
    assert f"## `fairlead plan {command}`" in reference()
