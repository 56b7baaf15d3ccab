"""Authorities: Kendall's and Friedman's exact tables, Cochran's Q of SciPy's kin, all orders tried, counting by hand."""

from itertools import permutations, product

import numpy as np
import pytest
from scipy import stats

from fairlead.core.scales import LeaderList, agreement, by_chance, kendalls_w

NINE = np.array(
    [
        [1, 2, 3, 2, 5, 6, 4, 7, 5],
        [4, 1, 4, 3, 6, 5, 5, 2, 7],
        [7, 6, 7, 7, 7, 4, 7, 3, 6],
        [6, 7, 5, 6, 1, 2, 3, 1, 2],
        [5, 3, 6, 5, 3, 7, 6, 6, 3],
        [3, 5, 2, 4, 4, 3, 1, 4, 4],
        [2, 4, 1, 1, 2, 1, 2, 5, 1],
    ]
).T


def spread(rows):
    return np.sum((rows.sum(axis=0) - rows.sum() / rows.shape[1]) ** 2)


def tried(rows):
    """P(S as great) over every order of every row."""
    seen = [spread(np.array(orders)) for orders in product(*(list(permutations(row)) for row in rows))]
    return np.mean(np.array(seen) >= spread(rows) - 1e-9)


@pytest.mark.parametrize(
    ("rows", "p"),
    [
        # Friedman's exact tables (1937; Siegel, Castellan 1988, table M): k = 3 things.
        ([[1, 2, 3], [1, 2, 3], [1, 2, 3]], 0.0278),  # N = 3, Fr = 6.000
        ([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]], 0.0046),  # N = 4, Fr = 8.0
        ([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 3, 2]], 0.0417),  # N = 4, Fr = 6.5
        ([[1, 2, 3], [1, 2, 3], [1, 2, 3], [2, 1, 3], [1, 2, 3]], 0.0085),  # N = 5, Fr = 7.6
    ],
)
def test_p_agrees_with_the_exact_tables(rows, p):
    found = by_chance(np.array(rows))
    assert found.p == pytest.approx(p, abs=0.0001)
    assert found.draws is None


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]],
        [[1, 2.5, 2.5, 4], [2, 1, 3.5, 3.5], [1, 2, 3, 4]],
        [[1, 1, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [1, 1, 0, 0]],
    ],
)
def test_p_agrees_with_trying_every_order_ties_included(rows):
    rows = np.array(rows)
    ranks = np.array([stats.rankdata(row) for row in rows])
    assert by_chance(rows).p == pytest.approx(tried(ranks))


def test_w_is_friedmans_statistic_over_m_times_n_less_one_with_ties():
    """Authority: scipy.stats.friedmanchisquare, which corrects for ties."""
    rows = np.array([[1, 2, 2, 4, 5], [2, 1, 3, 3, 5], [1, 2, 3, 4, 4], [5, 2, 3, 1, 4]])
    statistic = stats.friedmanchisquare(*rows.T).statistic
    assert kendalls_w(rows) == pytest.approx(statistic / (4 * (5 - 1)))


def test_w_of_two_leaders_is_half_of_one_plus_their_rank_correlation():
    one, other = [1, 2, 3, 4, 5], [2, 1, 4, 3, 5]
    rho = stats.spearmanr(one, other).statistic
    assert kendalls_w(np.array([one, other])) == pytest.approx((1 + rho) / 2)


def test_nine_managers_agree_more_than_by_chance():
    """W = .319 over seven priorities: chi-square 9 × 6 × .319 = 17.2 on 6 degrees, p = .0085; drawn, it is alike."""
    found = by_chance(NINE, np.random.default_rng(7))
    assert kendalls_w(NINE) == pytest.approx(0.319, abs=0.0005)
    assert found.draws == 9_999
    assert found.p == pytest.approx(stats.chi2.sf(9 * 6 * kendalls_w(NINE), 6), abs=0.004)


def test_the_same_seed_gives_the_same_p_and_none_is_refused():
    one, other = (by_chance(NINE, np.random.default_rng(3), draws=499).p for _ in range(2))
    assert one == other
    with pytest.raises(ValueError, match="pass rng"):
        by_chance(NINE)


def test_drawn_and_counted_agree(monkeypatch):
    rows = np.array([[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 4, 2], [1, 2, 4, 3]])
    exact = by_chance(rows).p
    monkeypatch.setattr("fairlead.core.scales.permuting.MOST_ORDERS", 1)
    assert by_chance(rows, np.random.default_rng(1)).p == pytest.approx(exact, abs=0.01)


def test_where_even_full_agreement_is_likely_by_chance_nothing_is_told():
    two_of_three = by_chance(np.array([[1, 2, 3], [1, 2, 3]]))
    assert (two_of_three.p, two_of_three.smallest) == (None, pytest.approx(1 / 6))
    four = by_chance(np.array([[1, 2, 3, 4], [1, 2, 3, 4]]))
    assert four.p == four.smallest == pytest.approx(1 / 24)


def test_leaders_who_all_name_everything_show_no_choice():
    assert by_chance(np.ones((4, 5))).can_tell is False
    assert by_chance(np.zeros((4, 5))).can_tell is False


def test_the_share_of_small_p_among_shuffled_rows_is_as_promised():
    rng = np.random.default_rng(11)
    found = [by_chance(np.array([rng.permutation(4) for _ in range(4)])).p for _ in range(400)]
    assert np.mean(np.array(found) <= 0.05) <= 0.05 + 2 * (0.05 * 0.95 / 400) ** 0.5


def test_the_table_says_who_names_what_and_who_stands_alone():
    ada = LeaderList(frozenset({"call", "pay"}), 1)
    ben = LeaderList(frozenset({"call"}), 0, frozenset({"pay"}))
    cem = LeaderList(frozenset({"call", "homes"}), 2)
    found = agreement([ada, ben, cem], ["call", "pay", "homes", "diary"])
    rows = {s.id: (s.named, s.perhaps, s.missing) for s in found.statements}
    assert rows["pay"] == ((0,), (1,), (2,))
    assert found.shared == ("call",)
    assert [s.id for s in found.alone] == ["homes"]  # pay is perhaps Ben's, too
    assert found.nobodys == ("diary",)
    assert found.overlap < found.overlap_at_most


def test_one_leader_neither_agrees_nor_stands_alone():
    found = agreement([LeaderList(frozenset({"call"}))], ["call", "pay"])
    assert (found.overlap, found.chance, found.alone) == (None, None, ())


def test_rankings_come_with_their_w_and_its_chance():
    lists = [LeaderList(frozenset("abcd"))] * 3
    ranks = np.array([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 4, 3]])
    found = agreement(lists, list("abcd"), ranks)
    assert found.w == pytest.approx(kendalls_w(ranks))
    assert found.w_chance.p == pytest.approx(tried(ranks))
    assert found.chance.can_tell is False  # all name all: nothing was picked
