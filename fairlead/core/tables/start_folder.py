"""The way in for who has nothing yet: sheets to fill, and the mapping that will read them."""

import csv
import io
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from fairlead.core.plans import slug
from fairlead.core.tables.start_form import about_text, form_text, header, items_text, joined, labels_text
from fairlead.core.tables.start_writing import UnableToStart, write_new
from fairlead.core.tables.toml_text import quoted_list, quoted_text

SHEETS = files(__package__) / "sheets_for_start"


def start(folder: Path | str, company: str, leaders: Sequence[str]) -> tuple[Path, ...]:
    """Write a folder to begin with: plan, form, leaders' sheets, invitation, small lists, and fairlead.toml.

    `company` and `leaders` are named in each question. Gives the paths written. All are written or none;
    UnableToStart when one of them exists already, or cannot be written, or a name is missing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in start(folder, "Oak Ltd", ["Ada Lee"])][:3]
    ['READ-ME-FIRST.txt', 'plan.md', 'form.txt']
    """
    company, named = tidy(company), tuple(filter(None, map(tidy, leaders)))
    if not company:
        raise UnableToStart("The company has no name: give one, for the questions name it.")
    if not named:
        raise UnableToStart(
            "No leader is named: give at least one, for the questions ask about them by name."
        )
    return write_new(Path(folder), contents(company, named))


def tidy(name: str) -> str:
    """A name on one line, without signs that cannot be printed.

    >>> tidy(" Del  &\\nNeil ")
    'Del & Neil'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def contents(company: str, leaders: Sequence[str]) -> dict[str, str]:
    """Every file by its path in the folder."""
    sheets = {f"leaders/sheet-{id}.txt": leader for id, leader in zip(ids(leaders), leaders, strict=True)}
    names = {"company": company, "leaders": joined(leaders), "teller": one_cell(leaders[0])}
    listed = "\n".join(f"     {path.partition('/')[2]:<32} {leader}" for path, leader in sheets.items())
    return {
        "READ-ME-FIRST.txt": filled("READ-ME-FIRST.txt", **names),
        "plan.md": filled("plan.md", **names),
        "form.txt": filled("form.txt", questions=form_text(company, leaders), **names),
        "invitation.txt": filled("invitation.txt", **names),
        "leaders/README.txt": filled("leaders.txt", list=listed, **names),
        **{path: filled("sheet.txt", leader=leader, company=company) for path, leader in sheets.items()},
        "tellings.csv": filled("tellings.csv", **names),
        "commitments.csv": filled("commitments.csv", **names),
        "answers.csv": row(header(company, leaders)),
        "people.csv": filled("people.csv"),
        "exits.csv": filled("exits.csv"),
        "fairlead.toml": mapping_text(company, leaders),
    }


def filled(sheet: str, **names: str) -> str:
    """A template with the names in it."""
    return Template((SHEETS / sheet).read_text(encoding="utf-8")).substitute(names)


def mapping_text(company: str, leaders: Sequence[str]) -> str:
    """The fairlead.toml that reads what the sheets and the form become."""
    head = {"company": quoted_text(company), "leaders": quoted_list(leaders)}
    body = {"about": about_text(), "items": items_text(company, leaders)}
    return filled("fairlead.toml", **head, **body, **labels_text())


def ids(leaders: Sequence[str]) -> list[str]:
    """Endings of file names; equal ones are numbered.

    >>> ids(["Del Marsh", "Del Marsh", "???"])
    ['del-marsh', 'del-marsh-2', '3']
    """
    found: list[str] = []
    for number, leader in enumerate(leaders, 1):
        id = slug(leader)[:60] or str(number)
        found.append(f"{id}-{number}" if id in found else id)
    return found


def row(cells: Iterable[str]) -> str:
    """One line of a CSV file."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def one_cell(text: str) -> str:
    """A text as one cell of a CSV file.

    >>> one_cell("Marsh, Del")
    '"Marsh, Del"'
    """
    return row([text]).rstrip("\n")
