"""Ctrl-C, full disks and closed pipes: nothing half-written, one sentence."""

import signal
import subprocess
import sys
import time

import pytest

from fairlead.cli import writing
from fairlead.cli.errors import UnableToWrite
from fairlead.cli.running import _fault


def started(*words, **more):
    command = [sys.executable, "-m", "fairlead", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_ctrl_c_in_the_middle_of_the_work_says_so_and_exits_with_130(tmp_path):
    kept = tmp_path / "runs.jsonl"
    process = started("operating-characteristics", "--runs", "500", "--save", kept)
    while not kept.exists() and process.poll() is None:
        time.sleep(0.05)  # the first run has begun: the work is under way
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err == "Stopped; nothing half-written is left behind.\n"


def test_a_reader_that_stops_reading_is_no_fault(tmp_path):
    process = started("tables")
    process.stdout.close()
    with process.stderr as heard:
        assert heard.read() == ""
    assert process.wait() == 0


def test_a_write_that_fails_half_way_leaves_the_old_file_as_it_was(tmp_path):
    page = tmp_path / "report.html"
    writing.write(page, "old")
    with pytest.raises(UnicodeEncodeError):
        writing.write(page, "new \ud800")
    assert page.read_text() == "old"
    assert list(tmp_path.iterdir()) == [page]


def test_a_place_where_nothing_may_be_written_gets_a_sentence(tmp_path):
    with pytest.raises(UnableToWrite, match=r"is a folder: name a file"):
        writing.write(tmp_path, "text")
    with pytest.raises(
        UnableToWrite, match=r"^/proc/report.html cannot be written \(.+\): name a place where"
    ):
        writing.write(writing.Path("/proc/report.html"), "text")


def test_a_mapping_written_by_hand_is_not_written_over(tmp_path):
    mapping = tmp_path / "fairlead.toml"
    mapping.write_text("mine")
    with pytest.raises(UnableToWrite, match="is there already"):
        writing.new(mapping)


def test_a_fault_of_ours_is_one_sentence_that_says_what_to_do():
    sentence = _fault(KeyError("a\nb"))
    assert sentence == (
        "Fairlead itself failed (KeyError: 'a\\nb'); run it again with --debug and report what it says."
    )
