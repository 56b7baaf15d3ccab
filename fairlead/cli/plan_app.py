"""The commands under `fairlead plan`: the direction itself, without any survey."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from typer import Argument, Context, Exit, Option, Typer

plan_app = Typer(
    help=_(
        "Look at the plan itself: check it, import one, set two editions or the leaders' lists side by side."
    ),
    rich_markup_mode=None,
)

Json = Annotated[bool, Option("--json", help=_("Say it as JSON."))]


@plan_app.callback(invoke_without_command=True)
def plan(context: Context) -> None:
    """Alone, it says what there is; `no_args_is_help` would call that bad input."""
    if context.invoked_subcommand is None:
        from fairlead.cli.telling import say

        say(context.get_help())


@plan_app.command(
    short_help=_("Say what changed between two editions."),
    help=_(
        "Say what changed between two editions: new, gone, moved, reworded, and whether the substance changed or only the "
        "wording. Takes two files in the grammar of plan.md, or any two pages of Markdown, and says how it read them."
    ),
    epilog=_("Example: fairlead plan diff plan-1.md plan-2.md"),
)
def diff(
    old: Annotated[Path, Argument(help=_("The edition before."))],
    new: Annotated[Path, Argument(help=_("The edition after."))],
    read_as: Annotated[
        str, Option("--as", metavar="HOW", help=_("Read them as plan or page; auto tries plan first."))
    ] = "auto",
    fail_on: Annotated[
        list[str] | None,
        Option(
            metavar="VERDICT",
            help=_(
                "Exit with 1 if this is the verdict (same, wording-only, some-substance, rewritten); may be given several times."
            ),
        ),
    ] = None,
    json: Json = False,
) -> None:
    from fairlead.cli import comparing

    raise Exit(comparing.diff(old, new, read_as, tuple(fail_on or ()), json))


@plan_app.command(
    short_help=_("Say whether leaders name the same plan."),
    help=_(
        "Say whether leaders, each asked apart and by name, list the same priorities, and who differs on which. LISTS are "
        "folders of text sheets as `fairlead start` makes them, single sheets, or a CSV with leader, statement or text, "
        "and rank where they ranked."
    ),
    epilog=_("Example: fairlead plan agree our-firm/plan.md our-firm/leaders"),
)
def agree(
    plan: Annotated[Path, Argument(help=_("The plan that the lists are held against."))],
    lists: Annotated[list[Path], Argument(help=_("Folders of sheets, sheets, or CSV files."))],
    coded: Annotated[
        Path | None,
        Option(
            metavar="FILE",
            help=_("A coding corrected by hand: leader, text, statements; it holds against the scorer."),
        ),
    ] = None,
    write_coding: Annotated[
        Path | None,
        Option(metavar="FILE", help=_("Write how each entry was read, as a CSV to be corrected.")),
    ] = None,
    seed: Annotated[int, Option(metavar="N", help=_("Seed of random orders, where they are too many."))] = 1,
    json: Json = False,
) -> None:
    from fairlead.cli import comparing

    comparing.agree(comparing.AgreeWish(plan, tuple(lists), coded, write_coding, seed, json))


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
