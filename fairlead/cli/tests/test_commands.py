"""What a person types, what comes back, and with which exit code."""

import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from fairlead.cli import reference, run
from fairlead.cli.app import app
from fairlead.core.simulate import simulate
from fairlead.core.tables import SCHEMAS
from fairlead.report.json import schema

COMMANDS = (
    *("diagnose", "dose", "start", "map", "check", "recall", "code", "tables", "simulate", "demo"),
    "operating-characteristics",
    *("init", "serve", "worker", "backup", "restore", "export", "doctor", "bounces"),
)
WITHOUT_JSON = {"demo", "serve", "worker"}  # what they do is seen


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    return simulate(cause="not-lived", people=60, seed=7).write(tmp_path_factory.mktemp("firms") / "firm")


@pytest.fixture
def typed(capsys):
    def at(*words):
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return at


def test_diagnose_prints_the_verdict_and_writes_the_page(typed, firm, tmp_path):
    page = tmp_path / "report.html"
    code, out, err = typed("diagnose", firm, "--html", page)
    assert code == 0
    assert "What to do next" in out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert err.splitlines() == [f"The report as a page: {page}"]
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_diagnose_in_json_keeps_to_the_schema_and_says_nothing_else_on_stdout(typed, firm):
    code, out, err = typed("diagnose", firm, "--json")
    assert (code, err) == (0, "")
    Draft202012Validator(schema()).validate(json.loads(out))


def test_fail_on_exits_with_one_only_if_that_is_the_verdict(typed, firm):
    _, out, _ = typed("diagnose", firm, "--json")
    verdict = json.loads(out)["verdict"]["id"]
    other = "holds" if verdict != "holds" else "no-plan"
    assert typed("diagnose", firm, "--json", "--fail-on", verdict)[0] == 1
    assert typed("diagnose", firm, "--json", "--fail-on", other)[0] == 0


