"""Issue 2 §7, where the machine is in the way: Ctrl-C, no leave to write, and a file that is large."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.firms import HEADER, LABELS, files, firm, one_sentence, refused, typed

PEAK = """
import sys
from pathlib import Path
from fairlead.cli import run
code = run(sys.argv[2:])
status = Path("/proc/self/status").read_text()
Path(sys.argv[1]).write_text(status.split("VmHWM:")[1].split()[0])
sys.exit(code)
"""
WORDS = "ring people in their first week and ring them again so that nobody walks off the job unseen " * 2
MEGABYTE = 2**20


def swollen(folder: Path, megabytes: int) -> int:
    """A firm whose form export has so many megabytes; how many rows that is."""
    firm(folder)
    block = "".join(
        f"r{n},Unit {n % 20},{WORDS}{n % 97},{LABELS[n % 5]},{LABELS[n * 7 % 5]}\n" for n in range(5000)
    )
    blocks = megabytes * MEGABYTE // len(block)
    with (folder / "form.csv").open("w") as form:
        form.write(",".join(HEADER) + "\n")
        for _ in range(blocks):
            form.write(block)
    return 5000 * blocks


def diagnosed_apart(folder: Path, at: Path) -> tuple[dict, int]:
    """The report of a folder, made by a process of its own, and the most memory it held, in megabytes."""
    # Not getrusage of the child: on Linux that counts what its parent held before the child began.
    command = [sys.executable, "-c", PEAK, at / "peak", "diagnose", folder, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), int((at / "peak").read_text()) // 1024


def started_at_a_terminal(*words: object) -> tuple[subprocess.Popen, int]:
    """The command with a terminal for its messages, so that it draws its bar."""
    mine, its = pty.openpty()
    command = [sys.executable, "-m", "fairlead", *map(str, words)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=its, text=True)
    os.close(its)
    return process, mine


def heard(terminal: int, until: bytes = b"") -> str:
    """What was written to a terminal, up to some words or to its end."""
    said = b""
    while not until or until not in said:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # its other end is closed
            break
        if not piece:
            break
        said += piece
    return said.decode(errors="replace").replace("\r\n", "\n")


def test_ctrl_c_leaves_no_half_written_report_and_the_old_one_as_it_was(tmp_path):
    folder = tmp_path / "firm"
    swollen(folder, 16)
    page = tmp_path / "report.html"
    page.write_text("the report of last quarter")
    before = files(tmp_path)
    process, terminal = started_at_a_terminal("diagnose", folder, "--html", page)
    heard(terminal, until=b"%")  # the bar is there: the work is under way
    process.send_signal(signal.SIGINT)
    said = heard(terminal)
    out = process.communicate()[0]
    os.close(terminal)
    assert (process.returncode, out) == (130, ""), said
    assert said.splitlines()[-1].endswith("Stopped; nothing half-written is left behind.")
    assert "Traceback" not in said
    assert files(tmp_path) == before
    assert page.read_text() == "the report of last quarter"


@pytest.mark.parametrize("place", ["form.csv/report.html", "no folder/report.html", "."])
def test_no_place_to_write_the_report_is_said_before_the_work(tmp_path, place):
    sentence = refused("diagnose", firm(tmp_path), "--html", tmp_path / place, folder=tmp_path)
    assert str((tmp_path / place).parent if place != "." else tmp_path) in sentence
    assert sentence.endswith(("name another.", "name a file."))


def test_no_leave_to_write_the_report(tmp_path):
    # The suite may run as root, whom no mode keeps out; /proc keeps out everybody.
    sentence = refused("diagnose", firm(tmp_path), "--html", "/proc/report.html", folder=tmp_path)
    assert sentence.startswith("/proc/report.html cannot be written (")
    assert sentence.endswith("): name a place where you may write.")


@pytest.mark.parametrize(
    "words", [["start", "--company", "Oak", "--leader", "Ada Lee"], ["simulate"], ["demo"]]
)
def test_no_leave_to_make_a_folder(tmp_path, words):
    firm(tmp_path)
    command, *options = words
    before = files(tmp_path)
    said = typed(command, tmp_path / "form.csv" / "new", *options)
    assert (said.code, said.out) == (2, "")
    assert one_sentence(said.err.removesuffix("\n"))
    assert "choose another folder" in said.err
    assert files(tmp_path) == before


def test_a_mapping_is_never_written_over(tmp_path):
    firm(tmp_path)
    mapping = tmp_path / "fairlead.toml"
    sentence = refused("map", tmp_path / "form.csv", "-o", mapping, folder=tmp_path)
    assert sentence == f"{mapping} is there already: take it away first, or name another file."


def test_a_large_file_is_read_whole_in_bounded_memory(tmp_path):
    rows = swollen(tmp_path / "firm", 30)
    made, peak = diagnosed_apart(tmp_path / "firm", tmp_path)
    assert [(f["rows"], f["used"], f["refused"]) for f in made["reading"]["files"]] == [(rows, rows, 0)]
    assert next(link for link in made["links"] if link["id"] == "lived")["n"] == rows
    assert peak < 700, "an empty Python with the engine holds about 250 MB"
