"""docs/operate/notebook.md: every example on it is run, in the order of the page."""

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/notebook.md"


@pytest.fixture(scope="module")
def text():
    return PAGE.read_text(encoding="utf-8")


def test_every_example_on_the_page_gives_what_it_says(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # Fences end where doctest looks for the end of an output.
    examples = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, PAGE.name, str(PAGE), 0)
    heard: list[str] = []
    done = doctest.DocTestRunner().run(examples, out=heard.append)
    assert done.attempted > 20
    assert done.failed == 0, "".join(heard)
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_every_block_of_code_is_an_example_that_runs(text):
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == text.count("```") // 2
    assert all(block.startswith(">>> ") for block in blocks)
