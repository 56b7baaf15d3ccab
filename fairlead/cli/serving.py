"""`serve`: gunicorn in this process, and the worker beside it, so that one command is all a small firm needs."""

import os
from gettext import gettext as _
from importlib import import_module
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from fairlead.cli import telling
from fairlead.cli.serving_django import start_prepared
from fairlead.cli.serving_worker import Beside

USUAL_PORT = 8000
PATIENCE = 60  # seconds that one answer may take
LAST_WORDS = 20  # seconds for answers under way when the server is stopped


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with settings from here: no file of its own, no control socket."""

    def __init__(self, said: dict[str, Any], beside: Beside | None) -> None:
        self.said, self.beside = said, beside
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.said.items():
            if (
                name in self.cfg.settings
            ):  # control_socket_disable is younger than the oldest gunicorn we take
                self.cfg.set(name, value)

    def load(self) -> Any:
        return import_module("fairlead.config.wsgi").application

    def run(self) -> None:
        Minder(self, self.beside).run()


class Minder(Arbiter):  # type: ignore[misc]
    """Keeps the worker for mail alive as it does its own."""

    def __init__(self, app: Server, beside: Beside | None) -> None:
        self.beside = beside
        super().__init__(app)

    def manage_workers(self) -> None:
        super().manage_workers()
        if self.beside:
            self.beside.mind()


def serve_site(host: str, port: int | None, workers: int | None, with_worker: bool) -> None:
    """Serves until stopped; answers under way are finished first."""
    settings = start_prepared()
    _let_go_of_the_database()
    port = port or (settings.SITE.is_local and settings.SITE.port) or USUAL_PORT
    beside = Beside() if with_worker else None
    telling.aside(
        _("Fairlead is at {site} (port {port}). Ctrl-C stops it.").format(
            site=settings.SITE.origin, port=port
        )
    )
    mine = os.getpid()
    try:
        Server(_said(host, port, workers), beside).run()
    finally:
        if beside and os.getpid() == mine:  # gunicorn's own processes pass here, too, when they end
            beside.stop()


def _said(host: str, port: int, workers: int | None) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers or (os.cpu_count() or 1) + 1,
        "worker_class": "sync",
        "timeout": PATIENCE,
        "graceful_timeout": LAST_WORDS,
        "loglevel": "warning",
        "preload_app": True,
        "proc_name": "fairlead",
        "control_socket_disable": True,
    }


def _let_go_of_the_database() -> None:
    """A connection must not be carried over a fork."""
    from django.db import connections

    connections.close_all()
