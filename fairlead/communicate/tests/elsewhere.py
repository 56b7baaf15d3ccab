"""Planners and senders in processes of their own: python -m fairlead.communicate.tests.elsewhere plan 2027-01-05T09:00+00:00 …"""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


def begin(what: str, moments: Sequence[datetime], bite: int = 2_000) -> subprocess.Popen:
    """Ready and waiting for `go`, on the database of the test, whichever that is."""
    where = str(connection.settings_dict["NAME"])
    said = {
        "FAIRLEAD_DATA": str(Path(where).parent), "FAIRLEAD_SITE": "http://localhost:8000", "TEST_DATABASE": where,
        "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "fairlead.outbox.tests.elsewhere", "BITE": str(bite),
    }  # fmt: skip
    if connection.vendor != "sqlite":
        del said["FAIRLEAD_DATA"]
    command = [sys.executable, "-m", __name__, what, *(one.isoformat() for one in moments)]
    return subprocess.Popen(
        command, env=os.environ | said, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def go(crew: Sequence[subprocess.Popen]) -> None:
    for one in crew:
        one.stdout.readline()
    for one in crew:
        one.stdin.write("go\n")
        one.stdin.flush()


def main(what: str, moments: Sequence[str]) -> None:
    import django

    django.setup()
    from fairlead.communicate import planning
    from fairlead.communicate.sending import send

    planning.BITE = int(os.environ["BITE"])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for moment in map(datetime.fromisoformat, moments):
        while planning.plan(moment):
            pass
        if what == "both":
            while send(moment):
                pass


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
