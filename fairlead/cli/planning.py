"""`plan check` and `plan import`: the plan itself, and a page from which one may be made."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling, writing
from fairlead.cli.errors import NoSuchChoice
from fairlead.core.engines.encoders import sentence_likeness
from fairlead.core.errors import BadInput
from fairlead.core.plans import CHECKS, Fault, Plan, UnableToReadPlan, check, draft, parse, propose
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import UnableToOpen

SEVERITIES = ("must", "should", "could")
PIPED = "-"


@dataclass(frozen=True, slots=True)
class CheckWish:
    """What was typed after `plan check`."""

    plan: Path | None
    previous: Path | None = None
    today: str | None = None
    fail_on: str | None = None
    json: bool = False


def check_and_say(wish: CheckWish) -> int:
    """Prints the faults; 1 if one is as grave as --fail-on, else 0."""
    if wish.plan is None:
        raise BadInput(_("No plan was named: give its file, or --list to see the checks."))
    if wish.fail_on and wish.fail_on not in SEVERITIES:
        text = _("--fail-on {given}: choose among {known}.")
        raise NoSuchChoice(text.format(given=wish.fail_on, known=", ".join(SEVERITIES)))
    today = _day(wish.today)
    plan = _plan(wish.plan)
    previous = _plan(wish.previous) if wish.previous else None
    faults = check(plan, today=today, previous=previous, alike=sentence_likeness)
    _say_faults(plan, faults, wish, today)
    return 1 if _met(faults, wish.fail_on) else 0


def _say_faults(plan: Plan, faults: Sequence[Fault], wish: CheckWish, today: date) -> None:
    from fairlead.report import plan_faults

    name = str(wish.plan)
    if wish.json:
        telling.as_json(plan_faults.as_object(plan, faults, name, today))
    else:
        plan_faults.render(plan, faults, name, telling.console())


def _met(faults: Sequence[Fault], severity: str | None) -> bool:
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1] if severity else ()
    return any(fault.severity in grave for fault in faults)


def _day(given: str | None) -> date:
    """The day of --today, else the clock's: the only place where the checks meet it."""
    if given is None:
        return datetime.now().astimezone().date()  # the reader's own calendar
    try:
        return date.fromisoformat(given)
    except ValueError:
        text = _("--today {given}: this is no day of the calendar; write it as 2027-03-31.")
        raise BadInput(text.format(given=given)) from None


def _plan(path: Path) -> Plan:
    try:
        return parse(_text(path), name=path.name)
    except UnableToReadPlan as error:
        if "{#" in _text(path):
            raise
        text = _("{why} If this page was not written as a plan.md, begin with: fairlead plan import {path}")
        raise BadInput(text.format(why=error.sentence, path=path)) from None


def explain(id: str | None, json: bool) -> None:
    """Prints one check, or all of them, with their examples."""
    from fairlead.report import plan_faults

    shown = [one for one in CHECKS if id in (None, one.id)]
    if not shown:
        text = _("There is no check {id}; choose among {known}.")
        raise NoSuchChoice(text.format(id=id, known=", ".join(one.id for one in CHECKS)))
    if json:
        telling.as_json([plan_faults.check_as_object(one) for one in shown])
    else:
        plan_faults.render_checks(shown, telling.console())


def import_and_say(page: Path, output: Path | None, json: bool) -> None:
    """Prints what is proposed of a page, and writes the draft if asked to."""
    if output:
        writing.new(output)
    name = _("what was piped in") if str(page) == PIPED else page.name
    given = _text(page)
    _refuse_a_plan(given, name, page)
    proposal = propose(given)
    text = draft(proposal, source=name)
    if output and not text:
        raise BadInput(
            _("{name} holds no sentence that could be proposed: nothing was written.").format(name=name)
        )
    if output:
        writing.write(output, text)
    from fairlead.report import plan_proposals

    if json:
        telling.as_json(plan_proposals.as_object(proposal, name, str(output) if output else None))
    else:
        plan_proposals.render(proposal, name, telling.console())
    _next(proposal.statements, output, json)


def _refuse_a_plan(given: str, name: str, page: Path) -> None:
    """BadInput for a text that is a plan.md already: nothing about it is to be guessed."""
    if "{#" not in given:
        return
    try:
        parse(given)
    except UnableToReadPlan:
        return
    raise BadInput(_("{name} is a plan.md already: fairlead plan check {page}").format(name=name, page=page))


def _next(statements: Sequence[object], output: Path | None, json: bool) -> None:
    if output:
        text = _(
            "Wrote {output}: read each sentence, strike what is wrong, then fairlead plan check {output}"
        )
        telling.aside(text.format(output=output))
    elif statements and not json:
        telling.aside(_("To go on from here, write it to a file with -o plan.md"))


def _text(path: Path) -> str:
    if str(path) == PIPED:
        return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    if path.is_dir():
        raise UnableToOpen(_("{path} is a folder: name one file.").format(path=path))
    if not path.exists():
        raise UnableToOpen(_("{path} is not there: name a file of text.").format(path=path))
    try:
        data = path.read_bytes()
    except OSError as error:
        text = _("{path} cannot be read ({why}): give leave to read it.")
        raise UnableToOpen(text.format(path=path, why=error.strerror)) from None
    if b"\0" in data[:4096] and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UnableToOpen(
            _("{path} is no text: open it, copy its words, and pipe them in.").format(path=path)
        )
    return data.decode(encoding_of(path))
