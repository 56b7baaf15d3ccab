"""The full size of what test_bad_machine reads reduced: a gigabyte of answers, within twice its size of memory."""

import pytest

from tests.journeys.test_bad_machine import diagnosed_apart, swollen


@pytest.mark.slow
def test_a_gigabyte_is_read_whole_in_twice_its_size_of_memory(tmp_path):
    rows = swollen(tmp_path / "firm", 1024)
    made, peak = diagnosed_apart(tmp_path / "firm", tmp_path)
    assert [(f["rows"], f["used"], f["refused"]) for f in made["reading"]["files"]] == [(rows, rows, 0)]
    assert peak < 2 * 1024
