"""Drafts of words by rule: only what the statement itself says."""

import pytest

from fairlead.communicate.proposing import kit_of, messages_of
from fairlead.plan.models import EditionStatement

WHY = "Why: two of three early quits told us nobody rang."
IMAGE = "For example: on Monday each desk has its list beside the telephone."
REST = "We do: ring before noon."


def statement(*lines: str, **other: str) -> EditionStatement:
    return EditionStatement(text="Call every placement after one week.", details="\n".join(lines), **other)


def test_the_first_way_tells_the_statement_its_story_and_its_image_whatever_their_order():
    first, second = messages_of(statement(REST, IMAGE, WHY))
    assert first == f"{{statement}}\n\n{WHY}\n\n{IMAGE}"
    assert REST in second
    assert WHY not in second
    assert IMAGE not in second


def test_a_manager_says_the_statement_the_story_and_the_image():
    said, _question = kit_of(statement(REST, IMAGE, WHY))
    assert said.split("\n") == ["Call every placement after one week.", WHY, IMAGE]


@pytest.mark.parametrize("line", ["Whyever not: x", "Imaginative: y", "Exampled: z"])
def test_a_word_that_only_begins_alike_is_neither(line):
    first, *more = messages_of(statement(line))
    assert first == "{statement}"
    assert any(line in way for way in more)


def test_a_bare_statement_is_told_as_it_stands():
    assert messages_of(statement(measure="", target="")) == ["{statement}"]
