"""The product as an operator has it: a data folder, commands in processes of their own, a server that can be killed."""

import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parents[3]
OURS = ("FAIRLEAD_", "DJANGO_", "GUNICORN_")
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data: Path, port: int, **more: str) -> dict[str, str]:
    """As a person has it who set nothing but these."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    said = {"FAIRLEAD_DATA": str(data), "FAIRLEAD_SITE": f"http://localhost:{port}", "PYTHONPATH": str(ROOT)}
    return inherited | said | more


@dataclass(frozen=True)
class Product:
    data: Path
    environment: dict[str, str]
    port: int

    @property
    def database(self) -> Path:
        return self.data / "fairlead.sqlite3"

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def say(self, *words: object) -> subprocess.CompletedProcess[str]:
        """A command, as it is typed."""
        return subprocess.run(
            self._command(words), env=self.environment, capture_output=True, text=True, cwd=ROOT
        )

    def told(self, *words: object) -> object:
        """What it says as JSON; it must go well."""
        done = self.say(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, *words: object) -> subprocess.Popen[bytes]:
        """A server that answers. It leads a group of its own, so that all of it can be killed."""
        command = self._command(("serve", "--port", self.port, "--workers", 2, *words))
        with (self.data / "serve.log").open("ab") as log:
            server = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        self._wait(server)
        return server

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        until = monotonic() + PATIENCE
        while monotonic() < until and server.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.origin}/readyz", timeout=5):
                    return
            except OSError:
                sleep(0.05)
        raise AssertionError((self.data / "serve.log").read_text())

    @contextmanager
    def served(self, *words: object) -> Iterator[subprocess.Popen[bytes]]:
        server = self.start(*words)
        try:
            yield server
        finally:
            if server.poll() is None:
                server.terminate()
            server.wait(PATIENCE)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return rows_of(self.database, query)

    def tokens(self, number: int) -> list[str]:
        """Set-up links by the hundred; as `init` makes them, but without a process for each."""
        made = [f"token-{n}-{'x' * 20}" for n in range(number)]
        with closing(sqlite3.connect(self.database, timeout=20)) as db, db:
            rows = [(hashlib.sha256(one.encode()).hexdigest(),) for one in made]
            db.executemany(
                "INSERT INTO people_setuplink (token_hash, made_at) VALUES (?, '2026-01-01')", rows
            )
        return made

    def _command(self, words: tuple[object, ...]) -> list[str]:
        return [sys.executable, "-m", "fairlead", *map(str, words)]


def rows_of(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database, timeout=20)) as db:
        return db.execute(query).fetchall()


def kill(server: subprocess.Popen[bytes]) -> None:
    """As a power cut would: no process of it gets to do anything more."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def prepared(folder: Path, **more: str) -> Product:
    """A product after `fairlead init`; a copy of one that was made once, as its tables take seconds."""
    port = free_port()
    shutil.copytree(_template(), folder / "data")
    return Product(folder / "data", environment(folder / "data", port, **more), port)


@cache
def _template() -> Path:
    data = Path(tempfile.mkdtemp(prefix="fairlead-template-")) / "data"
    done = Product(data, environment(data, 8000), 8000).say("init")
    assert done.returncode == 0, done.stderr
    return data
