"""Authority: counted on one's fingers."""

from datetime import date

import pytest

from fairlead.core.engines import UnknownCut
from fairlead.core.engines.tests.small import answer, engine


def person(id, unit="North", hired=date(2020, 1, 1), left=None, **more):
    return {"person": id, "unit": unit, "hired_on": hired, "left_on": left, **more}


TODAY = date(2026, 10, 31)


def test_people_are_counted_who_were_hired_and_have_not_left():
    people = [
        person("a"),
        person("b", "South", hired=TODAY),  # works on the first day
        person("c", left=date(2026, 10, 30)),
        person("d", hired=date(2026, 11, 1)),
        person("e", left=TODAY),  # works on the last day
        person("f", None, hired=None),
    ]
    found = engine(people=people).headcounts(TODAY, "unit")
    assert found.groups == ("North", "South", "not stated")
    assert found.n.tolist() == [2, 1, 1]
    assert found.total == 4


def test_a_person_with_two_rows_is_one_person():
    found = engine(people=[person("a"), person("a", "South")]).headcounts(TODAY, "unit")
    assert (found.n.tolist(), found.total) == ([1, 1], 1)


def test_a_cut_that_the_people_table_lacks_gives_the_total_alone():
    found = engine(people=[person("a")]).headcounts(TODAY, "tenure")
    assert (found.groups, found.total) == ((), 1)


def test_respondents_are_counted_once_however_much_they_answered():
    rows = [answer(item, 3, respondent=r, unit="North") for r in "ab" for item in ("told", "lived")]
    found = engine(answers=[*rows, answer("told", 3, respondent="c")]).respondents("2026", "unit")
    assert (found.groups, found.n.tolist(), found.total) == (("North", "not stated"), [2, 1], 3)


def test_who_skipped_everything_is_no_respondent_but_cannot_say_is_an_answer():
    rows = [
        answer("told", missing="skipped", respondent="a"),
        answer("told", missing="cannot-say", respondent="b"),
    ]
    assert engine(answers=rows).respondents("2026").total == 1


def test_without_ids_the_item_that_most_answered_tells_how_many_there_were():
    rows = [answer("told", 3, unit="North")] * 3 + [answer("lived", 3, unit="North")] * 2
    rows += [answer("lived", 3, unit="South")] * 2
    found = engine(answers=rows).respondents("2026", "unit")
    assert (found.n.tolist(), found.total) == ([3, 2], 4)


def test_respondents_of_a_cut_that_is_not_there():
    with pytest.raises(UnknownCut):
        engine(answers=[answer("told", 1)]).respondents("2026", "shift")
