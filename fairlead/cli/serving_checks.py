"""What `doctor` looks at; each check gives one finding, with what to do."""

import shutil
import socket
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from gettext import gettext as _
from smtplib import SMTP, SMTP_SSL
from typing import Any

from fairlead.cli.serving_checks_inside import INSIDE, ZONES
from fairlead.cli.serving_finding import Finding, Mark

ROOM = 500_000_000  # bytes that should be free
SLACK = timedelta(seconds=90)
LATE = timedelta(minutes=10)


Check = Callable[[Any, int | None], Finding]


def of_the_database() -> Sequence[Check]:
    """The first says whether it answers at all."""
    return (_database, _tables, _clock, _worker, *INSIDE, _mail_calls)


def beyond_the_database() -> Sequence[Check]:
    return (ZONES, _secret_key, _disk, _site, _mail_server, _port)


def _database(settings: Any, port: int | None) -> Finding:
    from django.db import connection

    name = _("database")
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            return Finding(name, Mark.GOOD, _("PostgreSQL {version}.").format(version=cursor.fetchone()[0]))
        modes = [cursor.execute(f"PRAGMA {what}").fetchone()[0] for what in ("journal_mode", "synchronous")]
        if modes != ["wal", 2]:
            text = _(
                "SQLite keeps its journal as {modes}, not as WAL with FULL: move the data to a local disk."
            )
            return Finding(name, Mark.WRONG, text.format(modes=modes))
    return Finding(name, Mark.GOOD, _("SQLite with WAL and FULL: what was confirmed outlives a power cut."))


def _tables(settings: Any, port: int | None) -> Finding:
    from fairlead.cli.serving_django import waiting_migrations

    name, waiting = _("tables"), waiting_migrations()
    if waiting:
        text = _("{n} changes wait: make a backup, then call fairlead init --upgrade.")
        return Finding(name, Mark.WRONG, text.format(n=len(waiting)))
    return Finding(name, Mark.GOOD, _("those of this version."))


def _clock(settings: Any, port: int | None) -> Finding:
    """A clock that was set back would date things before what they follow."""
    from fairlead.journal.models import Entry

    name, now = _("clock"), datetime.now(UTC)
    last = Entry.objects.order_by("-happened_at").values_list("happened_at", flat=True).first()
    if last and last > now + SLACK:
        text = _(
            "it says {now:%Y-%m-%d %H:%M}, yet something was noted at {last:%Y-%m-%d %H:%M}: set it right."
        )
        return Finding(name, Mark.WRONG, text.format(now=now, last=last))
    return Finding(name, Mark.GOOD, _("{now:%Y-%m-%d %H:%M} UTC.").format(now=now))


def _worker(settings: Any, port: int | None) -> Finding:
    from fairlead.outbox.models import Heartbeat, Message

    name, late = _("worker"), datetime.now(UTC) - LATE
    lying = Message.objects.filter(state=Message.State.QUEUED, due_at__lt=late).count()
    if lying:
        text = _("{n} messages wait for more than ten minutes: is fairlead serve or fairlead worker running?")
        return Finding(name, Mark.WRONG, text.format(n=lying))
    alive = Heartbeat.objects.filter(seen_at__gte=late).order_by("-seen_at").first()
    if alive is None:
        return Finding(name, Mark.LOOK, _("none was seen in ten minutes: fairlead serve runs one, too."))
    return Finding(
        name, Mark.LOOK if alive.says else Mark.GOOD, alive.says or _("seen alive; no message lies late.")
    )


def _secret_key(settings: Any, port: int | None) -> Finding:
    path = settings.DATA / "secret-key"
    mode = path.stat().st_mode & 0o777
    mark = Mark.WRONG if mode & 0o077 else Mark.GOOD
    says = (
        _("{path} has mode {mode:o}.") if mark is Mark.GOOD else _("{path} has mode {mode:o}: chmod 600 it.")
    )
    return Finding(_("secret key"), mark, says.format(path=path, mode=mode))


def _disk(settings: Any, port: int | None) -> Finding:
    """A backup or a restore needs as much again as the database."""
    free = shutil.disk_usage(settings.DATA).free
    file = settings.DATA / "fairlead.sqlite3"
    wanted = max(ROOM, file.stat().st_size if file.exists() else 0)
    says = _("{free:.1f} GB are free in {folder}.")
    if free < wanted:
        says = _("only {free:.1f} GB are free in {folder}: make room before the database stops.")
    mark = Mark.WRONG if free < wanted else Mark.GOOD
    return Finding(_("disk"), mark, says.format(free=free / 1e9, folder=settings.DATA))


def _site(settings: Any, port: int | None) -> Finding:
    where, name = settings.SITE, _("site address")
    if where.is_local:
        text = _("{origin} is for this machine alone; for others set FAIRLEAD_SITE to an https address.")
        return Finding(name, Mark.LOOK, text.format(origin=where.origin))
    try:
        socket.getaddrinfo(where.host, where.port or 443)
    except OSError:
        text = _("{host} is not found in the name system: is FAIRLEAD_SITE spelt right?")
        return Finding(name, Mark.WRONG, text.format(host=where.host))
    return Finding(name, Mark.GOOD, where.origin)


def _mail_server(settings: Any, port: int | None) -> Finding:
    mail, name = settings.MAIL, _("mail")
    if mail is None:
        text = _("FAIRLEAD_MAIL is not set: no invitation and no sign-in code leaves this machine.")
        return Finding(name, Mark.LOOK, text)
    if hasattr(mail, "provider"):
        from fairlead.cli.mail_checks import provider_lets_us_in

        return provider_lets_us_in(mail)
    try:
        _greet(mail)
    except (OSError, ssl.SSLError) as error:
        text = _("{host}:{port} does not let us in ({error}): look at FAIRLEAD_MAIL.")
        said = " ".join(str(error).split())[:120]
        return Finding(name, Mark.WRONG, text.format(host=mail.host, port=mail.port, error=said))
    return Finding(name, Mark.GOOD, _("{host}:{port} lets us in.").format(host=mail.host, port=mail.port))


def _mail_calls(settings: Any, port: int | None) -> Finding:
    from fairlead.cli.mail_checks import provider_calls

    return provider_calls(settings)


def _greet(mail: Any) -> None:
    secure = ssl.create_default_context()
    kind = partial(SMTP_SSL, context=secure) if mail.implicit_tls else SMTP
    with kind(mail.host, mail.port, timeout=10) as server:
        if mail.starttls:
            server.starttls(context=secure)
        if mail.user:
            server.login(mail.user, mail.password)
        server.noop()


def _port(settings: Any, port: int | None) -> Finding:
    from fairlead.cli.serving import USUAL_PORT

    wanted = port or (settings.SITE.is_local and settings.SITE.port) or USUAL_PORT
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            text = _(
                "{port} is taken: by fairlead serve, if that is running; else choose another with --port."
            )
            return Finding(_("port"), Mark.LOOK, text.format(port=wanted))
    return Finding(_("port"), Mark.GOOD, _("{port} is free.").format(port=wanted))
