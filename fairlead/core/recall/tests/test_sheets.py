"""Sheets and agreement. Authority of kappa's interval: that of Fleiss, Cohen and Everitt where each answer is one code."""

import numpy as np
import pytest

from fairlead.core.recall import Outcome, UnableToCompareCodersError, cohens_kappa, kappa_over_answers
from fairlead.core.recall.sheets import CODES, code_of, rubric, sheet_of

PLAN = (("call", "Call every placement."), ("pay", "Pay early."))


def single(counts):
    """A table of two coders as M tables of one answer each."""
    rows = [(i, j) for (i, j), n in np.ndenumerate(np.array(counts)) for _ in range(n)]
    found = np.zeros((len(rows), 2, 2), dtype=np.int64)
    for at, (i, j) in enumerate(rows):
        found[at, i, j] = 1
    return found


def test_where_each_answer_is_one_code_the_jackknife_has_the_width_of_the_published_interval():
    tables = single([[60, 15], [20, 65]])
    ours, published = kappa_over_answers(tables), cohens_kappa(tables.sum(axis=0))
    assert ours.value == published.value
    assert ours.interval.low == pytest.approx(published.interval.low, abs=0.005)
    assert ours.interval.high == pytest.approx(published.interval.high, abs=0.005)


def test_codes_of_one_answer_that_hang_together_widen_the_interval():
    rng = np.random.default_rng(1)
    agreed = rng.random(40) < 0.7
    one = np.stack([np.array([[2, 0], [0, 2]]) if yes else np.array([[0, 2], [2, 0]]) for yes in agreed])
    narrow, wide = cohens_kappa(one.sum(axis=0)).interval, kappa_over_answers(one).interval
    assert wide.high - wide.low > 1.5 * (narrow.high - narrow.low)


def test_under_sixty_it_is_provisional():
    assert kappa_over_answers(single([[20, 10], [10, 20]])).caveats == ("provisional: under 0.60",)


@pytest.mark.parametrize("tables", [single([[1, 0], [0, 0]]), single([[20, 0], [0, 0]])])
def test_where_kappa_says_nothing_it_says_so(tables):
    with pytest.raises(UnableToCompareCodersError):
        kappa_over_answers(tables)


def test_each_word_of_the_rubric_is_understood_and_nothing_else():
    page = rubric("Oak", PLAN, 40, 1)
    for word, outcome in (("yes", 2), ("partly", 1), ("no", 0), ("opposite", -1)):
        assert code_of(word) is code_of(f" {word.upper()} ") is Outcome(outcome)
        assert f"\n  {word} " in page
    assert code_of("") is code_of("maybe") is None
    assert all(code_of(word) is outcome for word, outcome in CODES.items())


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-call", "@x", "- a list\n- of two"])
def test_no_answer_is_reckoned_by_a_spreadsheet_and_each_is_one_line(text):
    (_, (_, _, cell, *blank)) = sheet_of([("now", "r1", text)], PLAN)
    assert cell.startswith("'")
    assert "\n" not in cell
    assert blank == ["", ""]
