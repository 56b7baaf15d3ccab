"""Authority: counted on one's fingers."""

import pytest

from fairlead.core.engines import NoSuchItem
from fairlead.core.engines.tests.small import answer, engine, scale

ITEMS = [scale("stay", "stay-intent"), scale("told"), scale("changes", "changes", reversed=True)]


def person(id, stay, told, changes, **more):
    given = {"stay": stay, "told": told, "changes": changes}
    return [answer(item, value, respondent=id, **more) for item, value in given.items() if value is not None]


def rows(found):
    columns = (found.n, found.successes)
    return {tuple(p): (int(n), int(s)) for p, n, s in zip(found.pattern.tolist(), *columns, strict=True)}


def test_answers_of_one_person_make_a_pattern_and_only_patterns_are_counted():
    people = person("a", 5, 4, 1) + person("b", 4, 5, 2) + person("c", 2, 4, 1) + person("d", 1, 3, None)
    found = engine(items=ITEMS, answers=people).patterns("stay", ["told", "changes"])
    assert rows(found) == {(1, 1): (3, 2), (0, -1): (1, 0)}
    assert found.complete.tolist() == [True, False]


def test_the_middle_is_not_positive_and_a_reversed_item_is_turned():
    found = engine(items=ITEMS, answers=person("a", 3, 3, 5)).patterns("stay", ["told", "changes"])
    assert rows(found) == {(0, 0): (1, 0)}


def test_who_gave_no_outcome_is_counted_apart():
    people = person("a", None, 4, 1) + person("b", 5, 4, 1)
    found = engine(items=ITEMS, answers=people).patterns("stay", ["told", "changes"])
    assert (rows(found), found.without_outcome) == ({(1, 1): (1, 1)}, 1)


def test_answers_without_a_respondent_cannot_be_put_together():
    found = engine(items=ITEMS, answers=[answer("stay", 5), answer("told", 5)]).patterns("stay", ["told"])
    assert found.n.tolist() == []
    assert found.pattern.shape == (0, 1)


def test_patterns_can_be_told_apart_by_cut_and_carry_weights():
    people = person("a", 5, 4, 1, unit="North", weight=2.0) + person("b", 1, 4, 1, unit="North", weight=0.5)
    people += person("c", 5, 4, 1)
    found = engine(items=ITEMS, answers=people).patterns("stay", ["told"], ["unit"])
    by = {group: i for i, group in enumerate(found.groups)}
    north = by[("North",)]
    assert set(by) == {("North",), ("not stated",)}
    assert (found.n[north], found.weight[north], found.weight2[north]) == (2, 2.5, 4.25)
    assert (found.successes[north], found.success_weight[north]) == (1, 2.0)


def test_only_the_last_pulse_of_the_outcome_counts():
    people = person("a", 5, 4, 1, pulse="2025") + person("a", 1, 1, 1, pulse="2026")
    assert rows(engine(items=ITEMS, answers=people).patterns("stay", ["told"])) == {(0,): (1, 0)}


@pytest.mark.parametrize("item", ["nothing", "top"])
def test_an_item_without_a_scale_is_refused(item):
    firm = engine(items=[*ITEMS, {"item": "top", "construct": "recall"}], answers=person("a", 5, 4, 1))
    with pytest.raises(NoSuchItem, match=item):
        firm.patterns("stay", [item])
