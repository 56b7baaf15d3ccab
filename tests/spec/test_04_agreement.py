"""Agreement: do people of one group say the same?

A mean of 3 can be a team that shrugs and a team split down the middle. And a plan that four leaders describe in four
ways is no plan, however well it is written. So Fairlead shows the spread of the answers first, and then one number
that says how far people agree. For the leaders it lays their lists side by side.

**Answers on a scale.** Let s² be the sample variance (divisor k - 1), M the mean, H and L the ends, A the number of
options.

    r_wg = 1 - s² / E,  E = (A² - 1) / 12, at least 0            James, Demaree, Wolf (1984), J Appl Psychol 69:85-98
    a_wg = 1 - 2 s² / (((H + L) M - M² - H L) k / (k - 1))       Brown, Hauenstein (2005), Organ Res Meth 8:165-184
    consensus = 1 + Σ p log2(1 - |x - M| / (H - L))              Tastle, Wierman (2007), Int J Approx Reason 45:531-545

r_wg compares with people who answer at random. a_wg compares with the most that people *could* differ around that
mean; it is undefined where the mean lies so near an end that they could hardly differ. Consensus is 1 when all say
the same and 0 when half stand at each end; it is the one that the report shows, the others are for those who are used
to them. Of several items together, r_wg(J) rises with their number even when people agree no more; r*_wg(J) (Lindell,
Brandt, Whitney 1999, Appl Psychol Meas 23:127-135) does not.

**Lists.** Each leader writes the priorities unaided, apart from the others. Two lists overlap by the entries on both
over the entries on either (Jaccard); an entry that matches nothing in the plan counts on either side, and two blank
sheets are no agreement. The mean over all pairs is the overlap. Leaders are a census: the figure is exact and has no
interval.

**Rankings.** If all rank the same things, Kendall's W says how far they agree: 12 S / (m² (n³ - n)) for m people and
n things, S the squared deviations of the rank totals (Kendall, Babington Smith 1939, Ann Math Stat 10:275-287). It is
in the library; the diagnosis compares lists, which ask less of people.

**Limits.** The indices can disagree with each other, as one test below shows, so the histogram comes first. The usual
marks (.70 fair, .60 weak) are habits. E assumes that people at random use all options alike, and they are more
lenient than that: with the same answers r_wg falls from .55 to .33 under a slight lean. Leaders may also agree on the
wrong thing.
"""

import numpy as np
import pytest

from fairlead.core import scales

FIVE = (1, 2, 3, 4, 5)


def test_people_who_say_nearly_the_same_agree_by_three_quarters():
    """Answers 4 4 5 3 4: s² = (0 + 0 + 1 + 1 + 0) / 4 = .5. Authority: rwg and awg of the R package multilevel."""
    answers = np.array([[0, 0, 1, 3, 1]])  # how many chose 1, 2, 3, 4, 5
    assert scales.r_wg(answers, FIVE)[0] == pytest.approx(1 - 0.5 / 2)  # E = (25 - 1) / 12 = 2
    widest = ((5 + 1) * 4 - 4**2 - 5 * 1) * 5 / 4  # = 3 × 5/4
    assert scales.a_wg(answers, FIVE)[0] == pytest.approx(1 - 2 * 0.5 / widest)
    assert round(float(scales.a_wg(answers, FIVE)[0]), 4) == 0.7333


def test_the_choice_of_index_can_change_what_is_said():
    """Sixteen people say 5 and four say 3: r_wg calls that .66, a_wg .11. So the histogram comes first.

    Mean 4.6, squared distances 16 × .16 + 4 × 2.56 = 12.8. Both by the forms above.
    """
    answers = np.array([[0, 0, 4, 0, 16]])
    assert scales.r_wg(answers, FIVE)[0] == pytest.approx(1 - (12.8 / 19) / 2)
    widest = (6 * 4.6 - 4.6**2 - 5) * 20 / 19  # = 1.44 × 20/19
    assert scales.a_wg(answers, FIVE)[0] == pytest.approx(1 - 2 * (12.8 / 19) / widest)
    assert scales.a_wg(answers, FIVE)[0] == pytest.approx(1 / 9)


def test_where_people_could_hardly_differ_agreement_is_undefined():
    """Answers 5 5 5 4 5 5: their mean 29/6 lies beyond (5 × 5 + 1) / 6, where a_wg has nothing to compare with.

    Authority: the bounds of Brown and Hauenstein, as the R package multilevel keeps them.
    """
    answers = np.array([[0, 0, 0, 1, 5]])
    assert 29 / 6 > (5 * 5 + 1) / 6
    assert np.isnan(scales.a_wg(answers, FIVE)[0])
    assert scales.r_wg(answers, FIVE)[0] == pytest.approx(1 - (1 / 6) / 2)  # s² = (25/36 + 5 × 1/36) / 5


