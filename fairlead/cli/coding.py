"""`fairlead code`: sheets for people to code, and what the filled ones say."""

from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling, writing
from fairlead.core.diagnosis.coders import compared, draw, priorities_of
from fairlead.core.diagnosis.spoken import answers_of
from fairlead.core.engines import sentence_encoder
from fairlead.core.recall.sheets import rubric, sheet_of
from fairlead.core.tables import read
from fairlead.core.tables.coding_sheets import csv_text, read_sheet
from fairlead.core.tables.mapping_file import MAPPING_FILE
from fairlead.core.tables.toml_text import quoted_text

SHEET, CODED = Path("coding-sheet.csv"), "coding.csv"
BOM = "\ufeff"  # spreadsheets take a CSV without it for another encoding


def draw_sheets(folder: Path, output: Path | None, answers: int, coders: int, seed: int, json: bool) -> None:
    """A sheet for each coder, and the rubric; nothing is written over."""
    sheets = _names(output or SHEET, coders)
    page = (output or SHEET).with_name(f"{(output or SHEET).stem}-how-to-code.txt")
    for path in (*sheets, page):
        writing.new(path)
    with telling.bar() as progress:
        drawn = draw(read(folder.absolute(), progress=progress), answers, seed)
    rows = sheet_of([(a.pulse, a.respondent, a.text or "") for a in drawn.answers], drawn.statements)
    for path in sheets:
        writing.write(path, BOM + csv_text(rows))
    writing.write(page, rubric(drawn.company, drawn.statements, len(drawn.answers), seed))
    if json:
        said = {"drawn": len(drawn.answers), "not_coded": drawn.open, "coded": drawn.coded, "seed": seed}
        telling.as_json({"sheets": [str(path) for path in sheets], "rubric": str(page), **said})
        return
    telling.say("\n".join(str(path) for path in (*sheets, page)))
    telling.say(
        _("{n} answers, drawn at random from {open} that nobody has coded. Code all of them: the correction for the scorer's "
          "error (Rogan-Gladen) holds for a random sample alone.").format(n=len(drawn.answers), open=drawn.open)
    )  # fmt: skip
    back = " ".join(f"--read {path}" for path in sheets)
    telling.aside(
        _(
            "The sheets hold raw answers: give each to its coder only. Then: fairlead code {folder} {back}"
        ).format(folder=folder, back=back)
    )


def _names(sheet: Path, coders: int) -> list[Path]:
    """One file a coder.

    >>> [path.name for path in _names(Path("sheet.csv"), 2)]
    ['sheet-1.csv', 'sheet-2.csv']
    """
    if coders == 1:
        return [sheet]
    return [sheet.with_name(f"{sheet.stem}-{n}{sheet.suffix or '.csv'}") for n in range(1, coders + 1)]


def read_sheets(folder: Path, sheets: tuple[Path, ...], output: Path | None, json: bool) -> None:
    """What filled sheets say, and the coding file."""
    target = output or folder / CODED
    writing.new(target)
    with telling.bar() as progress:
        firm = read(folder.absolute(), progress=progress)
        _plan, statements = priorities_of(firm)
        known = [(a.pulse, a.respondent) for a in answers_of(firm)]
        filled = [read_sheet(path, known, [id for id, _text in statements]) for path in sheets]
        found = compared(firm, filled, sentence_encoder())
    writing.write(target, csv_text(found.rows))
    lines = _lines(folder, target)
    from fairlead.report import coding as report

    if json:
        telling.as_json(report.as_json(found, filled) | {"written": str(target), "mapping": lines})
        return
    report.render(found, filled, telling.console())
    telling.say(_("\nWrote {target}.").format(target=target))
    if lines:
        telling.say(
            _("Add these lines at the end of {mapping}, and fairlead diagnose uses it:").format(
                mapping=folder / MAPPING_FILE
            )
        )
        telling.say("\n" + lines)
    else:
        telling.say(_("Next: fairlead diagnose {folder}").format(folder=folder))


def _lines(folder: Path, target: Path) -> str:
    """What fairlead.toml needs; nothing where the folder has none and reads files by their names, or names it already."""
    mapping = folder / MAPPING_FILE
    try:
        inside = target.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        inside = target.name
    if not mapping.is_file():
        return ""
    return f'[[file]]\npath = {quoted_text(inside)}\ntable = "coding"\n'
