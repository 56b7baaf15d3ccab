"""`fairlead diagnose`: one call to the core, then the report in the formats that were asked for."""

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import telling, writing
from fairlead.cli.errors import NoSuchChoice, UnreadableReport
from fairlead.core.diagnosis import Diagnosis, diagnose
from fairlead.core.verdict.rule import CASES


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed."""

    folder: Path
    by: tuple[str, ...] = ()
    since: str | None = None
    k: int = 5
    against: Path | None = None
    html: Path | None = None
    json: bool = False
    fail_on: tuple[str, ...] = ()


def diagnose_and_say(wish: Wish) -> int:
    """The diagnosis, written and printed; 1 if a verdict of --fail-on was met, else 0."""
    refuse_unknown(wish.fail_on)
    if wish.html:
        writing.ready(wish.html)  # before the work, not after it
    with telling.bar() as progress:
        made = diagnose(
            wish.folder.absolute(), by=wish.by, since=wish.since, k=wish.k, progress=progress, **_pair(wish)
        )
    publish(made, wish.html, wish.json)
    return 1 if made.verdict.id in wish.fail_on else 0


def _pair(wish: Wish) -> dict[str, Any]:
    return {} if wish.against is None else {"against": _earlier(wish.against)}


def _earlier(path: Path) -> Any:
    """The earlier report; UnreadableReport if the file is no JSON."""
    from json import JSONDecodeError, loads

    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, JSONDecodeError) as fault:
        text = _("{path} cannot be read as the JSON of an earlier report ({fault}): give what --json wrote.")
        raise UnreadableReport(text.format(path=path, fault=fault)) from None


def publish(diagnosis: Diagnosis, page: Path | None, json: bool) -> None:
    """The page first, so that a reader who stops reading the terminal has it."""
    if page:
        from fairlead.report import html

        writing.write(page, html.render(diagnosis))
    if json:
        from fairlead.report import json as objects

        telling.say(objects.write(diagnosis))
    else:
        from fairlead.report import terminal

        terminal.render(diagnosis, telling.console())
    if page:
        telling.aside(_("The report as a page: {page}").format(page=page))


def refuse_unknown(verdicts: tuple[str, ...]) -> None:
    """NoSuchChoice if --fail-on names no verdict."""
    known = [case.id for case in CASES]
    for verdict in verdicts:
        if verdict not in known:
            text = _("--fail-on {verdict}: there is no such verdict; choose among {known}.")
            raise NoSuchChoice(text.format(verdict=verdict, known=", ".join(known)))
