"""Foil plans, chance, and the level of a person."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.plans import Kind, Plan, Statement
from fairlead.core.recall import (
    Level,
    StatementScorer,
    UnableToCorrectForChanceError,
    bound,
    chance_corrected,
    foils_for,
    recall_level,
    recall_levels,
    share_by_chance,
)
from fairlead.core.recall.foils import TRADES, telling
from fairlead.core.recall.tests.cases import SETS

quickly = settings(deadline=None, max_examples=50)


def plan_of(statements) -> Plan:
    return Plan("", None, None, tuple(Statement(id, Kind.PRIORITY, text) for id, text in statements))


@pytest.mark.parametrize(("plan", "_"), SETS)
def test_foils_are_as_long_as_the_plan_and_share_no_telling_word_with_it(plan, _) -> None:
    taken = set().union(*(telling(text) for _, text in plan))
    foils = foils_for(plan_of(plan))
    assert len(foils) >= 8
    assert {len(foil.statements) for foil in foils} == {len(plan)}
    assert all(taken.isdisjoint(telling(text)) for foil in foils for _, text in foil.statements)


def test_a_plan_longer_than_a_foil_borrows_from_the_next_trade() -> None:
    foils = foils_for(plan_of([(f"s{i}", f"Zanzibar {'abcdefgh'[i] * 5}") for i in range(8)]))
    assert {len(foil.statements) for foil in foils} == {8}
    assert all(len({id for id, _ in foil.statements}) == 8 for foil in foils)


def test_a_plan_that_says_what_foils_say_loses_those_foils_only() -> None:
    brewery = TRADES["brewery"]
    foils = foils_for(plan_of([(f"s{i}", text) for i, text in enumerate(brewery[:5])]))
    assert foils
    assert not any(text in brewery[:5] for foil in foils for _, text in foil.statements)


def test_no_two_foils_say_the_same() -> None:
    texts = [text for texts in TRADES.values() for text in texts]
    found = StatementScorer([(str(i), text) for i, text in enumerate(texts)]).score(texts).outcome == 2
    assert np.array_equal(found, np.eye(len(texts), dtype=bool))


def test_answers_that_know_the_plan_name_no_foil() -> None:
    plan, cases = SETS[0]
    foils = foils_for(plan_of(plan))
    scorer = StatementScorer([*plan, *(statement for foil in foils for statement in foil.statements)])
    scores = scorer.score([case.text for case in cases])
    assert share_by_chance(scores, foils, need=1) <= 0.02
    assert np.mean(recall_levels(scores.of([id for id, _ in plan]).outcome, 1) == Level.NAMED) > 0.4


@quickly
@given(st.floats(0, 1), st.floats(0, 0.99))
def test_correction_for_chance_keeps_the_ends_and_never_adds(share: float, by_chance: float) -> None:
    assert chance_corrected(1.0, by_chance) == pytest.approx(1)
    assert chance_corrected(by_chance, by_chance) == pytest.approx(0)
    assert 0 <= chance_corrected(share, by_chance) <= share + 1e-12


def test_answers_that_name_every_plan_are_refused() -> None:
    with pytest.raises(UnableToCorrectForChanceError, match="cannot be told from chance"):
        chance_corrected(1.0, 1.0)


@quickly
@given(
    st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=1, max_size=9), st.integers(1, 4)
)
def test_levels_of_many_are_the_levels_of_each(rows, need: int) -> None:
    outcome = np.array(rows, dtype=np.int8)
    each = [recall_level(row.count(2), row.count(1), need) for row in rows]
    assert recall_levels(outcome, need).tolist() == each
    low, high = bound(recall_levels(outcome, need))
    assert low == pytest.approx(each.count(Level.NAMED) / len(rows))
    assert high == pytest.approx(1 - each.count(Level.NOT) / len(rows))


def test_without_priorities_there_is_nothing_to_know() -> None:
    with pytest.raises(ValueError, match="nothing to know"):
        recall_level(0, 0, 0)
