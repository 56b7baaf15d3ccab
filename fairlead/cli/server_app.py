"""The commands that run the web product: `init`, `serve`, `worker`, `backup`, `restore`, `export`, `doctor`, `bounces`."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

server_app = Typer()

Json = Annotated[bool, Option("--json", help=_("Say it as JSON."))]


@server_app.command(
    short_help=_("Prepare the web product."),
    help=_(
        "Prepare the web product in the data folder: tables, secret key, and one link with which the first owner comes in. "
        "The link dies when it is used; there is no default password."
    ),
    epilog=_("Example: fairlead init"),
)
def init(
    again: Annotated[
        bool, Option("--again", help=_("Make a new set-up link; one that was made before dies."))
    ] = False,
    upgrade: Annotated[
        bool, Option("--upgrade", help=_("Bring the tables up to this version, and make no link."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.serving_init import prepare, upgrade_tables

    if upgrade:
        upgrade_tables(json)
    else:
        prepare(again, json)


@server_app.command(
    short_help=_("Run the web product."),
    help=_(
        "Serve the web product, its static files and the worker that sends mail, all by this one command. Ctrl-C stops it."
    ),
    epilog=_("Example: fairlead serve --port 8000"),
)
def serve(
    port: Annotated[
        int | None,
        Option(metavar="N", min=1, max=65535, help=_("Listen here; else the site's own port, or 8000.")),
    ] = None,
    host: Annotated[
        str, Option(metavar="ADDRESS", help=_("Listen on this address; a proxy reaches 127.0.0.1."))
    ] = "127.0.0.1",
    workers: Annotated[
        int | None, Option(metavar="N", min=1, max=64, help=_("Processes; else one more than processors."))
    ] = None,
    no_worker: Annotated[
        bool, Option("--no-worker", help=_("Send no mail from here: another machine runs the worker."))
    ] = False,
) -> None:
    from fairlead.cli.serving import serve_site

    serve_site(host, port, workers, with_worker=not no_worker)


@server_app.command(
    short_help=_("Send what waits."),
    help=_("Do the work that waits: send mail from the outbox until stopped. `fairlead serve` runs it, too."),
    epilog=_("Example: fairlead worker"),
)
def worker(
    beside: Annotated[int | None, Option(hidden=True, help=_("Stop when this process is gone."))] = None,
) -> None:
    from fairlead.cli.serving_worker import work

    work(beside)


@server_app.command(
    short_help=_("Copy everything into one file."),
    help=_(
        "Copy the database into one file while the server runs, with checksums and a count of every table. "
        "The secret key stays apart unless you ask for it."
    ),
    epilog=_("Example: fairlead backup fairlead-2026-09-01.tar.gz"),
)
def backup(
    file: Annotated[Path, Argument(help=_("The file to make, such as fairlead.tar.gz."))],
    with_key: Annotated[
        bool, Option("--with-key", help=_("Put the secret key into it: then guard the file like the key."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.serving_backup import back_up

    back_up(file, with_key, json)


@server_app.command(
    short_help=_("Put a backup in its place."),
    help=_(
        "Put a backup in its place: checked first, then swapped in one step, then brought up to this version. "
        "Who was erased since the backup is erased again. Stop the server before."
    ),
    epilog=_("Example: fairlead restore fairlead-2026-09-01.tar.gz"),
)
def restore(
    file: Annotated[Path, Argument(help=_("A file that fairlead backup made."))],
    over: Annotated[
        bool, Option("--over", help=_("Take the place of data that is there; it is kept beside."))
    ] = False,
    json: Json = False,
) -> None:
    from fairlead.cli.serving_restore import put_back

    put_back(file, over, json)


@server_app.command(
    short_help=_("Write the Fairlead tables."),
    help=_(
        "Write a company of the web product as a folder of Fairlead tables, which check and diagnose read."
    ),
    epilog=_("Example: fairlead export our-firm --company oak-sons"),
)
def export(
    folder: Annotated[Path, Argument(help=_("The folder to make."))],
    company: Annotated[
        str, Option(metavar="SLUG", help=_("Which company, as in its address; else the only one."))
    ] = "",
    json: Json = False,
) -> None:
    from fairlead.cli.serving_export import export_company

    export_company(folder, company, json)


@server_app.command(
    short_help=_("Say what is wrong here."),
    help=_(
        "Look at the installation: one line for each thing, with what to do. Exits with 1 if one is wrong."
    ),
    epilog=_("Example: fairlead doctor"),
)
def doctor(
    port: Annotated[
        int | None, Option(metavar="N", min=1, max=65535, help=_("The port that serve will take."))
    ] = None,
    json: Json = False,
) -> None:
    from fairlead.cli.serving_doctor import examine

    raise Exit(examine(port, json))


@server_app.command(
    short_help=_("Read returned mail from a mailbox."),
    help=_(
        "Read the reports of mail servers in an mbox file or a Maildir: addresses that do not exist are stopped at once, "
        "those that mail does not reach for now after five days. The mailbox is left as it is."
    ),
    epilog=_("Example: fairlead bounces /var/mail/fairlead"),
)
def bounces(
    mailbox: Annotated[Path, Argument(help=_("An mbox file or the folder of a Maildir."), metavar="MAILBOX")],
    json: Json = False,
) -> None:
    from fairlead.cli.serving_bounces import read_bounces

    read_bounces(mailbox, json)
