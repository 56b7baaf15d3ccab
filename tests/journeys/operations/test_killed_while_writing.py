"""Issue 4: the server dies of kill -9 while people write; what it had acknowledged is there."""

import pytest

from tests.journeys.operations.crowd import Crowd
from tests.journeys.operations.product import kill, prepared

TOGETHER = (
    "people_user",
    "people_membership",
    "people_company",
    "journal_entry",
)  # one claim writes one of each


def killed(product, times: int, tokens: list[str]) -> tuple[set[str], set[str]]:
    """What was acknowledged and what was tried in all the lives of the server."""
    acknowledged, tried = set(), set()
    for life in range(times):
        server = product.start("--no-worker")
        with Crowd(product.port, tokens[life::times]) as crowd:
            crowd.wait_for(3 + life % 5)
            kill(server)
        acknowledged |= set(crowd.acknowledged)
        tried |= set(crowd.tried)
    return acknowledged, tried


def no_acknowledged_change_is_lost(folder, times: int) -> None:
    product = prepared(folder)
    acknowledged, tried = killed(product, times, product.tokens(40 * times))
    with product.served("--no-worker"):
        there = {name for (name,) in product.rows("SELECT name FROM people_company")}
        assert len(acknowledged) >= 3 * times
        assert acknowledged <= there <= tried
        assert product.rows("PRAGMA integrity_check") == [("ok",)]
        assert {product.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TOGETHER} == {len(there)}


def test_of_five_kills_no_acknowledged_change_is_lost(tmp_path):
    no_acknowledged_change_is_lost(tmp_path, 5)


@pytest.mark.slow
def test_of_a_hundred_kills_no_acknowledged_change_is_lost(tmp_path):
    no_acknowledged_change_is_lost(tmp_path, 100)
