"""What import-linter cannot see: order, furniture, and that each folder says what it is for."""

import re

from fairlead.story import STORY
from tests.architecture.places import CORE, PRODUCT, ROOT, contract, modules, tree


def layers(name_begins: str) -> list[str]:
    rows = contract(name_begins)["layers"]
    return [room.strip(" ()") for row in reversed(rows) for room in row.split("|")]


def test_the_contract_keeps_the_order_of_the_story():
    chapters = [chapter.room for chapter in STORY]
    assert [room for room in layers("A chapter may cite") if room in chapters] == chapters


def test_each_room_of_the_core_has_a_place_in_the_contract():
    rooms = {p.stem if p.suffix else p.name for p in CORE.iterdir() if not p.name.startswith("_")}
    assert rooms <= set(layers("Inside the core"))


def test_each_module_says_in_its_first_line_what_it_is_for():
    silent = [str(p.relative_to(ROOT)) for p in modules(PRODUCT) if p.read_text().strip() and not doc(p)]
    assert silent == []


def doc(path):
    import ast

    return ast.get_docstring(tree(path))


def test_the_architecture_page_names_every_room():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [p for p in (*PRODUCT.iterdir(), *CORE.iterdir()) if p.is_dir() and (p / "__init__.py").exists()]
    missing = [p.name for p in rooms if not re.search(rf"`(core/)?{p.name}/?`", page)]
    assert missing == []


def test_each_room_of_the_core_has_tests():
    bare = [
        p.name for p in CORE.iterdir() if (p / "__init__.py").exists() and not list(p.glob("tests/test_*.py"))
    ]
    assert bare == []
