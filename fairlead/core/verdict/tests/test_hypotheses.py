"""The nine hypotheses: what supports each, and what does not."""

import pytest

from fairlead.core.values import Status
from fairlead.core.verdict import FACTS, weigh

H, F, U = Status.HOLDS, Status.FAILS, Status.UNKNOWN
ALONE = {
    1: "plan",
    2: "told",
    3: "line-of-sight",
    4: "expected",
    5: "believed",
    6: "lived",
    7: "changes",
    8: "promises",
    9: "future",
}


@pytest.mark.parametrize(("number", "fact"), ALONE.items())
def test_each_hypothesis_is_supported_by_its_own_fact_alone(number, fact):
    found = {h.number: h.finding for h in weigh(dict.fromkeys(FACTS, H) | {fact: F})}
    assert found[number] == "supported"
    assert set(found.values()) - {"supported"} == {"not-supported"}
    assert list(found.values()).count("supported") == 1


def test_without_facts_all_nine_say_no_data():
    assert [h.finding for h in weigh({})] == ["no-data"] * 9


def test_an_undecided_fact_supports_nothing_and_says_why():
    (first, *_) = weigh({"plan": U})
    assert (first.finding, "too few answers" in first.because) == ("no-data", True)


def test_disbelief_is_not_the_finding_where_people_do_not_know_the_direction():
    assert weigh({"believed": F, "known": F})[4].finding == "not-supported"


def test_who_was_not_asked_what_they_know_cannot_be_said_to_know_it_and_doubt_it():
    believed = weigh({"believed": F})[4]
    assert (believed.finding, "known" in believed.because) == ("no-data", True)
