"""What the scorer sees with an encoder, and what it learns from coded answers."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.core.engines import sentence_encoder
from fairlead.core.recall import SURE, Anchored, Example, Joined, Outcome, StatementScorer
from fairlead.core.recall.language import is_foreign
from fairlead.core.recall.learning import Judgement, truth_of
from fairlead.core.recall.outcomes import CLASSES
from tests.data.recall_set import TRAINED_ON, plans

PLAN = (
    ("call", "Every placement is called after one week."),
    ("pay", "Invoices are paid within ten days."),
    ("hull", "We open a branch in Hull by the summer."),
)
encoded = pytest.mark.skipif(
    sentence_encoder() is None, reason="NO SENTENCE ENCODER HERE: call `make weights` to test it"
)


def outcomes(text: str, **options) -> list[int]:
    return StatementScorer(PLAN, encoder=sentence_encoder(), **options).score([text]).outcome[0].tolist()


@encoded
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("settle every bill inside ten days", [0, 2, 0]),
        ("a new office in Hull", [0, 0, 2]),
        ("everything better, quality, growth, teamwork", [0, 0, 0]),
        ("no idea", [0, 0, 0]),
    ],
)
def test_the_same_thought_in_other_words_is_named(text: str, expected: list[int]) -> None:
    assert outcomes(text) == expected


@encoded
def test_a_plan_that_was_given_up_is_never_named() -> None:
    for text in (
        "the branch in Hull is off the table",
        "we are not opening a branch in Hull, that idea was dropped",
    ):
        assert outcomes(text)[2] != Outcome.NAMED


@encoded
def test_a_slip_of_the_pen_is_set_right_before_it_is_encoded() -> None:
    assert outcomes("opn a brnach in Hull til sumer")[2] == Outcome.NAMED


@encoded
def test_every_statement_said_in_full_is_named_on_each_labelled_plan() -> None:
    for plan in plans(*TRAINED_ON):
        scorer = StatementScorer(plan.statements, encoder=sentence_encoder())
        said = scorer.score([text for _, text in plan.statements])
        assert (np.diag(said.outcome) == Outcome.NAMED).all()


@encoded
def test_what_is_not_sure_is_counted_as_uncertain() -> None:
    scorer = StatementScorer(PLAN, encoder=sentence_encoder())
    scores = scorer.score(["something with Hull", "Hull", "the bills", "call placements after a week"])
    assert np.all(scores.cautious[scores.sure < SURE] == Outcome.PARTLY)
    assert set(np.unique(scores.cautious)) <= {0, 1, 2}


@encoded
def test_a_foreign_answer_is_left_to_a_person_and_a_foreign_plan_is_read_by_its_words() -> None:
    scorer = StatementScorer(PLAN, encoder=sentence_encoder())
    assert scorer.score(["Wir eröffnen eine Filiale in Hull und bezahlen die Rechnungen"]).sure.max() < SURE
    german = [("anruf", "Wir rufen jeden nach einer Woche an und fragen nach dem Befinden.")]
    with_encoder = StatementScorer(german, encoder=sentence_encoder()).score(["nach einer Woche anrufen"])
    without = StatementScorer(german).score(["nach einer Woche anrufen"])
    assert np.array_equal(with_encoder.score, without.score)


def test_english_with_loan_words_is_english() -> None:
    for text in ("the café and die cutting", "o", "de luxe", "no", "Über drivers", "win la liga on TV"):
        assert not is_foreign(text)


CODED = (
    Example("folks get a ring once they have settled in", {"call": Outcome.NAMED}),
    Example("ring them when they have settled", {"call": Outcome.NAMED}),
    Example("a ring to folks who settled in", {"call": Outcome.NAMED}),
    Example("ring people when they are settled", {"call": Outcome.NAMED}),
    Example("give them a ring", {"call": Outcome.NAMED}),
    Example("ring the plumber", {}),
    Example("cash flow", {"pay": Outcome.PARTLY}),
)


@encoded
def test_an_answer_like_a_coded_one_is_judged_like_it() -> None:
    asked = "give people a ring after they settled in"
    before = StatementScorer(PLAN, encoder=sentence_encoder()).score([asked]).score[0, 0]
    after = StatementScorer(PLAN, encoder=sentence_encoder(), coded=CODED).score([asked])
    assert after.score[0, 0] > before
    assert after.outcome[0, 0] == Outcome.NAMED


@encoded
def test_a_single_coded_answer_bends_less_than_many_of_its_kind() -> None:
    asked = ["give people a ring after they settled in"]
    one, many = (
        StatementScorer(PLAN, encoder=sentence_encoder(), coded=coded).score(asked).score[0, 0]
        for coded in (CODED[:1], CODED)
    )
    assert one < many - 0.1


def test_without_coded_answers_nothing_is_bent() -> None:
    texts = ["call placements", "pay", ""]
    plain, taught = StatementScorer(PLAN).score(texts), StatementScorer(PLAN, coded=[]).score(texts)
    assert np.array_equal(plain.score, taught.score)


def test_learning_works_by_words_alone_too() -> None:
    """Without an encoder no answer is near another; what is learnt is how often each statement is named."""
    many = [Example("zzz", {"call": Outcome.NAMED})] * 30
    plain, taught = (StatementScorer(PLAN, coded=c).score(["qqq call"]).score[0, 0] for c in ((), many))
    assert taught > plain


@pytest.mark.parametrize(
    ("grade", "shares"),
    [(0.0, [1, 0, 0, 0]), (0.5, [0, 1, 0, 0]), (1.0, [0, 0, 1, 0]), (0.25, [0.5, 0.5, 0, 0])],
)
def test_a_grade_is_a_mixture_of_neighbouring_outcomes(grade: float, shares: list[float]) -> None:
    assert truth_of(grade).tolist() == shares


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.floats(-3, 3), min_size=5, max_size=5), min_size=1, max_size=4))
def test_however_far_it_is_bent_a_judgement_stays_a_judgement(rows: list[list[float]]) -> None:
    judged = Judgement.of(np.array(rows)[None])
    assert np.allclose(judged.likely.sum(axis=-1), 1)
    assert np.all((judged.score >= 0) & (judged.score <= 1) & (judged.likely > 0).all(axis=-1))
    assert judged.likely.shape[-1] == len(CLASSES)


def test_a_coded_answer_is_judged_by_a_scorer_that_has_not_seen_it() -> None:
    """Each part of the coded answers is judged by what the other parts taught; an answer not coded, by all."""
    lessons: list[tuple[str, ...]] = []

    def make(coded):
        lessons.append(tuple(example.text for example in coded))
        return Plain(len(lessons) - 1)

    class Plain:
        statements = ("a",)

        def __init__(self, number: int) -> None:
            self.number = number

        def score(self, texts):
            from fairlead.core.recall import Scores

            ones = np.full((len(texts), 1), self.number)
            return Scores(
                ("a",), ones.astype("i1"), ones.astype("f4"), ones.astype("f4"), np.zeros(len(texts), "i1")
            )

        def words(self, text, statement):
            return ()

    coded = [Example(f"answer {i}", {}) for i in range(7)]
    scorer = Anchored(make, coded)
    judges = scorer.score([*(e.text for e in coded), "another"]).outcome[:, 0].tolist()
    assert judges[-1] == 0
    assert lessons[0] == tuple(e.text for e in coded)
    for example, judge in zip(coded, judges, strict=False):
        assert example.text not in lessons[judge]


def test_scorers_side_by_side_judge_as_they_do_alone() -> None:
    one, other = StatementScorer(PLAN[:1]), StatementScorer(PLAN[1:])
    texts = ["pay invoices in ten days", "dunno", "call placements after a week"]
    both = Joined([one, other]).score(texts)
    assert np.array_equal(
        both.outcome, np.concatenate([one.score(texts).outcome, other.score(texts).outcome], axis=1)
    )
    assert both.silence.tolist() == [0, 2, 0]


@encoded
def test_texts_that_all_say_nothing_are_scored_too() -> None:
    assert outcomes("-") == [0, 0, 0]


@encoded
def test_a_line_of_clauses_is_encoded_clause_by_clause_and_once() -> None:
    asked: list[str] = []
    real = sentence_encoder()
    assert real is not None
    spy = SimpleNamespace(
        name="spy", knows=real.knows, encode=lambda texts: asked.extend(texts) or real.encode(texts)
    )
    scorer = StatementScorer(PLAN, encoder=spy)
    scorer.score(["call every placement"])
    asked.clear()
    scorer.score(["pay bills early, open in Hull"])
    assert [text.lower() for text in asked] == ["pay bills early", "open in hull"]
