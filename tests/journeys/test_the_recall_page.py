"""docs/operate/recall.md: every command on it that ends in its output is run, on the files of the page."""

import re
import shlex
from pathlib import Path

import pytest

from fairlead.core.engines import sentence_encoder
from tests.journeys.firms import typed

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/recall.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = re.findall(r"^```text (\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
RUNS = re.findall(r"^```console\n\$ fairlead ([^\n]+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(
    sentence_encoder() is None,
    reason="NO SENTENCE ENCODER HERE: call `make weights` to test the page on recall",
)
@pytest.mark.parametrize(("command", "expected"), RUNS, ids=[command for command, _ in RUNS])
def test_each_command_says_what_the_page_says(command, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, content in FILES:
        Path(name).write_text(content, encoding="utf-8")
    said = typed(*shlex.split(command))
    assert said.code == 0, said.err
    assert lines(said.out + said.err) == lines(expected)


def lines(text):
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def test_the_page_has_examples_and_every_file_that_they_name():
    assert len(RUNS) >= 2
    named = {word for command, _ in RUNS for word in command.split() if "." in word}
    assert named == {name for name, _ in FILES}