def test_consensus_is_one_when_all_say_the_same_and_nothing_when_they_take_sides():
    """Three teams whose mean is 3, by Tastle and Wierman's form; and the published example of the R package agrmt."""
    teams = np.array([[0, 0, 8, 0, 0], [4, 0, 0, 0, 4], [2, 0, 4, 0, 2]])
    # A quarter of the third team stands two steps from the mean, on a scale four steps long; and so does another.
    quarter = 0.25 * np.log2(1 - 2 / 4)
    assert scales.consensus(teams, FIVE).tolist() == pytest.approx([1, 0, 1 + 2 * quarter])
    assert 1 + 2 * quarter == 0.5
    published = np.array([[30, 40, 210, 130, 530, 50, 10]])
    assert scales.consensus(published, range(1, 8))[0] == pytest.approx(0.7256876, abs=5e-8)


def test_more_items_raise_one_index_though_nobody_agrees_more():
    """The same answers on one, three and nine items: r_wg(J) climbs from .75 to .96, r*_wg(J) stays.

    Authority: J (1 - q) / (J (1 - q) + q) by hand, q = .5 / 2.
    """
    answers = np.array([[0, 0, 1, 3, 1]])
    joint = [float(scales.r_wg_j([answers] * j, FIVE)[0]) for j in (1, 3, 9)]
    assert joint == pytest.approx([0.75, 3 * 0.75 / (3 * 0.75 + 0.25), 9 * 0.75 / (9 * 0.75 + 0.25)])
    alone = [float(scales.r_star_wg_j([answers] * j, FIVE)[0]) for j in (1, 3, 9)]
    assert alone == pytest.approx([0.75, 0.75, 0.75])


def test_the_lists_of_leaders_are_laid_side_by_side():
    """Three leaders, three pairs: 2 of 4 entries in common, 1 of 5, 1 of 5. What is not in the plan counts against it."""
    ada = scales.LeaderList(frozenset({"call", "pay", "visit"}))
    ben = scales.LeaderList(frozenset({"call", "pay"}), unmatched=1)
    cem = scales.LeaderList(frozenset({"call"}), unmatched=2)
    assert scales.pair_overlap(ada, ben) == 2 / (3 + 1)  # call pay | call pay visit and one other
    assert scales.pair_overlap(ada, cem) == 1 / (3 + 2)
    assert scales.pair_overlap(ben, cem) == 1 / (2 + 1 + 2)
    assert scales.overlap([ada, ben, cem]) == pytest.approx((2 / 4 + 1 / 5 + 1 / 5) / 3)


def test_one_leader_alone_neither_agrees_nor_disagrees():
    """With one list there is nothing to compare, and two blank sheets are not taken for agreement."""
    blank = scales.LeaderList(frozenset())
    assert scales.overlap([scales.LeaderList(frozenset({"call"}))]) is None
    assert scales.overlap([blank, blank]) == 0


def test_nine_managers_rank_seven_priorities():
    """Authority: the table of nine top managers in Tarakci et al. (2014, Strategic Management Journal), W = .319.

    Rank totals 35 37 54 33 44 30 19 around 36: S = 1 + 1 + 324 + 9 + 64 + 36 + 289 = 724.
    """
    ranks = np.array(
        [
            [1, 2, 3, 2, 5, 6, 4, 7, 5],  # safety, ranked by nine managers
            [4, 1, 4, 3, 6, 5, 5, 2, 7],  # certification
            [7, 6, 7, 7, 7, 4, 7, 3, 6],  # expert staff
            [6, 7, 5, 6, 1, 2, 3, 1, 2],  # regulation
            [5, 3, 6, 5, 3, 7, 6, 6, 3],  # reliable network
            [3, 5, 2, 4, 4, 3, 1, 4, 4],  # structure
            [2, 4, 1, 1, 2, 1, 2, 5, 1],  # innovation
        ]
    )
    assert ranks.sum(axis=1).tolist() == [35, 37, 54, 33, 44, 30, 19]
    assert scales.kendalls_w(ranks.T) == pytest.approx(12 * 724 / (9**2 * (7**3 - 7)))
    assert round(scales.kendalls_w(ranks.T), 3) == 0.319
