"""Levels and units: each with its own chain, and no league table."""

from dataclasses import replace

import pytest

from fairlead.core.diagnosis.groups import Tree, group_share
from fairlead.core.diagnosis.period import NoSuchQuarter, period
from fairlead.core.diagnosis.units import UnitRow, spread_findings, standing_out, unit_shares
from fairlead.core.scales import share
from fairlead.core.spread import simultaneous_limits
from fairlead.core.values import Interval, Status

TREE = Tree({"Works": None, "North": "Works", "South": "Works", "Depot": "North"})


def row(hits, bases, construct="reached", link="reached"):
    names = tuple(f"u{i}" for i in range(len(hits)))
    return UnitRow(construct, link, names, tuple(share(k, n) for k, n in zip(hits, bases, strict=True)))


def test_units_stand_in_the_order_of_the_tree():
    assert TREE.order(["Depot", "South", "North", "Works"]) == ("Works", "North", "Depot", "South")


def test_a_tree_with_a_circle_does_not_hang():
    assert Tree({"a": "b", "b": "a"}).depth("a") == 1


def test_a_group_is_hidden_for_a_link_when_one_of_its_items_is():
    shares = {("line-of-sight", "North"): share(9, 10)}
    shown = group_share("connected", "North", ["line-of-sight", "expected"], shares, "fewer than 5 answers")
    assert (shown.estimate, shown.status, shown.hidden) == (None, Status.UNKNOWN, "fewer than 5 answers")


def test_a_group_fails_a_link_by_its_weakest_construct():
    shares = {("line-of-sight", "N"): share(95, 100), ("expected", "N"): share(10, 100)}
    found = group_share("connected", "N", ["line-of-sight", "expected"], shares, "")
    assert (found.status, found.estimate.value) == (Status.FAILS, 0.10)


def test_a_unit_off_the_cut_by_chance_among_many_is_not_called_failing():
    # One of forty alike units at 4 of 14 is what chance gives; alone it would look like a failure.
    many = row([9] * 39 + [4], [14] * 40)
    assert unit_shares([many])["reached", "u39"].interval.against(0.60) is Status.UNKNOWN


def test_a_unit_that_stands_far_out_is_named_with_its_link():
    assert standing_out([row([18] * 11 + [1], [20] * 12)]) == {"u11": ("reached",)}


def test_a_one_off_is_said_of_the_link_in_which_it_is_found():
    (found,) = spread_findings([row([18] * 11 + [1], [20] * 12)], {})
    assert (found.link, found.id) == ("reached", "one-off")
    assert found.says.startswith("u11 stands out")


def test_the_clearest_construct_speaks_for_a_link():
    quiet = row([10] * 12, [20] * 12, "line-of-sight", "connected")
    loud = row([18] * 11 + [1], [20] * 12, "expected", "connected")
    for order in ((quiet, loud), (loud, quiet)):
        assert [found.id for found in spread_findings(order, {})] == ["one-off"]


def test_the_more_questions_are_compared_the_further_out_a_unit_must_lie():
    """8 of 20 among units at 16: flagged if one question is asked, not as one of seven (Šidák, .95^(1/7))."""
    one, quiet = row([16] * 11 + [8], [20] * 12), row([16] * 12, [20] * 12, "lived", "lived")
    assert standing_out([one]) == {"u11": ("reached",)}
    assert standing_out([one, *[quiet] * 6]) == {}


def test_units_that_may_have_none_are_not_taken_for_alike_because_they_are_told_alike():
    """Eleven units told as "0 to 2" of 15, one at 10: with none in each the twelfth stands out; where some lie at 5 it may not."""
    told = UnitRow(
        "lived", "lived", tuple(f"u{i}" for i in range(14)),
        tuple(share(k, 15) for k in [1] * 9 + [5, 5, 6, 7, 10]),
        possible=(*[(0, 2 / 15)] * 9, *[(k / 15, k / 15) for k in (5, 5, 6, 7, 10)]),
    )  # fmt: skip
    read = told.ranges
    assert read[0].tolist() == [0, 2]
    as_shown = simultaneous_limits(told.hits, told.bases).high[-1]
    assert simultaneous_limits(told.hits, told.bases, possible=read).high[-1] > as_shown


def test_a_quarter_is_taken_and_anything_else_is_refused_in_one_sentence():
    assert period("2026Q3", None).since.isoformat() == "2026-07-01"
    with pytest.raises(NoSuchQuarter, match="such as 2026-Q2"):
        period("2026-07", None)


def test_a_unit_keeps_the_doubt_of_the_scorer():
    open_upward = replace(share(3, 20), interval=Interval(0.05, 0.71))
    doubtful = UnitRow("recall", "known", ("North",), (open_upward,), provisional=True)
    assert unit_shares([doubtful])["recall", "North"].interval.against(0.50) is Status.UNKNOWN
