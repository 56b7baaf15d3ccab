"""Authority: the count one answer at a time in small.py, and figures that can be counted on one's fingers."""

import pytest

from fairlead.core.engines import OffScale, UnknownCut
from fairlead.core.engines.tests.small import answer, by_hand, engine, same, scale

TOLD = scale("told")
NORTH = [answer("told", value, unit="North", level="Staff") for value in (1, 4, 4, 5)]
SOUTH = [answer("told", 2, unit="South", level="Lead"), answer("told", missing="cannot-say", unit="South")]
NOWHERE = [answer("told", 3), answer("told", missing="skipped")]
ANSWERS = NORTH + SOUTH + NOWHERE


def test_each_item_has_a_tally_of_the_company_and_one_of_each_cut():
    company, unit, level = engine(items=[TOLD], answers=ANSWERS).tallies()
    assert (company.cut, unit.cut, level.cut) == ("company", "unit", "level")
    assert company.n.tolist() == [[1, 1, 1, 2, 1]]
    assert unit.groups == ("North", "South", "not stated")
    assert unit.n.tolist() == [[1, 0, 0, 2, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]]
    assert level.groups == ("Lead", "Staff", "not stated")


def test_cannot_say_and_skipped_are_counted_apart_and_leave_the_base():
    _, unit = engine(items=[TOLD], answers=ANSWERS).tallies(cuts=["unit"])
    assert unit.cannot_say.tolist() == [0, 1, 0]
    assert unit.skipped.tolist() == [0, 0, 1]
    assert unit.bases.tolist() == [4, 1, 1]


def test_a_group_in_which_everyone_skipped_is_there_with_a_base_of_zero():
    _, unit = engine(items=[TOLD], answers=[answer("told", missing="skipped", unit="East")]).tallies(
        cuts=["unit"]
    )
    assert unit.groups == ("East",)
    assert unit.bases.tolist() == [0]


def test_groups_without_a_name_are_one_group_whatever_stands_there():
    rows = [answer("told", 3, unit=unit) for unit in (None, "", "not stated")]
    _, unit = engine(items=[TOLD], answers=rows).tallies(cuts=["unit"])
    assert (unit.groups, unit.bases.tolist()) == (("not stated",), [3])


def test_options_that_nobody_chose_are_counted_as_zero():
    (company,) = engine(items=[scale("score", low=0, high=10)], answers=[answer("score", 7)]).tallies(cuts=[])
    assert company.options == tuple(range(11))
    assert company.n.tolist() == [[0] * 7 + [1] + [0] * 3]


def test_weights_are_summed_and_their_squares_too():
    weighted = [answer("told", 4, weight=w, unit="North") for w in (0.5, 2.0, None)]
    company, unit = engine(items=[TOLD], answers=weighted).tallies(cuts=["unit"])
    assert company.n[0, 3] == 3
    assert company.weight[0, 3] == 0.5 + 2.0 + 1.0
    assert unit.weight2[0, 3] == 0.25 + 4.0 + 1.0


def test_each_item_is_counted_in_the_last_pulse_that_asked_it():
    old = [answer("told", 1, "2026-spring"), answer("lived", 1, "2026-spring")]
    new = [answer("told", 5, "2026-autumn")]
    found = engine(items=[TOLD, scale("lived", "lived")], answers=old + new).tallies(cuts=[])
    assert [(t.item, t.pulse, t.bases.tolist()) for t in found] == [
        ("told", "2026-autumn", [1]),
        ("lived", "2026-spring", [1]),
    ]


def test_a_pulse_can_be_asked_for_by_name():
    both = [answer("told", 1, "2026-spring"), answer("told", 5, "2026-autumn")]
    (company,) = engine(items=[TOLD], answers=both).tallies("2026-spring", cuts=[])
    assert company.n.tolist() == [[1, 0, 0, 0, 0]]


def test_a_cut_that_the_firm_declared_is_counted_like_the_usual_ones():
    rows = [answer("told", 5, contract="temp"), answer("told", 1, contract="full")]
    _, contract = engine(["contract"], items=[TOLD], answers=rows).tallies(cuts=["contract"])
    assert contract.groups == ("full", "temp")


def test_a_cut_that_is_not_there_is_named():
    with pytest.raises(UnknownCut, match="no column 'shift'"):
        engine(items=[TOLD], answers=ANSWERS).tallies(cuts=["shift"])


@pytest.mark.parametrize("value", [0, 6, 3.5, float("nan")])
def test_a_value_off_the_scale_is_never_lost_in_silence(value):
    with pytest.raises(OffScale, match="'told' of pulse '2026' has 1 answers off its scale of 1 to 5"):
        engine(items=[TOLD], answers=[answer("told", 3), answer("told", value)]).tallies(cuts=[])


def test_questions_in_own_words_have_no_tally():
    recall = {"item": "top", "construct": "recall"}
    assert engine(items=[recall], answers=[answer("top", text="call back")]).tallies() == ()


def test_no_answers_give_no_tallies():
    assert engine().tallies() == ()
    assert engine(items=[TOLD]).tallies() == ()


def test_names_that_look_like_sql_are_only_names():
    odd = scale("o'dd\"; --")
    rows = [answer(odd["item"], 2, "it's", unit="R&D 'lab'"), answer(odd["item"], 3, "it's", unit="")]
    _, unit = engine(items=[odd], answers=rows).tallies(cuts=["unit"])
    assert unit.groups == ("R&D 'lab'", "not stated")


@pytest.mark.parametrize("cut", ["company", "unit", "level"])
def test_the_engine_counts_as_one_does_by_hand(cut):
    found = {t.cut: t for t in engine(items=[TOLD], answers=ANSWERS).tallies()}
    assert same(found[cut], by_hand(TOLD, ANSWERS, "2026", cut))
