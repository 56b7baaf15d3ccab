"""Authority: counted on one's fingers. The scorer here is a toy: it names what it reads letter by letter."""

import numpy as np
import pytest

from fairlead.core.engines import NoRecallAsked, UnknownCut
from fairlead.core.engines.tests.small import answer, engine
from fairlead.core.recall import Coded, Scores

TOP = {"item": "top", "construct": "recall"}


class Letters:
    """Names statement "a" for a text with "a", and says partly for a text with "A". Keeps what it was given."""

    def __init__(self, statements="abc"):
        self.statements = tuple(statements)
        self.batches = []

    def score(self, texts):
        self.batches.append(list(texts))
        rows = [[2 if s in t else 1 if s.upper() in t else 0 for s in self.statements] for t in texts]
        outcome = np.array(rows, dtype=np.int8).reshape(len(texts), len(self.statements))
        silence = np.array([t.strip() in ("", "-") for t in texts], dtype=np.int8)
        sure = np.ones(outcome.shape, dtype=np.float32)
        return Scores(self.statements, outcome, outcome.astype(np.float32), sure, silence)

    def words(self, text, statement):
        return ()


def said(text, who=None, **more):
    return answer("top", text=text, respondent=who, **more)


def counted(rows, need=2, cuts=(), items=(TOP,), **more):
    return engine(items=items, answers=rows).recall(None, Letters(), need, cuts, **more)


def test_people_are_counted_by_how_much_they_name():
    found = counted([said("ab", "1"), said("abc", "2"), said("aB", "3"), said("a", "4"), said("x", "5")])
    assert found.levels[0].n.tolist() == [[2, 1, 2]]
    assert found.scored[0].n.tolist() == [[2, 1, 2]]


def test_each_statement_has_its_own_counts():
    found = counted([said("ab", "1"), said("aB", "2"), said("x", "3")])
    assert [(t.item, t.n.tolist()) for t in found.statements] == [
        ("top/a", [[1, 0, 2]]),
        ("top/b", [[1, 1, 1]]),
        ("top/c", [[3, 0, 0]]),
    ]


def test_each_group_has_its_own_counts_and_the_groups_add_up():
    rows = [said("ab", "1", unit="North"), said("x", "2", unit="North"), said("abc", "3")]
    company, unit = counted(rows, cuts=["unit"]).levels
    assert (unit.cut, unit.groups, unit.n.tolist()) == (
        "unit",
        ("North", "not stated"),
        [[1, 0, 1], [0, 0, 1]],
    )
    assert company.n.tolist() == [[1, 0, 2]]


def test_texts_of_one_person_are_read_together():
    boxes = [TOP, {"item": "top-2", "construct": "recall"}]
    rows = [said("a", "1"), answer("top-2", text="b", respondent="1")]
    found = counted(rows, items=boxes)
    assert found.levels[0].item == "recall"
    assert found.levels[0].n.tolist() == [[0, 0, 1]]


def test_answers_without_a_respondent_are_people_of_their_own():
    assert counted([said("a"), said("b"), said("ab", "1")]).levels[0].n.tolist() == [[2, 0, 1]]


def test_equal_texts_are_scored_once():
    scorer = Letters()
    rows = [said("ab", str(i)) for i in range(5)] + [said("x", "9")]
    engine(items=[TOP], answers=rows).recall(None, scorer, 2, ())
    assert sorted(text for batch in scorer.batches for text in batch) == ["ab", "x"]


def test_silence_leaves_the_base_and_cannot_say_stands_beside_it():
    rows = [
        said("ab", "1"),
        said("-", "2"),
        said(None, "3", missing="skipped"),
        said(None, "4", missing="cannot-say"),
    ]
    (company,) = counted(rows).levels
    assert (company.bases.tolist(), company.skipped.tolist(), company.cannot_say.tolist()) == ([1], [2], [1])


def test_what_people_coded_by_hand_wins_over_the_scorer():
    rows = [said("ab", "1", statements=[]), said("x", "2", statements=["a", "c"]), said("ab", "3")]
    found = counted(rows)
    assert found.levels[0].n.tolist() == [[1, 0, 2]]
    assert found.statements[2].n.tolist() == [[2, 0, 1]]
    assert found.scored[0].n.tolist() == [[1, 0, 2]]


def test_texts_coded_by_hand_show_how_often_the_scorer_errs():
    rows = [
        said("ab", "1", statements=["a", "b"]),  # knows, found
        said("aB", "2", statements=["a", "b"]),  # knows, uncertain
        said("x", "3", statements=["a", "b"]),  # knows, missed
        said("ab", "4", statements=["c"]),  # does not, wrongly found
        said("x", "5", statements=[]),  # does not, spared
        said("ab", "6"),  # not coded
        said(None, "7", statements=["a", "b"]),  # coded, but there is no text to score
    ]
    found = counted(rows)
    assert found.checked.tolist() == [[1, 0, 1], [1, 1, 1]]
    assert found.by_hand == 5
    assert found.coded == Coded(found=1, knows=3, spared=1, does_not=2)
    assert found.checked_statements[0].tolist() == [[1, 0, 1], [1, 0, 2]]
    assert found.levels[0].n.tolist() == [[2, 0, 5]]
    assert found.scored[0].bases.tolist() == [6]


def test_invented_plans_are_counted_like_the_real_one():
    found = counted([said("ab", "1"), said("cD", "2")], statements="ab", foils=["c"], need=1)
    assert [(t.item, t.n.tolist()) for t in found.foils] == [("top/foil-1", [[1, 0, 1]])]
    assert [t.item for t in found.statements] == ["top/a", "top/b"]


def test_weights_are_summed():
    (company,) = counted([said("ab", "1", weight=2.0), said("ab", "2", weight=0.5), said("x", "3")]).levels
    assert (company.weight.tolist(), company.weight2.tolist()) == ([[1.0, 0.0, 2.5]], [[1.0, 0.0, 4.25]])


def test_only_the_last_pulse_counts_unless_another_is_named():
    firm = engine(items=[TOP], answers=[said("ab", "1", pulse="2025"), said("x", "1", pulse="2026")])
    assert firm.recall(None, Letters(), 2, ()).levels[0].n.tolist() == [[1, 0, 0]]
    assert firm.recall("2025", Letters(), 2, ()).levels[0].n.tolist() == [[0, 0, 1]]


def test_nothing_is_left_behind_in_the_engine():
    firm = engine(items=[TOP], answers=[said("ab", "1")])
    before = firm._run.connection.execute("SHOW ALL TABLES").fetchall()
    firm.recall(None, Letters(), 2, ())
    assert firm._run.connection.execute("SHOW ALL TABLES").fetchall() == before


def test_everyone_silent_is_a_base_of_zero():
    (company,) = counted([said(None, "1", missing="skipped")]).levels
    assert company.bases.tolist() == [0]


def test_where_recall_was_not_asked_it_says_so():
    with pytest.raises(NoRecallAsked, match="any pulse"):
        counted([])
    with pytest.raises(NoRecallAsked, match="'1999'"):
        engine(items=[TOP], answers=[said("ab")]).recall("1999", Letters(), 2)


def test_a_cut_that_is_not_there_is_named():
    with pytest.raises(UnknownCut):
        counted([said("ab")], cuts=["shift"])
