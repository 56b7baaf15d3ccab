"""`start`, `map` and `check`: before there is anything to diagnose."""

import sys
from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling, writing
from fairlead.core import tables


def start_folder(folder: Path, company: str, leaders: tuple[str, ...], json: bool) -> None:
    """Writes the folder; asks for names that were not given, where somebody can answer."""
    if sys.stdin.isatty() and not json:
        company, leaders = _asked(company, leaders)
    written = tables.start(folder, company, leaders)
    if json:
        telling.as_json({"folder": str(folder), "files": [str(path) for path in written]})
        return
    telling.say("\n".join(str(path) for path in written))
    telling.aside(_("Begin with {first}.").format(first=written[0]))


def _asked(company: str, leaders: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    from typer import prompt

    company = company or str(prompt(_("The company's name, as people say it")))
    if not leaders:
        named = str(prompt(_("The leaders' names, with semicolons between them")))
        leaders = tuple(name.strip() for name in named.split(";") if name.strip())
    return company, leaders


def propose_mapping(files: tuple[Path, ...], output: Path | None, json: bool) -> None:
    """The proposed mapping, on the screen or in a file that is not there yet."""
    if output:
        writing.new(output)
    text = tables.propose(files)
    if output:
        writing.write(output, text)
    if json:
        telling.as_json({"mapping": text, "written": output and str(output)})
    elif output:
        telling.say(_("Wrote {output}: look at each comment that begins with a doubt.").format(output=output))
    else:
        telling.say(text)


def check_folder(folder: Path, json: bool) -> None:
    """What was understood of a folder."""
    with telling.bar() as progress:
        reading = tables.check(folder.absolute(), progress=progress)
    if json:
        telling.as_json(asdict(reading))
        return
    from fairlead.report import terminal

    terminal.render_reading(reading, telling.console())
