"""`fairlead diagnose`: one call to the core, then the report in the formats that were asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from json import loads
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
    earlier = _earlier(wish.against)
    with telling.bar() as progress:
        made = diagnose(
            wish.folder.absolute(), by=wish.by, since=wish.since, k=wish.k, against=earlier, progress=progress
        )
    publish(made, wish.html, wish.json)
    return 1 if made.verdict.id in wish.fail_on else 0


def _earlier(path: Path | None) -> Mapping[str, Any] | None:
    """The report of --against; the core says whether it is one."""
    if path is None:
        return None
    try:
        read: Mapping[str, Any] = loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        text = _("{path} cannot be read ({why}): --against takes a report made with --json.")
        raise UnreadableReport(text.format(path=path, why=error.strerror)) from None
    except ValueError:
        text = _("{path} is no JSON: --against takes a report made with --json.")
        raise UnreadableReport(text.format(path=path)) from None
    return read


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
