"""docs/operate/mapping.md: its tables hold every key of fairlead.toml, and each of its examples is read."""

import json
import re
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path

import pytest

from fairlead.core.errors import BadInput
from fairlead.core.tables import check, parse_mapping, read
from fairlead.core.tables.mapping import FileMapping, ItemMapping, ReasonMapping, RowFilter, Scale
from fairlead.core.tables.presets import PRESETS
from fairlead.core.tables.settings import MEGABYTE, Limits, Settings

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/mapping.md"
TEXT = PAGE.read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)
WRITTEN = {"bases": "base", "items": "item", "reasons": "reason", "xlsx_unzipped": "xlsx_megabytes"}
TOLD_BY_LABELS = (Scale, "high")  # the value itself has a usual end, the file must have labels or an end
NOT_KEYS = {(Scale, "name")}  # it stands in the heading of its table
HEAD_TABLES = {"plan", "scales", "limits", "file"}  # keys of the head that are tables of their own
TABLES = {
    "The head of the file": (Settings, ""),
    "[[file]]": (FileMapping, '[[file]]\npath = "a.csv"\ntable = "answers"\n'),
    "leave_out and keep_only": (
        RowFilter,
        '[[file]]\npath = "a.csv"\ntable = "answers"\n[file.leave_out]\ncolumn = "a"\n',
    ),
    "[[file.item]]": (
        ItemMapping,
        '[[file]]\npath = "a.csv"\ntable = "answers"\n[[file.item]]\nitem = "a"\n',
    ),
    "[[file.reason]]": (
        ReasonMapping,
        '[[file]]\npath = "a.csv"\ntable = "exits"\n[[file.reason]]\ncolumn = "a"\n',
    ),
    "[scales.NAME]": (Scale, "[scales.a]\nhigh = 7\n"),
    "[limits]": (Limits, "[limits]\n"),
}


@dataclass
class Example:
    """The blocks under one heading: a mapping, the files it reads, and the sentence that one sees, if any."""

    title: str
    toml: str = ""
    files: dict[str, str] = field(default_factory=dict)
    sentence: str = ""

    def write(self, folder: Path) -> Path:
        for name, content in {**self.files, "fairlead.toml": self.toml}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        return folder


def examples() -> list[Example]:
    """One for each heading, or comment "folder", that has blocks below it."""
    parts = re.split(r"^(?:### |<!-- folder: )(.+?)(?: -->)?$", TEXT, flags=re.MULTILINE)
    found = []
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        example = Example(title)
        for language, name, content in FENCE.findall(body):
            if language == "toml":
                assert not example.toml, f"{title} has two mappings"
                example.toml = content
            elif name:
                example.files[name] = content
            else:
                example.sentence = content.strip()
        if example.toml:
            found.append(example)
    return found


EXAMPLES = {example.title: example for example in examples()}
MISTAKES = [example for example in EXAMPLES.values() if example.sentence]


def section(title: str) -> dict[str, str]:
    """Keys of a table of the page, with their usual values."""
    body = re.split(r"^##", TEXT.partition(f"\n### {title}\n")[2], flags=re.MULTILINE)[0]
    return {key: usual.strip("`") for key, usual, _ in ROW.findall(body)}


def usual(one: "Field[object]") -> str:
    """The value of an absent key, as the page writes it."""
    if one.default is MISSING and one.default_factory is MISSING:
        return "needed"
    value = one.default if one.default is not MISSING else one.default_factory()
    if one.name == "xlsx_unzipped":
        return str(value // MEGABYTE)
    if one.name == "header":
        return str(value[0])
    return json.dumps(value, ensure_ascii=False) if value else "–"


def complaint(toml: str) -> str:
    """What is said of a mapping; '' if nothing."""
    try:
        parse_mapping(toml)
    except BadInput as error:
        return error.sentence
    return ""


@pytest.mark.parametrize("title", TABLES)
def test_each_table_of_keys_holds_every_key_and_its_usual_value(title):
    made, _ = TABLES[title]
    known = {
        WRITTEN.get(f.name, f.name): "–" if (made, f.name) == TOLD_BY_LABELS else usual(f)
        for f in fields(made)
        if (made, f.name) not in NOT_KEYS
    } | (dict.fromkeys(HEAD_TABLES, "–") if made is Settings else {})
    assert section(title) == known


@pytest.mark.parametrize(("title", "key"), [(title, key) for title in TABLES for key in section(title)])
def test_each_key_of_the_page_is_known_to_the_program(title, key):
    table = TABLES[title][1]
    given = table if re.search(rf"^{key} = ", table, re.MULTILINE) else f"{table}{key} = 7\n"
    assert f"'{key}' is not known" not in complaint(given)


def test_a_key_that_is_on_no_page_is_refused_in_each_table():
    for title, (_, table) in TABLES.items():
        whole = table if title != "[[file.item]]" else f"{table}text = true\n"
        whole = whole if title != "[[file.reason]]" else f'{table}reason = "pay"\n'
        assert "'colour' is not known" in complaint(f"{whole}colour = 7\n"), title


def test_every_block_of_toml_is_an_example_and_parses():
    assert len(EXAMPLES) == TEXT.count("```toml") > 20
    for example in EXAMPLES.values():
        assert parse_mapping(example.toml).files, example.title


def test_the_smallest_example_has_five_lines():
    assert EXAMPLES["smallest"].toml.count("\n") == 5


@pytest.mark.parametrize("title", [example.title for example in EXAMPLES.values() if not example.sentence])
def test_each_example_reads_its_rows_and_nothing_is_refused_or_odd(title, tmp_path):
    example = EXAMPLES[title]
    reading = read(example.write(tmp_path)).reading
    assert (reading.refusals, reading.suspicions, reading.ignored) == ((), (), ())
    assert sum(file.used for file in reading.files) > 0
    assert all(file.used or "optional" in file.how for file in reading.files)


@pytest.mark.parametrize("example", MISTAKES, ids=lambda example: example.title)
def test_each_mistake_is_answered_with_the_sentence_on_the_page(example, tmp_path):
    assert [refusal.reason for refusal in check(example.write(tmp_path)).refusals] == [example.sentence]


def test_the_page_names_three_mistakes_and_every_preset():
    assert len(MISTAKES) == 3
    listed = re.split(r"^## ", TEXT.partition("## Presets\n")[2], flags=re.MULTILINE)[0]
    named = " ".join(listed.split()).partition(": ")[2].partition(". A preset")[0]
    assert named.split(", ") == [preset.name for preset in PRESETS]
