"""What the checks of a translation see, sentence by sentence."""

import pytest

from fairlead.plan.wordings.checking import findings

CALL = "Call 95 % of Acme's 1,500 placements by March 2027."
GOOD = "Bis März 2027 rufen wir 95 % der 1.500 Vermittlungen von Acme an."


def test_a_faithful_translation_is_let_pass():
    assert findings(CALL, GOOD, "en", "de") == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("95 % der ", ""), "The figure “95 %” is not in it."),
        (("95", "59"), "The figure “95 %” is not in it."),
        (("1.500", "15.000"), "The figure “1,500” is not in it."),
        (("2027", "2028"), "The figure “2027” is not in it."),
        (("März", "Mai"), "The month “March” is not in it."),
        (("Acme", "jener Firma"), "The name “Acme” is not in it."),
        (("95 %", "95 % und 7"), "The figure 7 is not in the original."),
    ],
)
def test_what_was_lost_or_added_is_told(change, told):
    assert told in findings(CALL, GOOD.replace(*change), "en", "de")


def test_a_figure_that_stands_twice_must_stand_twice():
    twice = "Keep 5 of 5 promises."
    assert findings(twice, "Halte 5 von 5 Versprechen.", "en", "de") == []
    assert findings(twice, "Halte alle 5 Versprechen ein.", "en", "de") == ["The figure “5” is not in it."]


def test_digits_of_another_script_are_read():
    assert findings("Call 95 % in 3 days.", "اتصل بنسبة ٩٥ ٪ خلال ٣ أيام.", "en", "ar") == []
    assert findings("Call 95 % in 3 days.", "اتصل خلال ٣ أيام.", "en", "ar") == [
        "The figure “95 %” is not in it."
    ]


def test_a_number_in_words_is_a_number():
    assert findings("Open three branches.", "Wir öffnen 3 Filialen.", "en", "de") == []
    assert findings("Open three branches.", "Wir öffnen Filialen.", "en", "de") != []


def test_a_month_may_be_written_as_a_number():
    assert findings("By 3 March 2027.", "Bis 3.3.2027.", "en", "de") == []
    assert findings("By 3 March 2027.", "Bis 3.4.2027.", "en", "de") != []
    assert findings("By March 2027.", "Bis 03/2027.", "en", "de") == []


def test_a_sentence_that_grew_or_shrank_is_told():
    assert any(
        "times as long" in one for one in findings("Ring every client.", "Wir rufen an " * 12, "en", "de")
    )
    long = "We ring every client of every branch in the week after the placement, and ask what was missing."
    assert any("much shorter" in one for one in findings(long, "Wir rufen an.", "en", "de"))


def test_the_original_is_no_translation_of_itself():
    assert findings(CALL, CALL, "en", "de") == ["It is the original, letter by letter."]


def test_a_capital_at_the_beginning_of_a_sentence_or_line_names_nobody():
    lines = "- We do: ring first.\n- We do not: wait. Never. Then We call it a day"
    told = findings(lines, "- Wir rufen an.\n- Wir warten nicht. Niemals. Feierabend.", "en", "de")
    assert told == ["The name “We” is not in it."]  # of the last one only


def test_of_a_german_original_capitals_are_no_names():
    assert findings("Wir rufen jeden Kunden an.", "We ring every client.", "de", "en") == []


@pytest.mark.parametrize(
    "text", ["", "()[]{}\\", "9" * 5_000, "1.2.3.4.5" * 300, "¼ ² ٣", "-" * 3_000, "A" * 3_000]
)
def test_nothing_that_is_typed_breaks_the_checks(text):
    findings(CALL, text, "en", "de")
    findings(text, GOOD, "en", "de")
