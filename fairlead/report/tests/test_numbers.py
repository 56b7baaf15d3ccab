"""How numbers are worded."""

import pytest

from fairlead.core.values import Estimate, Interval
from fairlead.report import figures
from fairlead.report.numbers import in_words
from fairlead.report.tests.samples import GAPS


def share(value, low, high, n, **more):
    return Estimate(value, Interval(low, high), n, "Wilson", **more)


@pytest.mark.parametrize(
    ("estimate", "words"),
    [
        (share(0.31, 0.19, 0.46, 38), "31%, between 19 and 46%, of 38 answers"),
        (share(0.31, 0.19, 0.46, 38, population=45), "31%, between 19 and 46%, of 38 answers from 45 people"),
        (
            share(0.5, 0.3, 0.7, 22, population=22),
            "50%, between 30 and 70%, of 22 answers, everyone answered",
        ),
        (share(0.05, 0, 0.3, 10, n_shown="10-14"), "5% or less, between 0 and 30%, of 10 to 14 answers"),
        (share(0.95, 0.7, 1, 15, n_shown="15-19"), "95% or more, between 70 and 100%, of 15 to 19 answers"),
        (share(0.96, 0.8, 1, 10, n_shown="10-14"), "96%, between 80 and 100%, of 10 to 14 answers"),
        (share(0.05, 0.02, 0.1, 100), "5%, between 2 and 10%, of 100 answers"),
        (share(0.6234, 0.6199, 0.6268, 81204), "62.3%, between 62.0 and 62.7%, of 81,204 answers"),
        (share(0.62345, 0.6229, 0.6239, 900000), "62.34%, between 62.29 and 62.39%, of 900,000 answers"),
        (Estimate(0.5, None, 20, "record"), "50%, counted in full, of 20 answers"),
    ],
)
def test_a_share_is_worded_with_its_doubt_and_its_base(estimate, words):
    assert str(in_words(estimate)) == words


def test_a_gap_is_in_points_and_a_step_in_odds():
    raw, adjusted = figures.of_gap(GAPS[0])
    assert str(raw) == "−31 points, between −52 and −6, of 57 answers"
    assert str(adjusted) == "0.4 times the odds, between 0.2 and 0.9, of 57 answers"
