"""Workers on the database of the test, that can be killed without warning, and replaced."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
LEASE = 3  # seconds; a machine that does much else must not take longer over one message


class Crew:
    """`with Crew(port, 4) as crew:` four workers, whose server of mail listens on the port."""

    def __init__(self, port: int, workers: int) -> None:
        said = {
            "FAIRLEAD_DATA": str(settings.DATA), "FAIRLEAD_SITE": "http://localhost:8000", "LEASE": str(LEASE),
            "FAIRLEAD_MAIL": f"smtp://127.0.0.1:{port}?tls=none&from=fairlead@oak.example", "PYTHONPATH": str(ROOT),
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "DJANGO_SETTINGS_MODULE": "fairlead.outbox.tests.elsewhere",
        }  # fmt: skip
        command = [sys.executable, "-m", "fairlead.outbox.tests.nursery"]
        self.nursery = subprocess.Popen(
            command, env=os.environ | said, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self.nursery.stdout.readline() == "ready\n"
        self.workers = [self._new() for _ in range(workers)]

    def _new(self) -> int:
        self.nursery.stdin.write("\n")
        self.nursery.stdin.flush()
        return int(self.nursery.stdout.readline())

    def kill(self, place: int) -> None:
        os.kill(self.workers[place], signal.SIGKILL)
        self.workers[place] = self._new()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_said: object) -> None:
        for worker in self.workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGTERM)
        while any(Path(f"/proc/{worker}").exists() for worker in self.workers):
            time.sleep(0.02)
        self.nursery.communicate()
