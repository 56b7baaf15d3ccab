"""The thresholds, at their edges."""

import pytest

from fairlead.core.anonymity import Rules, ThresholdLowered, release
from fairlead.core.values import tally


def company_of(no, yes):
    return [tally("told", {"all": [no, yes]}, first_option=0)], {"told": {1}}


def test_four_answers_are_hidden_and_five_are_shown():
    assert release(*company_of(2, 2)).figures == ()
    (figure,) = release(*company_of(2, 3)).figures
    assert (figure.n, figure.n_shown) == (5, "5-9")


def test_two_positives_are_fewer_than_three_and_three_are_three():
    (two,), (three,) = (release(*company_of(28, yes)).figures for yes in (2, 3))
    assert (two.positive, three.positive) == ((0, 2), (3, 3))
    assert two.value == pytest.approx(1 / 30)


def test_two_who_are_not_positive_are_hidden_the_same_way():
    (figure,) = release(*company_of(2, 28)).figures
    assert figure.positive == (28, 30)


def test_nineteen_answers_have_a_band_and_twenty_a_number():
    (nineteen,), (twenty,) = (release(*company_of(n - 8, 8)).figures for n in (19, 20))
    assert (nineteen.n, nineteen.n_shown, nineteen.value) == (15, "15-19", 0.4)
    assert (twenty.n, twenty.n_shown, twenty.value, twenty.positive) == (20, "20", 0.4, (8, 8))


@pytest.mark.parametrize("thresholds", [{"k": 4}, {"exact_from": 19}, {"texts_from": 9}, {"k": -1}])
def test_a_threshold_cannot_be_lowered(thresholds):
    with pytest.raises(ThresholdLowered, match=r"is below \d+, the least that Fairlead keeps"):
        Rules(**thresholds)


def test_a_raised_threshold_hides_more():
    assert release(*company_of(4, 4), rules=Rules(k=9)).figures == ()


def test_texts_need_ten_respondents():
    assert [Rules().texts(n) for n in (9, 10)] == [False, True]
