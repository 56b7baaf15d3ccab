"""What is seen of an answer beside a statement, with an encoder whose vectors can be reckoned by hand."""

import numpy as np
import pytest

from fairlead.core.recall.features import FEATURES, RIVALS
from fairlead.core.recall.pairs import Pairing
from fairlead.core.recall.reference import Reference

PLAN = (("call", "Call every placement."), ("pay", "Pay invoices early."))


class Corners:
    """One axis a subject: calling, paying, all else. Half of each where a text has two."""

    name = "corners"

    def knows(self, word: str) -> bool:
        return True

    def encode(self, texts):
        rows = [[("call" in t.lower()), ("pay" in t.lower()), 0.1] for t in texts]
        found = np.array(rows, dtype=np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def seen(text: str, plan=PLAN) -> list[dict[str, float]]:
    background = ["Bake bread at night.", "Sell roses in May."]
    pairing = Pairing(Reference.made(plan, {}, background), background, Corners())
    rows = pairing.see([text]).features[0]
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]


def test_meaning_is_the_cosine_and_the_margin_is_that_over_the_other_statement() -> None:
    call, pay = seen("we call them")
    assert call["meaning"] == pytest.approx(1, abs=1e-5)
    far = 0.01 / 1.01  # (1, 0, .1) and (0, 1, .1), each over its length
    assert pay["meaning"] == pytest.approx(far, abs=1e-5)
    assert call["margin"] == pytest.approx(1 - far, abs=1e-5)
    assert (call["leads"], pay["leads"]) == (1, 0)


def test_a_statement_that_stands_alone_is_held_against_other_firms() -> None:
    (only,) = seen("we call them", PLAN[:1])
    usual = 0.1 / 1.01**0.5  # the other firms lie on the third axis
    assert only["margin"] == pytest.approx(1 - usual, abs=1e-5)
    assert set(RIVALS) == {"margin", "leads"}


def test_a_cue_counts_with_the_meaning_of_the_clause_it_stands_in() -> None:
    call, pay = seen("we never call them")
    assert call["denied"] == 1
    assert call["turned"] == pytest.approx(call["meaning"])
    assert seen("we call them")[0]["turned"] == 0
    assert pay["turned"] == pytest.approx(pay["meaning"])


def test_the_clause_that_speaks_for_a_statement_is_the_one_that_is_looked_at() -> None:
    call, pay = seen("we call them, but nobody pays invoices early")
    assert (call["denied"], pay["denied"]) == (0, 1)


def test_a_figure_of_the_plan_and_another_in_its_place_are_told_apart() -> None:
    plan = (("ten", "Pay invoices in 10 days."),)
    assert [seen(t, plan)[0]["same figure"] for t in ("pay in ten days", "pay in 30 days")] == [1, 0]
    assert [seen(t, plan)[0]["other figure"] for t in ("pay in ten days", "pay in 30 days")] == [0, 1]


def test_a_text_without_a_word_shows_nothing() -> None:
    assert all(value == 0 for row in seen("") for value in row.values())
