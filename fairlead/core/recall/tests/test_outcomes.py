"""What a scorer gives back, before anybody reads it."""

import numpy as np

from fairlead.core.recall import SURE, Joined, Outcome, Scores, Silence


def scores(outcome: list[list[int]], sure: list[list[float]], silence: list[int], ids=("a", "b")) -> Scores:
    told = np.array(outcome, dtype=np.int8)
    return Scores(ids, told, told.astype("f4"), np.array(sure, dtype="f4"), np.array(silence, dtype=np.int8))


def test_what_the_scorer_is_not_sure_of_is_uncertain_whichever_way_it_leans() -> None:
    over, under = SURE + 0.01, SURE - 0.01
    told = scores([[2, 0], [-1, 1]], [[over, over], [over, over]], [0, 0])
    unsure = scores([[2, 0], [-1, 1]], [[under, under], [under, under]], [0, 0])
    assert told.cautious.tolist() == [[2, 0], [0, 1]]  # who says the opposite does not name it
    assert unsure.cautious.tolist() == [[1, 1], [1, 1]]


def test_a_text_that_answers_one_of_several_plans_has_answered() -> None:
    class Given:
        def __init__(self, own: Scores) -> None:
            self.own, self.statements = own, own.statements

        def score(self, texts):
            return self.own

        def words(self, text, statement):
            return (statement,)

    silent, answered = Silence.UNKNOWING, Silence.ANSWERED
    one = Given(scores([[0], [0]], [[1], [1]], [silent, silent], ids=("a",)))
    other = Given(scores([[Outcome.NAMED], [0]], [[1], [1]], [answered, silent], ids=("b",)))
    both = Joined([one, other])
    assert both.score(["x", "y"]).silence.tolist() == [answered, silent]
    assert both.words("x", "b") == ("b",)
