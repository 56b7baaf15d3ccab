"""docs/operate/editions.md: every file on it is written, every command on it run, and each says what the page says."""

import re
from pathlib import Path

import pytest

from fairlead.cli.running import run
from fairlead.core.engines import sentence_encoder
from fairlead.core.plans.comparing import DETAIL, FIELD
from fairlead.core.plans.substance import SUBSTANCE, WEIGHTS

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/editions.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = re.findall(r"^```text (\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^```console\n\$ fairlead ([^\n]+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(
    sentence_encoder() is None, reason="NO SENTENCE ENCODER: the page is written with one; `make weights`"
)
@pytest.mark.parametrize(("command", "says"), COMMANDS)
def test_each_command_says_what_the_page_says(here, capsys, command, says):
    assert run(command.split()) == 0
    assert capsys.readouterr().out == says


def test_every_block_is_a_file_or_a_command():
    assert len(FILES) + len(COMMANDS) == TEXT.count("```") // 2 == 12


def test_the_weights_on_the_page_are_those_of_the_program():
    rows = dict(re.findall(r"^\| (.+?) \| (\.\d+).* \|$", TEXT, re.MULTILINE))
    assert [float(value) for value in rows.values()] == [
        *(WEIGHTS["negation"], WEIGHTS["opposite"], FIELD["target"], WEIGHTS["figure"], FIELD["owner"]),
        *(WEIGHTS["condition"], SUBSTANCE, DETAIL, WEIGHTS["replaced"]),
    ]
    assert FIELD["measure"] == WEIGHTS["order"] == WEIGHTS["figure"]
