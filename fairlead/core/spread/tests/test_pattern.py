"""Authority: DESIGN, section 5, case by case; how often each answer comes in simulated firms."""

import numpy as np
import pytest

from fairlead.core.spread import one_off_or_widespread

TEN = [10] * 12


def test_one_unit_outside_is_a_one_off_and_is_named():
    found = one_off_or_widespread(
        [2] * 11 + [10], TEN, names=[f"Branch {c}" for c in "ABCDEFGHIJKL"], base=0.15
    )
    assert (found.id, found.outside) == ("one-off", ("Branch L",))
    assert found.says.startswith("Branch L stands out")


def test_all_high_and_alike_is_widespread_against_the_base_stated_beforehand():
    found = one_off_or_widespread([5] * 12, TEN, base=0.15)
    assert found.id == "widespread"
    assert "above the 15 % stated beforehand" in found.says
    assert found.company.interval.low > 0.15


@pytest.mark.parametrize(
    ("k", "base", "words"),
    [
        ([5] * 12, None, "without a base stated beforehand"),
        ([2] * 12, 0.15, "cannot be told from so few answers"),
        ([1] * 12, 0.30, "lies below the 30 %"),
        ([9, 9, 9, 0, 0, 0, 9, 0, 9, 0, 9, 0], 0.15, "differ too much"),
        ([1] * 38 + [10, 10], 0.15, "neither one alone nor all alike"),
        ([9] * 11 + [0], 0.15, "better than the others"),
    ],
)
def test_else_it_cannot_be_told_and_the_sentence_says_why(k, base, words):
    found = one_off_or_widespread(k, [10] * len(k), base=base)
    assert found.id == "cannot-tell"
    assert words in found.says


def test_under_ten_units_it_can_never_be_told():
    assert one_off_or_widespread([0] * 8 + [10], [10] * 9, base=0.1).id == "cannot-tell"
    with_empty = one_off_or_widespread([0] * 8 + [10, 0, 0], [10] * 9 + [0, 0], base=0.1)
    assert (with_empty.id, with_empty.units) == ("cannot-tell", 9)


def test_the_sentence_is_one_sentence():
    for k, base in (([2] * 12, None), ([5] * 12, 0.15), ([2] * 11 + [10], None)):
        assert one_off_or_widespread(k, TEN, base=base).says.count(". ") == 0


def test_a_firm_at_its_base_is_seldom_called_widespread_or_one_off():
    rng, called = np.random.default_rng(6), 0
    for _ in range(80):
        n = rng.integers(5, 40, 12)
        found = one_off_or_widespread(rng.binomial(n, 0.15), n, base=0.15)
        called += found.id != "cannot-tell"
    assert called <= 8
