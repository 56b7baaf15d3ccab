"""The commands and their options. What a command needs is imported when it runs, so that --help is quick."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from fairlead.cli.invent_app import invent_app
from fairlead.cli.plan_app import plan_app
from fairlead.cli.server_app import server_app

app = Typer(
    name="fairlead",
    help=_("Do the people of a company know, believe and feel where it is going, and which link breaks?"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=_(
        "Begin with: fairlead demo. Exit codes: 0 done, 1 a --fail-on was met, 2 bad input, 130 stopped."
    ),
)

app.add_typer(invent_app)  # its commands stand beside these
app.add_typer(server_app)
app.add_typer(plan_app, name="plan", short_help=_("Look at the plan itself."))

Json = Annotated[bool, Option("--json", help=_("Say it as JSON."))]
Folder = Annotated[Path, Argument(help=_("A folder with your files."))]


def _version(wanted: bool) -> None:
    if wanted:
        from fairlead import __version__
        from fairlead.cli.telling import say

        say(f"fairlead {__version__}")
        raise Exit


@app.callback()
def fairlead(
    version: Annotated[
        bool, Option("--version", callback=_version, is_eager=True, help=_("Say the version and stop."))
    ] = False,
    debug: Annotated[bool, Option("--debug", help=_("Show the traceback of a fault."))] = False,
) -> None:
    """Kept so that --version and --debug stand before the commands."""


@app.command(
    short_help=_("Say which link breaks."),
    help=_("Read a folder of files and say which link of the chain breaks, with the evidence."),
    epilog=_("Example: fairlead diagnose our-firm --html report.html"),
)
def diagnose(
    folder: Folder,
    by: Annotated[
        list[str] | None,
        Option(
            metavar="CUT",
            help=_("A declared cut to report beside level and unit; may be given several times."),
        ),
    ] = None,
    since: Annotated[
        str | None,
        Option(metavar="QUARTER", help=_("Count records and exits from this quarter on, such as 2026-Q2.")),
    ] = None,
    html: Annotated[
        Path | None, Option(metavar="FILE", help=_("Write the report as one HTML file, too."))
    ] = None,
    json: Json = False,
    against: Annotated[
        Path | None,
        Option(
            metavar="REPORT",
            help=_("A report made before with --json: what the two give away together stays hidden."),
        ),
    ] = None,
    k: Annotated[int, Option(metavar="N", help=_("Answers behind any figure; 5 or more."))] = 5,
    fail_on: Annotated[
        list[str] | None,
        Option(
            metavar="VERDICT",
            help=_("Exit with 1 if this is the verdict, such as not-told; may be given several times."),
        ),
    ] = None,
) -> None:
    from fairlead.cli.diagnosing import Wish, diagnose_and_say

    wish = Wish(folder, tuple(by or ()), since, k, against, html, json, tuple(fail_on or ()))
    raise Exit(diagnose_and_say(wish))


@app.command(
    short_help=_("Say how often it was told, and what goes with it."),
    help=_(
        "Say how often each unit was told each statement and what that cost in contacts; whether more telling goes with more being "
        "reached and known from wave to wave; and who still holds a sentence of the plan before. It never says why."
    ),
    epilog=_("Example: fairlead dose our-firm --json"),
)
def dose(
    folder: Folder,
    since: Annotated[
        str | None,
        Option(
            metavar="QUARTER",
            help=_("Count tellings from this quarter on, such as 2026-Q2; else the last 90 days."),
        ),
    ] = None,
    k: Annotated[int, Option(metavar="N", help=_("Answers behind any figure; 5 or more."))] = 5,
    json: Json = False,
) -> None:
    from fairlead.cli.dosing import dose_and_say

    dose_and_say(folder, since, k, json)


@app.command(
    help=_(
        "Write a folder to begin with: a plan to fill, nine questions, a sheet for each leader, and the mapping."
    ),
    epilog=_('Example: fairlead start our-firm --company "Oak & Sons" --leader "Ada Lee" --leader "Tom Roe"'),
)
def start(
    folder: Annotated[Path, Argument(help=_("The folder to make."))],
    company: Annotated[str, Option(help=_("The company's name, as the questions say it."))] = "",
    leader: Annotated[
        list[str] | None, Option(metavar="NAME", help=_("A leader's name; once for each leader."))
    ] = None,
    json: Json = False,
) -> None:
    from fairlead.cli.folders import start_folder

    start_folder(folder, company, tuple(leader or ()), json)


@app.command(
    "map",
    short_help=_("Propose a mapping."),
    help=_("Look at files and propose the fairlead.toml that reads them, with its guesses and doubts."),
    epilog=_("Example: fairlead map our-firm/*.csv -o our-firm/fairlead.toml"),
)
def map_files(
    files: Annotated[list[Path], Argument(help=_("Exports as they came: CSV, XLSX or Parquet."))],
    output: Annotated[
        Path | None,
        Option("--output", "-o", metavar="FILE", help=_("Write it to this file instead of the screen.")),
    ] = None,
    json: Json = False,
) -> None:
    from fairlead.cli.folders import propose_mapping

    propose_mapping(tuple(files), output, json)


@app.command(
    short_help=_("Say what was read."),
    help=_("Say what was understood of a folder: rows, columns used and unused, and every row refused."),
    epilog=_("Example: fairlead check our-firm"),
)
def check(folder: Folder, json: Json = False) -> None:
    from fairlead.cli.folders import check_folder

    check_folder(folder, json)


@app.command(
    short_help=_("Say what answers name."),
    help=_(
        "Say which priorities of a plan people can name in their own words, and what a person has to code. "
        "No answer of anybody is printed, unless you ask for --texts."
    ),
    epilog=_("Example: fairlead recall our-firm/plan.md answers.csv --column 'What matters most?'"),
)
def recall(
    plan: Annotated[Path, Argument(help=_("The plan, a Markdown file."))],
    answers: Annotated[
        Path,
        Argument(help=_("A .txt with an answer a line, a .csv or .xlsx, or a folder that diagnose reads.")),
    ],
    column: Annotated[
        list[str] | None,
        Option(
            metavar="NAME",
            help=_("The column that holds the answers; several are taken as the lines of one."),
        ),
    ] = None,
    texts: Annotated[
        bool, Option("--texts", help=_("Show raw answers with what they name: for whoever holds the file."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.recalling import recall_and_say

    recall_and_say(plan, answers, tuple(column or ()), texts, json)


@app.command(
    short_help=_("Have people code answers."),
    help=_(
        "Draw answers at random for people to code, a sheet for each coder; or with --read take the filled sheets, say how far "
        "the coders agree with each other and with the scorer, and write the file that diagnose uses."
    ),
    epilog=_(
        "Example: fairlead code our-firm -o sheet.csv; then: fairlead code our-firm --read sheet-1.csv --read sheet-2.csv"
    ),
)
def code(
    folder: Folder,
    output: Annotated[
        Path | None,
        Option("--output", "-o", metavar="FILE", help=_("The sheets to write; with --read the coding file.")),
    ] = None,
    read: Annotated[
        list[Path] | None, Option("--read", metavar="SHEET", help=_("A filled sheet; once for each coder."))
    ] = None,
    answers: Annotated[int, Option(metavar="N", min=1, help=_("How many answers to draw."))] = 40,
    coders: Annotated[
        int, Option(metavar="N", min=1, max=9, help=_("How many people code, each alone."))
    ] = 2,
    seed: Annotated[int, Option(metavar="N", min=0, help=_("The same seed draws the same answers."))] = 1,
    json: Json = False,
) -> None:
    from fairlead.cli.coding import draw_sheets, read_sheets

    if read:
        read_sheets(folder, tuple(read), output, json)
    else:
        draw_sheets(folder, output, answers, coders, seed, json)


@app.command(
    short_help=_("Show the tables."),
    help=_("Show the Fairlead tables: their columns and what they mean."),
    epilog=_("Example: fairlead tables answers"),
)
def tables(
    name: Annotated[str | None, Argument(help=_("One table; without it, all."))] = None, json: Json = False
) -> None:
    from fairlead.cli.schemas import show_tables

    show_tables(name, json)
