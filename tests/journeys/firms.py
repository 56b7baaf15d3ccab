"""Small firms as files, and the command as a person types it."""

import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

from fairlead.cli import run

LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
QUESTIONS = {
    "What matters most?": ("recall", "text = true"),
    "I was told lately": ("reached", 'scale = "agree"'),
    "We do what we say": ("lived", 'scale = "agree"'),
}
PLAN = """---
company: Oak & Sons
edition: 1
published: 2026-09-01
---
## Priorities
- Ring everyone we place in the first week. {#call-back owner="Tom Roe" due=2027-03-31 measure="share called"}
- Get paid in thirty days. {#paid owner="Ada Lee" due=2026-12-31 measure="days"}
"""
HEADER = ("ID", "Unit", *QUESTIONS)


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code, the result, and the words to the person."""

    code: int
    out: str
    err: str


def answers(
    people: int = 24, units: tuple[str, ...] = ("North", "South"), told: str = "Agree"
) -> list[tuple[str, ...]]:
    """One row a person; a third can name both priorities, and one in four sees words and deeds match."""
    texts = (
        "ring people in their first week; get paid in thirty days",
        "filling shifts",
        "the first week call",
    )
    return [
        (f"r{n}", units[n % len(units)], texts[n % 3], told, "Agree" if n % 4 == 0 else "Disagree")
        for n in range(people)
    ]


def csv(rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> str:
    """Rows under a header; no cell of these firms holds a comma."""
    return "".join(",".join(row) + "\n" for row in (header, *rows))


def mapping(head: str = "", columns: str = "") -> str:
    """The mapping of `form.csv`; `head` stands in its [[file]], `columns` in its [file.columns]."""
    items = "".join(
        f'[[file.item]]\ncolumn = "{question}"\nitem = "{construct}"\nconstruct = "{construct}"\n{how}\n'
        for question, (construct, how) in QUESTIONS.items()
    )
    labels = ", ".join(f'"{label}"' for label in LABELS)
    return (
        'company = "Oak & Sons"\nas_of = 2026-10-31\npopulation = 30\ncuts = ["unit"]\n'
        f'[scales.agree]\nlabels = [{labels}]\n[[file]]\npath = "form.csv"\ntable = "answers"\nshape = "wide"\n'
        f'pulse = "2026-autumn"\n{head}\n[file.columns]\nrespondent = "ID"\nunit = "Unit"\n{columns}\n{items}'
    )


def firm(folder: Path, form: str | bytes | None = None, toml: str | None = None, plan: str = PLAN) -> Path:
    """A folder with a plan, a form's export and its mapping; each may be given otherwise."""
    folder.mkdir(exist_ok=True)
    text = csv(answers()) if form is None else form
    (folder / "form.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "plan.md").write_text(plan, encoding="utf-8")
    (folder / "fairlead.toml").write_text(toml or mapping(), encoding="utf-8")
    return folder


def typed(*words: object) -> Said:
    """A command line, run as the console script runs it."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(word) for word in words])
    return Said(code, out.getvalue(), err.getvalue())


def files(folder: Path) -> dict[str, int]:
    """All that lies in a folder, with its size."""
    return {str(path.relative_to(folder)): path.stat().st_size for path in sorted(folder.rglob("*"))}


def refused(*words: object, folder: Path) -> str:
    """The one sentence with which a command ends. It is the same with --json; nothing else is said or written."""
    before = files(folder)
    plain, asked = typed(*words), typed(*words, "--json")
    sentence = plain.err.removesuffix("\n")
    assert (plain.code, plain.out) == (2, "")
    assert json.loads(asked.out) == {"error": sentence, "exit_code": 2}
    assert (asked.code, asked.err) == (2, plain.err)
    assert one_sentence(sentence), sentence
    assert files(folder) == before
    return sentence


def one_sentence(text: str) -> bool:
    """One line with a full stop at its end, no second sentence, and nothing of Python's in it."""
    inside = text[:-1].replace("fairlead.toml", "")
    return "\n" not in text and text.endswith(".") and ". " not in inside and "Traceback" not in text


def report(folder: Path, *options: object) -> dict:
    """The report of a folder that can be read, as JSON; the words in the terminal say each of its refusals, too."""
    asked = typed("diagnose", folder, "--json", *options)
    assert (asked.code, asked.err) == (0, "")
    made = json.loads(asked.out)
    said = plain(typed("diagnose", folder, *options).out)
    for refusal in made["reading"]["refusals"]:
        where = f"{refusal['file']}, line {refusal['line']}, column {refusal['column']}"
        assert f"{where}: {refusal['reason']}" in said
    for suspicion in made["reading"]["suspicions"]:
        assert suspicion["sentence"] in said
    return made


def figures(found: object) -> list[str]:
    """The words of every figure in a report, wherever it stands."""
    inside = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    own = (
        [plain(found["words"])]
        if isinstance(found, dict) and "words" in found and "estimate" in found
        else []
    )
    return [*own, *(words for part in inside for words in figures(part))]


def plain(text: str) -> str:
    """Text without its line breaks."""
    return " ".join(text.split())


class _Words(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside != "style":
            self.words.append(data)


def page_text(page: str) -> str:
    """What a reader reads of a page."""
    return plain("".join(_Words(page).words))
