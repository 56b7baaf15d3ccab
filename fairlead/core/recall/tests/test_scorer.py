"""What the lexical scorer sees, and what it is honest about not seeing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.recall import Outcome, Scorer, Silence, StatementScorer
from fairlead.core.recall.tests import measures
from fairlead.core.recall.tests.cases import BAKERY, FREIGHT, SETS

quickly = settings(deadline=None, max_examples=40)  # no time is asserted: machines differ
PLAN = (
    ("call-back", "Every placement is called after one week, by the one who placed it."),
    ("invoices", "Invoices leave on the day the work ends."),
    ("no-day-hire", "No temp contracts under a week."),
    ("nps", "The NPS of the IT desk reaches 60."),
)


def outcomes(text: str, plan=PLAN, **options) -> list[int]:
    return StatementScorer(plan, **options).score([text]).outcome[0].tolist()


# Floors a little under what was reached on cases labelled before the first run; raise them, never lower them.
def test_on_our_own_cases_the_macro_f1_is_above_its_floor() -> None:
    assert measures.macro_f1(measures.pairs()) >= 0.74  # reached .75; what is only synonyms is all missed


def test_on_our_own_cases_named_pairs_score_above_unnamed_ones() -> None:
    assert measures.auc(measures.pairs()) >= 0.98


def test_no_answer_of_buzzwords_names_a_statement() -> None:
    assert measures.share_matched(measures.pairs(), "buzzwords", Outcome.NAMED) == 0


def test_no_answer_from_another_firm_names_a_statement() -> None:
    assert measures.share_matched(measures.pairs(), "foreign", Outcome.NAMED) == 0


def test_each_statement_said_word_for_word_is_named_and_no_other() -> None:
    for plan, _ in SETS:
        found = StatementScorer(plan).score([text for _, text in plan]).outcome
        assert (found == Outcome.NAMED).tolist() == np.eye(len(plan), dtype=bool).tolist()


def test_synonyms_alone_are_not_seen_unless_a_paraphrase_is_given() -> None:
    assert outcomes("fill the trucks on the way back", FREIGHT) == [0, 0, 0, 0]
    paraphrases = {"empty": ["We fill the trucks on the way back."]}
    assert outcomes("fill trucks on the way back", FREIGHT, paraphrases=paraphrases) == [2, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We call every placement after one week", 2),
        ("We never call placements after a week", -1),
        ("We don't call every placement after one week", -1),
        ("nobody calls placements after one week", -1),
        ("not only do we call placements after one week", 2),
        ("maybe something about calling placements after one week?", 1),
    ],
)
def test_a_clause_that_denies_contradicts_and_one_that_hedges_is_partly_at_most(
    text: str, expected: int
) -> None:
    assert outcomes(text)[0] == expected


def test_a_denial_in_another_clause_takes_nothing_away() -> None:
    assert (
        outcomes("I do not like the coffee, but every placement is called after a week")[0] == Outcome.NAMED
    )


def test_a_refusal_in_the_plan_is_named_by_a_refusal() -> None:
    assert outcomes("no temp contracts under one week")[2] == Outcome.NAMED


def test_numbers_ordinals_and_acronyms_are_words() -> None:
    assert outcomes("NPS of IT to sixty")[3] == Outcome.NAMED
    assert outcomes("call placements after the 1st week")[0] == Outcome.NAMED
    assert outcomes("it is what it is") == [0, 0, 0, 0]


def test_words_that_stand_in_every_plan_weigh_little() -> None:
    plan = [("dairy", "We grow revenue with dairy farms.")]
    assert outcomes("revenue growth", plan)[0] < Outcome.NAMED
    assert outcomes("dairy farms", plan)[0] == Outcome.NAMED


def test_a_statement_said_over_several_sentences_is_named() -> None:
    assert outcomes("Bakers. Sundays. Month.", BAKERY)[2] == Outcome.NAMED


def test_the_words_that_matched_are_shown() -> None:
    scorer = StatementScorer(PLAN)
    assert scorer.words("Coffee! And we call all placments after 1 week.", "call-back") == (
        "call",
        "placments",
        "1",
        "week",
    )
    assert scorer.words("coffee", "call-back") == ()
    assert scorer.words("", "call-back") == ()


@pytest.mark.parametrize(
    ("text", "silence"),
    [
        *[(text, Silence.EMPTY) for text in ("", "  ", "-", "n/a", "N/A.", "none", "???")],
        *[
            (text, Silence.UNKNOWING)
            for text in ("I don't know", "No idea, sorry", "dunno", "Can’t remember", "not told")
        ],
        *[(text, Silence.ANSWERED) for text in ("coffee", "I don't know, call placements after one week?")],
    ],
)
def test_silence_is_told_from_an_answer(text: str, silence: Silence) -> None:
    assert StatementScorer(PLAN).score([text]).silence.tolist() == [silence]


def test_identical_texts_get_identical_scores_and_order_does_not_matter() -> None:
    texts = [case.text for _, cases in SETS for case in cases]
    scorer = StatementScorer(BAKERY)
    there, back = scorer.score(texts), scorer.score(texts[::-1] + texts)
    assert np.array_equal(back.score[: len(texts)][::-1], there.score)
    assert np.array_equal(back.outcome[len(texts) :], there.outcome)


def test_scores_come_in_the_promised_shapes() -> None:
    scores = StatementScorer(PLAN).score(["a", "b", "a"])
    assert scores.outcome.shape == scores.score.shape == (3, 4)
    assert (scores.outcome.dtype, scores.score.dtype) == (np.int8, np.float32)
    assert StatementScorer(PLAN).score([]).outcome.shape == (0, 4)
    assert scores.of(["nps", "invoices"]).statements == ("nps", "invoices")


def test_statements_of_small_words_only_and_of_no_words_do_no_harm() -> None:
    odd = [("us", "We are what we do."), ("none", "…")]
    assert outcomes("we are what we do", odd)[0] == Outcome.NAMED
    assert outcomes("growth", odd) == [0, 0]


def test_other_scripts_are_compared_as_written() -> None:
    plan = [("call", "نتصل بكل عامل بعد أسبوع."), ("tell", "אנחנו אומרים את האמת ללקוחות.")]
    assert outcomes("نتصل بكل عامل بعد أسبوع", plan) == [2, 0]
    assert outcomes("אומרים את האמת ללקוחות", plan) == [0, 2]


@quickly
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_scored_between_nothing_and_one(texts: list[str]) -> None:
    scores = StatementScorer(PLAN).score(texts)
    assert np.all((scores.score >= 0) & (scores.score <= 1 + 1e-6))
    assert np.all((scores.outcome == 0) | (scores.silence == Silence.ANSWERED)[:, None])


def test_the_lexical_scorer_is_a_scorer() -> None:
    scorer: Scorer = StatementScorer(PLAN)
    assert scorer.statements == ("call-back", "invoices", "no-day-hire", "nps")
