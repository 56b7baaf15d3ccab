"""The commands under `fairlead plan`: the direction itself, without any survey."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

plan_app = Typer(
    help=_("Look at the plan itself: check it, or propose one from a page that was written for people."),
    no_args_is_help=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, Option("--json", help=_("Say it as JSON."))]


@plan_app.command(
    "check",
    short_help=_("Say what keeps a plan from being said and kept."),
    help=_(
        "Check a plan: each fault with its line, the sentence, why it matters and how to mend it. A must keeps people from "
        "saying or keeping the plan at all; should and could make it better. No check asks whether the direction is good."
    ),
    epilog=_("Example: fairlead plan check our-firm/plan.md --previous our-firm/plan-1.md --fail-on must"),
)
def check_plan(
    plan: Annotated[
        Path | None, Argument(help=_("The plan.md; not needed with --list and --explain."))
    ] = None,
    previous: Annotated[
        Path | None, Option(metavar="OLD", help=_("The edition before, to see what turned."))
    ] = None,
    today: Annotated[
        str | None,
        Option(metavar="DATE", help=_("The day to check for, such as 2027-03-31; without it, today.")),
    ] = None,
    fail_on: Annotated[
        str | None,
        Option(
            metavar="SEVERITY", help=_("Exit with 1 at a fault this grave or graver: must, should, could.")
        ),
    ] = None,
    explain: Annotated[
        str | None, Option(metavar="CHECK", help=_("Explain one check, with a weak and a strong example."))
    ] = None,
    list_all: Annotated[bool, Option("--list", help=_("Show all checks with their examples."))] = False,
    json: Json = False,
) -> None:
    from fairlead.cli import planning

    if list_all or explain:
        planning.explain(explain, json)
        return
    raise Exit(planning.check_and_say(planning.CheckWish(plan, previous, today, fail_on, json)))


@plan_app.command(
    "import",
    short_help=_("Propose a plan from another page."),
    help=_(
        "Read a page that was not written for Fairlead (Markdown, a paste, HTML remains) and propose statements for a person "
        "to confirm. No sentence is invented: each stands in the page, with its lines; what was left out is listed."
    ),
    epilog=_("Example: fairlead plan import strategy.md -o draft-plan.md"),
)
def import_page(
    page: Annotated[Path, Argument(help=_("The page; - reads what is piped in."))],
    output: Annotated[
        Path | None,
        Option("--output", "-o", metavar="FILE", help=_("Write the draft of a plan.md to this new file.")),
    ] = None,
    json: Json = False,
) -> None:
    from fairlead.cli import planning

    planning.import_and_say(page, output, json)
