"""`demo --web`: the sample company in the terminal and in the browser, on this machine only."""

import os
import socket
import sys
from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling
from fairlead.cli.inventing import show_demo
from fairlead.cli.serving_django import DATA, make_tables, start_django
from fairlead.core.errors import BadInput

SITE, DEVELOPMENT = "FAIRLEAD_SITE", "FAIRLEAD_DEVELOPMENT"
PORTS = range(8000, 8020)


class NotHere(BadInput):
    """The demo signs people in with one click; that is for one machine only."""


def show_in_browser(folder: Path, port: int | None, no_serve: bool, json: bool) -> None:
    """The verdict first, then the product until Ctrl-C."""
    _refuse_a_public_address()
    port = port or _free_port()
    show_demo(folder, json)
    _point_to(folder, port)
    start_django()
    make_tables()
    from django.core.management import call_command

    call_command("sample")
    telling.aside(_("The sample company in the browser: http://localhost:{port}/demo/").format(port=port))
    if not no_serve:
        _become_the_server(port)


def _become_the_server(port: int) -> None:
    """A fresh process in the place of this one, which holds the engines of the verdict in memory."""
    sys.stdout.flush()
    words = [sys.executable, "-m", "fairlead", "serve", "--port", str(port), "--workers", "2"]
    os.execve(sys.executable, words, os.environ)


def _refuse_a_public_address() -> None:
    from urllib.parse import urlsplit

    given = os.environ.get(SITE, "")
    if given and urlsplit(given).hostname not in ("localhost", "127.0.0.1", "::1"):
        text = _("{name} is {given}: the demo lets anybody in with one click; unset {name} to see it here.")
        raise NotHere(text.format(name=SITE, given=given))


def _point_to(folder: Path, port: int) -> None:
    # What is set here for a real product, its database and mail server say, the sample must not get near.
    for name in [name for name in os.environ if name.startswith("FAIRLEAD_")]:
        del os.environ[name]
    os.environ |= {DATA: str((folder / "web").absolute()), SITE: f"http://localhost:{port}", DEVELOPMENT: "1"}


def _free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise NotHere(_("No port from {first} to {last} is free: choose one with --port.").format(
        first=PORTS[0], last=PORTS[-1]))  # fmt: skip
