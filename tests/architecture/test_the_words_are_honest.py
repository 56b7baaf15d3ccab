"""A lint of what readers see: no claim that no study of ours can carry."""

import re

import pytest

from tests.architecture.places import PRODUCT, ROOT

CLAIMS = re.compile(r"\b(proofs?|prove[sdn]?|guarantee[sd]?|causes|nobody can)\b", re.IGNORECASE)
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)  # names of commands and files are not claims


def pages():
    yield from ROOT.glob("*.md")
    yield from (ROOT / "docs").rglob("*.md")
    yield from (ROOT / "examples").rglob("*.md")
    yield from PRODUCT.rglob("*.md")
    yield from PRODUCT.rglob("*.html")
    yield from PRODUCT.rglob("*.j2")


@pytest.mark.parametrize("page", list(pages()), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_claims_no_more_than_it_can(page):
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    found = [m.group(0) for m in CLAIMS.finditer(text)]
    assert found == []


def test_the_lint_sees_a_claim():
    assert CLAIMS.search("This proves that clarity causes loyalty.")
    assert not CLAIMS.search("It goes with leaving; the approval of a provable theorem.")


def test_sentences_in_the_program_make_no_claim_either():
    said = re.compile(r"""_\(\s*f?["'](.*?)["']\s*[,)]""", re.DOTALL)
    found = [
        f"{path.relative_to(ROOT)}: {m.group(0)}"
        for path in PRODUCT.rglob("*.py")
        if "tests" not in path.parts
        for text in said.findall(path.read_text(encoding="utf-8"))
        for m in CLAIMS.finditer(text)
    ]
    assert found == []


MACHINE = re.compile(r"(^|[^A-Za-z.])/(wo" r"rk|fa" r"rm|ro" r"ot)/|py" r"pi\.org|pythonho" r"sted")


def test_no_page_or_program_names_a_machine_or_an_index():
    kinds = {".py", ".md", ".toml", ".lock", ".html", ".j2", ".css", ".csv", ".txt", ""}
    skipped = {".venv", ".git", "demo", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    found = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in kinds and not skipped & set(path.relative_to(ROOT).parts)
        if MACHINE.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