def test_fail_on_refuses_what_is_no_verdict_before_any_work(typed, tmp_path):
    code, out, err = typed("diagnose", tmp_path, "--fail-on", "gloomy")
    assert (code, out) == (2, "")
    assert err.startswith("--fail-on gloomy: there is no such verdict; choose among no-plan, ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["diagnose", "nowhere-at-all"], "nowhere-at-all"),
        (["diagnose"], "Missing argument 'folder'. See fairlead --help."),
        (["diagnose", "."], "test_bad_input"),
        (["diagnose", ".", "--k", "3"], "The threshold k = 3 is below 5"),
        (["dose", "."], "test_bad_input"),
        (["dose", ".", "--k", "3"], "The threshold k = 3 is below 5"),
        (["tables", "nonsense"], "There is no table nonsense; choose among people, "),
        (["nonsense"], "No such command 'nonsense'. See fairlead --help."),
        (["simulate", "x", "--cause", "weather"], "weather"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_two(typed, words, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = typed(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_a_quarter_that_is_none_gets_a_sentence(typed, firm):
    code, out, err = typed("diagnose", firm, "--since", "spring")
    assert (code, out) == (2, "")
    assert err == "--since takes a quarter such as 2026-Q2, not “spring”.\n"


def test_with_json_the_error_is_json_too(typed):
    code, out, err = typed("diagnose", "nowhere-at-all", "--json")
    assert code == 2
    assert json.loads(out) == {"error": err.strip(), "exit_code": 2}


def test_a_page_that_could_not_be_written_is_refused_before_the_work(typed, tmp_path):
    code, _, err = typed(
        "diagnose", tmp_path / "not-looked-at", "--html", tmp_path / "no-folder" / "report.html"
    )
    assert code == 2
    assert err.strip() == f"{tmp_path / 'no-folder'} is no folder: make it, or name another."


def test_start_writes_a_folder_and_never_over_one(typed, tmp_path):
    words = ("start", tmp_path / "firm", "--company", "Oak & Sons", "--leader", "Ada Lee", "--json")
    code, out, _ = typed(*words)
    assert code == 0
    assert str(tmp_path / "firm" / "plan.md") in json.loads(out)["files"]
    assert typed(*words)[0] == 2


def test_start_without_names_asks_for_them_in_a_sentence(typed, tmp_path):
    code, _, err = typed("start", tmp_path / "firm", "--json")
    assert code == 2
    assert err.startswith("The company has no name")


def test_check_says_what_was_understood(typed, firm):
    code, out, _ = typed("check", firm)
    assert code == 0
    assert "answers.csv: CSV, UTF-8, comma" in out
    files = json.loads(typed("check", firm, "--json")[1])["files"]
    assert "answers" in {file["table"] for file in files}


def test_tables_prints_every_table_and_column(typed):
    out = typed("tables")[1]
    assert all(f"{name}: a row is" in out for name in SCHEMAS)
    listed = json.loads(typed("tables", "--json")[1])
    assert [table["name"] for table in listed] == list(SCHEMAS)
    assert all(f"{column.name} (" in typed("tables", "exits")[1] for column in SCHEMAS["exits"].columns)


def test_simulate_writes_a_company_and_says_what_is_true_of_it(typed, tmp_path):
    words = ("simulate", tmp_path / "a", "--cause", "not-told", "--people", "20", "--seed", "3", "--json")
    code, out, _ = typed(*words)
    assert (code, json.loads(out)["expected_verdict"]) == (0, "not-told")
    assert (tmp_path / "a" / "answers.csv").exists()
    assert typed(*words)[0] == 2


def test_simulate_takes_all_that_can_be_stated_of_a_company(typed, tmp_path):
    words = (
        "simulate", "--cause", "not-lived", "--cause", "not-believed", "--people", "30", "--seed", "3", "--units", "3",
        "--response", "0.9", "--bias-odds", "1.5", "--leniency", "0.2", "--distance", "0.25", "--waves", "2", "--drift", "-0.1",
        "--coded", "5", "--without", "tellings", "--without", "exits", "--counts", "--format", "parquet", tmp_path / "a", "--json",
    )  # fmt: skip
    code, out, _ = typed(*words)
    found = json.loads(out)
    assert (code, found["expected_verdict"], found["breaks"]) == (0, "not-believed", ["believed", "lived"])
    assert found["shares"]["lived"] == 0.35
    names = {path.name for path in (tmp_path / "a").iterdir()}
    assert {"counts.parquet", "answers.parquet", "plan.md"} <= names
    assert not names & {"tellings.parquet", "exits.parquet"}


def test_the_line_of_the_issue_works(typed, tmp_path):
    words = ("simulate", "--cause", "not-lived", "--people", "60", "--seed", "7", tmp_path / "firm")
    code, out, err = typed(*words)
    assert code == 0
    assert "60 invented people" in out
    assert "The verdict that perfect evidence would lead to: not-lived." in err


def test_simulate_refuses_a_format_it_cannot_write_and_a_folder_in_use_before_the_work(typed, tmp_path):
    code, _, err = typed("simulate", tmp_path / "a", "--format", "xml")
    assert (code, err) == (2, "--format xml: tables are written as csv or as parquet; choose one.\n")
    (tmp_path / "mine.txt").write_text("keep")
    assert typed("simulate", tmp_path)[0] == 2


def test_demo_shows_the_sample_company_and_can_be_shown_again(typed, tmp_path):
    code, out, err = typed("demo", tmp_path / "demo")
    assert code == 0
    assert "What to do next" in out
    assert str(tmp_path / "demo" / "report.html") in err
    assert typed("demo", tmp_path / "demo")[:2] == (0, out)


def test_the_demo_says_which_priority_is_named_most_and_least_and_what_is_to_be_coded(typed, tmp_path):
    said = " ".join(typed("demo", tmp_path / "demo")[1].split()).partition("What people can say, unaided")[2]
    assert "Named most: “Every placement is called after one week" in said
    assert "Named least: “We open a branch in Linden" in said
    assert "To be coded by people: fewer than 3 of 100 answers" in said


PLAN = (
    "## Priorities\n- Ring everyone we place in the first week. {#ring}\n- Get paid in thirty days. {#paid}\n"
)
SAID = ["ring people in the first week", "get paid in thirty days", "my secret wish is a pony", "no idea"] * 6


def test_recall_counts_a_file_of_lines_and_prints_no_answer(typed, tmp_path):
    (tmp_path / "plan.md").write_text(PLAN)
    (tmp_path / "said.txt").write_text("\n".join(SAID))
    code, out, err = typed("recall", tmp_path / "plan.md", tmp_path / "said.txt")
    assert (code, err) == (0, "")
    assert "pony" not in out
    assert "of 24 answers" in out
    found = json.loads(typed("recall", tmp_path / "plan.md", tmp_path / "said.txt", "--json")[1])
    assert [(p["id"], p["counts"]["named"]) for p in found["priorities"]] == [("ring", 6), ("paid", 6)]
    assert found["answers"]["unknowing"] == {"from": 6, "to": 8}
    assert "texts" not in found


def test_recall_shows_raw_answers_only_when_asked_and_says_whose_they_are(typed, tmp_path):
    (tmp_path / "plan.md").write_text(PLAN)
    (tmp_path / "said.csv").write_text(
        "id,first,second\n" + "".join(f"{n},{text},tea\n" for n, text in enumerate(SAID))
    )
    words = ("recall", tmp_path / "plan.md", tmp_path / "said.csv", "--column", "first", "--column", "second")
    out = typed(*words, "--texts")[1]
    assert "for whoever holds the file: do not pass this on" in out
    assert "“my secret wish is a pony / tea”, 6 times" in out
    texts = json.loads(typed(*words, "--texts", "--json")[1])["texts"]
    assert [text["times"] for text in texts] == [6] * 4
    assert "0." not in out.partition("Raw answers")[2]  # no score is shown to a reader


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["plan.md", "said.csv"],
            "said.csv has 3 columns ('id', 'first', 'second'): name the one that holds",
        ),
        (["plan.md", "said.csv", "--column", "fist"], "said.csv has no column 'fist': did you mean 'first'"),
        (["plan.md", "nowhere.txt"], "There is no file nowhere.txt: check its name."),
        (["plan.md", "said.pdf"], "said.pdf is no file of answers: give a .txt, .csv or .xlsx, or a folder."),
        ([".", "said.csv"], "is a folder: name the plan file in it"),
        (["none.md", "said.csv"], "There is no plan none.md: check its name."),
        (
            ["bare.md", "said.csv", "--column", "first"],
            "has no priorities: write them under '## Priorities'.",
        ),
    ],
)
def test_recall_refuses_what_it_cannot_read_in_one_sentence(typed, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(PLAN)
    (tmp_path / "bare.md").write_text("## Purpose\n- Be there for everyone. {#purpose}\n")
    (tmp_path / "said.csv").write_text("id,first,second\n1,a,b\n")
    (tmp_path / "said.pdf").write_text("x")
    code, out, err = typed("recall", *words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_under_five_answers_no_figure_is_told(typed, tmp_path):
    (tmp_path / "plan.md").write_text(PLAN)
    (tmp_path / "said.txt").write_text("\n".join(SAID[:4]))
    out = typed("recall", tmp_path / "plan.md", tmp_path / "said.txt")[1]
    assert "Fewer than 5 answers: no figure is told of so few." in out
    assert "%" not in out


def test_operating_characteristics_measures_and_keeps_its_runs(typed, tmp_path):
    few = (
        "--runs",
        "1",
        "--cause",
        "holds",
        "--people",
        "20",
        "--bias-odds",
        "2",
        "--save",
        tmp_path / "runs.jsonl",
        "--json",
    )
    code, out, _ = typed("operating-characteristics", *few)
    assert code == 0
    (cell,) = json.loads(out)["cells"]
    assert (cell["cause"], cell["odds"]) == ("holds", 2.0)
    assert set(cell["right"]) == {"count", "runs", "share", "low", "high"}
    assert len((tmp_path / "runs.jsonl").read_text().splitlines()) == 2


def test_operating_characteristics_has_a_curve_intervals_and_alarms(typed):
    words = (
        "--runs",
        "1",
        "--people",
        "20",
        "--cause",
        "holds",
        "--bias-odds",
        "1",
        "--link",
        "lived",
        "--json",
    )
    parts = [word for part in ("curve", "intervals", "alarms") for word in ("--part", part)]
    code, out, _ = typed("operating-characteristics", *words, *parts)
    found = json.loads(out)
    assert code == 0
    assert {point["should_be"] for point in found["curve"]} == {"fails", "unknown", "holds"}
    assert found["intervals"]["grid"][0]["answers"] == 14
    assert found["alarms"][0]["one_off"]["runs"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--part", "weather"),
            "--part weather: there is no such part; choose among verdicts, curve, intervals, alarms.",
        ),
        (("--runs", "0"), "--runs 0: at least one company of each kind is needed."),
        (("--cause", "weather", "--runs", "1"), "'weather' is no cause that can be simulated"),
    ],
)
def test_operating_characteristics_refuses_what_cannot_be_measured(typed, words, sentence):
    code, out, err = typed("operating-characteristics", *words)
    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(typed, command):
    code, out, _ = typed(command, "--help")
    assert code == 0
    assert f"Example: fairlead {command}" in out
    assert command in WITHOUT_JSON or "--json" in out


def test_the_reference_has_every_command():
    assert {*get_command(app).commands} == {*COMMANDS, "plan"}
    assert all(f"## `fairlead {command}`" in reference() for command in COMMANDS)


def test_help_needs_no_engine_and_no_template():
    heavy = ("numpy", "duckdb", "ibis", "jinja2", "scipy", "rich", "django", "gunicorn")
    script = f"import sys, fairlead.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_map_proposes_a_mapping_and_never_over_one_that_is_there(typed, firm, tmp_path):
    target = tmp_path / "fairlead.toml"
    code, out, _ = typed("map", firm / "people.csv", "-o", target)
    assert code == 0
    assert str(target) in out
    assert "[[file]]" in target.read_text(encoding="utf-8")
    assert json.loads(typed("map", firm / "people.csv", "--json")[1])["mapping"].count("[[file]]") == 1
    assert typed("map", firm / "people.csv", "-o", target)[0] == 2


def test_a_report_can_be_made_beside_an_earlier_one(typed, firm, tmp_path):
    earlier = tmp_path / "spring.json"
    earlier.write_text(typed("diagnose", firm, "--json")[1], encoding="utf-8")
    code, out, _ = typed("diagnose", firm, "--json", "--against", earlier)
    assert code == 0
    assert any("earlier report" in note for note in json.loads(out)["notes"])


@pytest.mark.parametrize(
    ("text", "says"), [("not json", "is no JSON"), ("{}", "This is no report"), (None, "cannot be read")]
)
def test_what_is_no_earlier_report_gets_a_sentence(typed, firm, tmp_path, text, says):
    earlier = tmp_path / "spring.json"
    if text is not None:
        earlier.write_text(text)
    code, out, err = typed("diagnose", firm, "--against", earlier)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1
