"""`fairlead dose`: how often it was told, and what goes with it."""

from pathlib import Path

from fairlead.cli import telling
from fairlead.core.diagnosis.doses import dose


def dose_and_say(folder: Path, since: str | None, k: int, json: bool) -> None:
    """The dose of a folder, printed."""
    with telling.bar() as progress:
        found = dose(folder.absolute(), since=since, k=k, progress=progress)
    from fairlead.report import dose as report
    from fairlead.report import terminal

    if json:
        telling.as_json(report.as_json(found))
    else:
        terminal.render_dose(found, telling.console())
