"""docs/operate/plans.md: every file on it is written, every command run, and what it prints compared."""

import re
from pathlib import Path

from fairlead.cli import run

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/plans.md"
FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def test_every_command_on_the_page_prints_what_it_says(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    ran = 0
    for sort, name, body in FENCE.findall(PAGE.read_text(encoding="utf-8")):
        if sort == "markdown":
            Path(name).write_text(body, encoding="utf-8")
            continue
        command, _, said = body.partition("\n")
        run(re.findall(r"\S+", command)[2:])
        heard = capfd.readouterr()
        assert printed(heard.out + heard.err) == printed(said), command
        ran += 1
    assert ran == 5


def test_every_fence_on_the_page_is_a_file_or_a_command():
    fences = FENCE.findall(PAGE.read_text(encoding="utf-8"))
    assert PAGE.read_text(encoding="utf-8").count("```") == 2 * len(fences)
    assert {sort for sort, _, _ in fences} == {"markdown", "console"}
    assert all(name for sort, name, _ in fences if sort == "markdown")
