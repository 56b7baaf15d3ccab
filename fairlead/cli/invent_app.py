"""The commands about companies that do not exist: `simulate`, `demo`, `operating-characteristics`."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

invent_app = Typer()

Json = Annotated[bool, Option("--json", help=_("Say it as JSON."))]


@invent_app.command(
    short_help=_("Invent a company."),
    help=_("Invent a company whose true cause is known, and write its files."),
    epilog=_("Example: fairlead simulate --cause not-lived --people 60 --seed 7 invented"),
)
def simulate(
    folder: Annotated[Path, Argument(help=_("The folder to make."))],
    cause: Annotated[
        list[str] | None,
        Option(
            metavar="CAUSE",
            help=_("What is true of it: a verdict's id, or pay; give it twice for a pair. Else not-lived."),
        ),
    ] = None,
    people: Annotated[int, Option(metavar="N", help=_("How many people it has: 5 to a million."))] = 140,
    seed: Annotated[int, Option(metavar="N", help=_("The same seed gives the same company."))] = 1,
    units: Annotated[int | None, Option(metavar="N", help=_("How many units; else by its size."))] = None,
    response: Annotated[float, Option(metavar="SHARE", help=_("The share that answers."))] = 0.7,
    bias_odds: Annotated[
        float,
        Option(metavar="RATIO", help=_("The odds that who is content answers, against those of the others.")),
    ] = 1.0,
    leniency: Annotated[
        float,
        Option(
            metavar="SD", help=_("How far what is ticked lies above what is thought, in standard deviations.")
        ),
    ] = 0.0,
    distance: Annotated[
        float, Option(metavar="SHARE", help=_("How far each true share lies from its cut."))
    ] = 0.20,
    waves: Annotated[int, Option(metavar="N", help=_("Pulses, a quarter apart; the last is as stated."))] = 1,
    drift: Annotated[
        float, Option(metavar="SHARE", help=_("What each wave added to the shares that break, such as -0.1."))
    ] = 0.0,
    coded: Annotated[int, Option(metavar="N", help=_("So many recall answers are coded by hand."))] = 0,
    without: Annotated[
        list[str] | None,
        Option(metavar="TABLE", help=_("Leave this table out, or the plan; may be given several times.")),
    ] = None,
    counts: Annotated[
        bool, Option("--counts", help=_("Give the scales as counts, as a survey house hands them over."))
    ] = False,
    format: Annotated[str, Option(metavar="csv|parquet", help=_("How the tables are written."))] = "csv",
    json: Json = False,
) -> None:
    from fairlead.cli.inventing import Wanted, simulate_folder

    causes = tuple(cause or ("not-lived",))
    said = {
        "people": people, "seed": seed, "units": units, "answering": response, "bias_odds": bias_odds, "leniency": leniency,
        "distance": distance, "waves": waves, "drift": drift, "coded": coded, "without": tuple(without or ()), "counted": counts,
    }  # fmt: skip
    simulate_folder(Wanted(folder, causes, format, said), json)


@invent_app.command(
    short_help=_("Show the sample company."),
    help=_(
        "Show the sample company: its files, the verdict here, and the report as HTML; with --web in the browser, too, "
        "where one click signs you in as its owner, a manager or an employee."
    ),
    epilog=_("Example: fairlead demo demo --web"),
)
def demo(
    folder: Annotated[Path, Argument(help=_("Where its files and the report go."))] = Path("fairlead-demo"),
    web: Annotated[bool, Option("--web", help=_("Start the web product with it; Ctrl-C stops it."))] = False,
    port: Annotated[
        int | None,
        Option(metavar="N", min=1, max=65535, help=_("With --web: listen here; else where it is free.")),
    ] = None,
    no_serve: Annotated[
        bool, Option("--no-serve", help=_("With --web: prepare everything, and do not start it."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.inventing import show_demo

    if web:
        from fairlead.cli.serving_demo import show_in_browser

        show_in_browser(folder, port, no_serve, json)
    else:
        show_demo(folder, json)


@invent_app.command(
    "operating-characteristics",
    short_help=_("Measure how often it is right."),
    help=_(
        "Measure how often the verdict is right, on invented companies of each kind and size (about three a second); "
        "or what is said along a curve of distances, how often intervals hold the truth, how often units raise false alarms."
    ),
    epilog=_(
        "Example: fairlead operating-characteristics --runs 20 --cause not-told --people 60 --bias-odds 2"
    ),
)
def characteristics(
    runs: Annotated[int, Option(metavar="N", help=_("Companies of each kind, size and bias."))] = 20,
    cause: Annotated[
        list[str] | None,
        Option(
            metavar="CAUSE",
            help=_(
                "Only this cause; two written as one are not-believed+not-lived. May be given several times."
            ),
        ),
    ] = None,
    people: Annotated[
        list[int] | None, Option(metavar="N", help=_("Only this size; may be given several times."))
    ] = None,
    bias_odds: Annotated[
        list[float] | None,
        Option(metavar="RATIO", help=_("Only these odds of the content to answer; else 1, 1.5 and 2.")),
    ] = None,
    response: Annotated[float, Option(metavar="SHARE", help=_("The share that answers."))] = 0.7,
    distance: Annotated[
        float, Option(metavar="SHARE", help=_("How far each true share lies from its cut."))
    ] = 0.20,
    coded: Annotated[
        int,
        Option(
            metavar="N",
            help=_("So many recall answers of each are coded by hand, as is the normal way; 0 for none."),
        ),
    ] = 40,
    part: Annotated[
        list[str] | None,
        Option(
            metavar="PART",
            help=_("verdicts (if nothing is said), curve, intervals or alarms; may be given several times."),
        ),
    ] = None,
    link: Annotated[
        str, Option(metavar="LINK", help=_("Of a curve: the link that moves away from its cut."))
    ] = "believed",
    seed: Annotated[int, Option(metavar="N", help=_("The same seed gives the same companies."))] = 1,
    save: Annotated[
        Path | None, Option(metavar="FILE", help=_("Keep the runs in this file, and go on from it."))
    ] = None,
    story: Annotated[
        bool, Option("--story", help=_("Write the pages of the repository's story, and keep the runs."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.measuring import Trial, measure_characteristics

    odds, parts = tuple(bias_odds or ()), tuple(part or ("verdicts",))
    said = {"answering": response, "distance": distance, "coded": coded}
    trial = Trial(runs, tuple(cause or ()), tuple(people or ()), odds, seed, said, parts, link)
    measure_characteristics(trial, save, story, json)
