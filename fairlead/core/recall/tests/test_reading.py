"""What is told of an answer: what it names, what else it lists, and what is odd about it. The rubric is that of cases.py."""

import pytest

from fairlead.core.recall import Outcome, Silence, StatementScorer, UnableToReadAnswer, read, read_all, way_of
from fairlead.core.recall.reading import BY_MEANING, NO_WEIGHTS, NOT_ENGLISH

PLAN = (
    ("call", "Every placement is called after one week."),
    ("pay", "Invoices are paid within ten days."),
    ("hull", "We open a branch in Hull by the summer."),
)
SCORER = StatementScorer(PLAN)  # by words alone: the same on a machine without the weights


def said(answer, **options):
    return {one.statement: one for one in read(answer, PLAN, SCORER, **options).said}


def test_each_statement_has_its_outcome_and_the_words_that_matched():
    found = said("call the placements after a week, something about a branch")
    assert found["call"].outcome is Outcome.NAMED
    assert {"call", "placements", "week"} <= set(found["call"].words)
    assert found["pay"].outcome is Outcome.NOT
    assert found["pay"].words == ()


def test_without_words_the_outcomes_are_the_same():
    with_words, without = (
        said("call placements after a week"),
        said("call placements after a week", words=False),
    )
    assert [s.outcome for s in with_words.values()] == [s.outcome for s in without.values()]
    assert all(s.words == () for s in without.values())


def test_what_turns_a_statement_round_contradicts_it():
    assert said("we never call a placement after one week")["call"].outcome is Outcome.CONTRADICTED


def test_what_the_scorer_is_not_sure_of_is_to_be_coded_by_a_person():
    assert read("Wir rufen jeden nach einer Woche an", PLAN, SCORER).to_code
    assert not read("every placement is called after one week", PLAN, SCORER).to_code


@pytest.mark.parametrize(
    "answer",
    [
        "call placements after a week\nfree fruit\nwin the cup",
        ["call placements after a week", "free fruit", "win the cup"],
    ],
)
def test_entries_that_name_nothing_are_listed(answer):
    assert read(answer, PLAN, SCORER).listed == ("free fruit", "win the cup")


def test_i_do_not_know_is_no_entry():
    found = read("no idea", PLAN, SCORER)
    assert (found.silence, found.listed) == (Silence.UNKNOWING, ())


def test_an_empty_answer_is_empty():
    assert read([" ", ""], PLAN, SCORER).silence is Silence.EMPTY


def test_a_statement_word_for_word_is_likely_copied():
    assert read("- INVOICES are paid within ten days", PLAN, SCORER).copied == ("pay",)
    assert read("we pay invoices within ten days", PLAN, SCORER).copied == ()


def test_three_statements_in_the_order_of_the_plan_are_likely_copied_and_in_another_order_not():
    short = (("a", "Ring back."), ("b", "Pay early."), ("c", "Open Hull."))
    scorer = StatementScorer(short)
    assert read("ring back, pay early, open Hull", short, scorer).copied == ("a", "b", "c")
    assert read("pay early, ring back, open Hull", short, scorer).copied == ()
    assert read("ring back, pay early", short, scorer).copied == ()


def test_another_language_is_seen():
    assert read("Wir rufen jeden nach einer Woche an", PLAN, SCORER).foreign
    assert not read("call them all", PLAN, SCORER).foreign


def test_identical_answers_are_read_once():
    calls = []

    class Counting(StatementScorer):
        def score(self, texts):
            calls.extend(texts)
            return super().score(texts)

    found = read_all(["call them"] * 50 + ["pay them"], PLAN, Counting(PLAN))
    assert len(found) == 51
    assert len({id(reading) for reading in found}) == 2
    assert calls.count("call them") <= 2  # once as an answer, once as an entry of it


def test_more_than_five_lines_given_apart_are_refused_in_a_sentence():
    with pytest.raises(UnableToReadAnswer, match="6 lines was given, and 5 are the most"):
        read(["a"] * 6, PLAN, SCORER)


def test_the_way_of_reading_is_told_and_why():
    class Any:
        def knows(self, word):
            return True

    assert way_of(PLAN, Any()) == BY_MEANING
    assert way_of(PLAN, None) == NO_WEIGHTS
    assert way_of([("a", "Wir rufen jeden nach einer Woche an.")], Any()) == NOT_ENGLISH
