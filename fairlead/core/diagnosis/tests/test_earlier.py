"""A second report of the same pulse must not tell the answers of those who came in between."""

from dataclasses import asdict

import pytest

from fairlead.core.anonymity import release
from fairlead.core.diagnosis.earlier import NoEarlierReport, beside, earlier_release, notes
from fairlead.core.values import tally


def shown(north, south):
    company = [a + b for a, b in zip(north, south, strict=True)]
    firm = [tally("lived", {"all": company}), tally("lived", {"North": north, "South": south}, cut="unit")]
    return release(firm, {"lived": {2}})


def as_report(of):
    return {"schema": "fairlead/1", "released": [asdict(figure) for figure in of.figures]}


def test_an_earlier_report_is_read_back_as_it_was_released():
    first = shown([10, 20], [12, 18])
    assert earlier_release(as_report(first)).figures == first.figures


def test_a_late_answer_in_one_unit_hides_what_would_tell_it():
    first, second = shown([10, 20], [12, 18]), shown([10, 21], [12, 18])
    safe = beside(earlier_release(as_report(first)), second, {})
    assert safe.figure("now", "lived", "unit", "North") is None
    assert safe.figure("now", "lived", "unit", "South") is not None
    assert "1 more" not in notes(None, safe)
    assert notes(first, safe)[0].startswith("Checked beside the earlier report")


def test_the_same_report_twice_hides_nothing():
    first = shown([10, 20], [12, 18])
    assert beside(first, first, {}) == first


@pytest.mark.parametrize(
    "other",
    [{"schema": "another/1"}, [], {"schema": "fairlead/1"}, {"schema": "fairlead/1", "released": [{"n": 1}]}],
)
def test_something_else_than_a_report_is_refused_in_one_sentence(other):
    with pytest.raises(NoEarlierReport, match="give the JSON of the earlier run"):
        earlier_release(other)
