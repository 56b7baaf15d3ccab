"""Grades of short answers to one question."""

import pytest

from fairlead.core.recall import StatementScorer, grade

REFERENCE = "The bulb and the battery are in a closed path."
ANSWERS = ["the bulb is in a closed path", "battery", "the moon", ""]


def test_a_grade_is_the_score_of_the_reference_as_the_only_statement() -> None:
    plain = StatementScorer([("x", REFERENCE)]).score(ANSWERS).score[:, 0]
    assert grade(ANSWERS, REFERENCE) == pytest.approx(plain)


def test_coded_answers_lift_what_the_reference_does_not_say() -> None:
    coded = {f"the moon {word}": 1.0 for word in ("rises", "sets", "shines", "waits")}
    assert grade(["the moon"], REFERENCE, coded=coded)[0] > grade(["the moon"], REFERENCE)[0]


def test_an_answer_is_not_graded_by_its_own_code() -> None:
    """One coded answer alone teaches nothing about itself."""
    alone = grade(["the moon"], REFERENCE, coded={"the moon": 1.0})
    assert alone == pytest.approx(grade(["the moon"], REFERENCE))


def test_another_reference_answer_counts_as_much_as_the_first() -> None:
    assert grade(["the moon"], REFERENCE, others=["The moon."])[0] > 0.9
