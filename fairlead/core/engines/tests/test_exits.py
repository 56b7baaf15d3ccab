"""Exits and time worked. Authority: counted on one's fingers."""

from datetime import date

import pytest

from fairlead.core.engines import UnknownCut
from fairlead.core.engines.tests.small import engine

DAY = date(2026, 6, 1)


def left(leaver, reason, unit="North", kind="voluntary", on=DAY, **more):
    return {"leaver": leaver, "left_on": on, "unit": unit, "kind": kind, "reason": reason, **more}


EXITS = [
    left("a", "direction/not-told", primary=True),
    left("a", "direction/no-plan"),
    left("a", "pay", primary=False),
    left("b", "pay", primary=True),
    left("c", "pay", unit="South"),
    left("d", "none", unit="South"),
    left("e", None, unit=None, kind=None),
    left("f", "pay", kind="involuntary"),
]


def test_leavers_are_counted_by_family_once_however_many_reasons_of_it_they_name():
    found = engine(exits=EXITS).exit_reasons(kinds=["voluntary"])
    assert found.families == ("direction", "pay")
    assert found.named.tolist() == [1, 3]
    assert found.primary.tolist() == [1, 1]
    assert found.details == {"pay": 3, "direction/no-plan": 1, "direction/not-told": 1}


def test_who_named_no_reason_is_in_the_base_and_who_was_not_asked_is_not():
    found = engine(exits=EXITS).exit_reasons()
    assert (found.coded, found.uncoded, found.leavers) == (5, 1, 6)


def test_kinds_are_told_whichever_were_asked_for_and_those_without_one_can_be_asked_for():
    found = engine(exits=EXITS).exit_reasons(kinds=["not stated"])
    assert found.kinds == {"voluntary": 4, "not stated": 1, "involuntary": 1}
    assert (found.coded, found.uncoded) == (0, 1)


def test_reasons_that_go_together_show_which_is_really_first():
    found = engine(exits=EXITS).exit_reasons(kinds=["voluntary"])
    assert found.together.tolist() == [[1, 1], [1, 3]]
    assert found.only("pay", "direction") == (2, 0)


def test_units_have_their_own_counts_and_they_add_up():
    found = engine(exits=EXITS).exit_reasons()
    assert found.units == ("North", "South", "not stated")
    assert found.unit_coded.tolist() == [3, 2, 0]
    assert found.unit_named.tolist() == [[1, 3], [0, 1], [0, 0]]


def test_exits_are_counted_within_a_period_both_days_included():
    rows = [left(str(d), "pay", on=date(2026, 6, d)) for d in (1, 2, 3, 4)]
    assert engine(exits=rows).exit_reasons(date(2026, 6, 2), date(2026, 6, 3)).coded == 2


def test_candidates_who_tell_of_another_firm_are_left_out():
    rows = [left("a", "pay", source="candidate"), left("b", "pay", source="own")]
    assert engine(exits=rows).exit_reasons().coded == 1


def test_a_reason_outside_the_list_comes_last():
    rows = [left("a", "zebra"), left("b", "other"), left("c", "direction")]
    assert engine(exits=rows).exit_reasons().families == ("direction", "other", "zebra")


def test_no_exits_are_no_leavers():
    found = engine().exit_reasons()
    assert (found.leavers, found.families, found.together.shape) == (0, (), (0, 0))


YEAR = date(2025, 1, 1), date(2025, 12, 31)  # 365 days


def person(hired, gone=None, unit="North", **more):
    return {"person": str(hired), "unit": unit, "hired_on": hired, "left_on": gone, **more}


def test_time_worked_is_counted_within_the_period():
    people = [
        person(date(2020, 1, 1)),  # 365 days
        person(date(2025, 12, 31)),  # 1
        person(date(2020, 1, 1), date(2025, 1, 10)),  # 10, and a leaver
        person(date(2020, 1, 1), date(2024, 5, 5)),  # before it
        person(date(2026, 1, 1)),  # after it
        person(date(2020, 1, 1), None, seen_from=date(2025, 12, 30)),  # 2: nobody looked before
        person(None),  # 365
        person(
            date(2020, 1, 1), date(2025, 3, 1), seen_from=date(2025, 6, 1)
        ),  # left unseen: no leaver, no time
    ]
    found = engine(people=people).leaving_counts("unit", *YEAR)
    assert found.leavers.tolist() == [1]
    assert found.person_years[0] * 365.25 == pytest.approx(365 + 1 + 10 + 2 + 365)
    assert found.headcount[0] == pytest.approx((365 + 1 + 10 + 2 + 365) / 365)


def test_leavers_can_be_counted_by_kind_while_all_time_worked_stays():
    people = [
        person(date(2020, 1, 1), date(2025, 1, 1), exit_kind="voluntary"),
        person(date(2020, 1, 1), date(2025, 1, 1), "South", exit_kind="involuntary"),
    ]
    found = engine(people=people).leaving_counts("unit", *YEAR, kinds=["voluntary"])
    assert (found.groups, found.leavers.tolist()) == (("North", "South"), [1, 0])
    assert found.person_years.tolist() == [1 / 365.25, 1 / 365.25]


def test_leaving_by_a_cut_that_the_people_table_lacks():
    with pytest.raises(UnknownCut, match="people table has no column 'tenure'"):
        engine().leaving_counts("tenure", *YEAR)
