"""Shares and their doubt: how sure is "40 %"?

Four of ten people and forty of a hundred are both 40 %, and they are not the same news. With four of ten the truth
may well be 17 % or 69 %. So Fairlead prints no share that it counted from answers without its interval and its base
(a figure that somebody else published without a base is shown as such, and judges nothing), and a link *fails* or
*holds* only where the whole interval lies on one side of the cut. Otherwise it says *unknown*, and how many more
answers would settle it, or that this firm is too small to settle it.

**The interval** is Wilson's (1927, JASA 22:209-212), at 95 %, with z = 1.96. Unlike the usual p ± 1.96 √(p(1-p)/n) it
never leaves 0 to 1 and still says something when nobody or everybody agrees:

    centre = (p + z²/2n) / (1 + z²/n)      half = z √(p(1-p)/n + z²/4n²) / (1 + z²/n)

**A firm is finite.** Where N people were asked and n answered, n_eff = n (N - 1) / (N - n) takes the place of n in
the whole formula; when everyone answered the share is exact. To shrink the half alone, as is often done, would let 0
of 20 in a firm of 29 exclude 0.

**Mended at its edges.** Wilson's interval covers the truth too seldom where few are positive and where nearly all
answered: .80 at worst. Two corrections: for counts of up to three the end towards 0 is that of the Poisson law (Brown,
Cai, DasGupta 2001, Stat Sci 16:101-133), and since a firm is made of whole people each end runs on by half of one.
Worked out exactly for firms of 20, 60, 140 and 500, 70 % answering, over every possible truth, it then covers .964 in
the mean and .947 at least; from 14 answers on never under .90 in any firm
([how often an interval holds the truth](operating-characteristics-intervals-40-coded.md)).

**Those who did not answer.** The finite correction takes the answers as a fair draw. They may not be: no rule says on
which side the silent lie. So the worst case stands beside it, with nothing assumed: with response rate r the share of
all lies between r·p and r·p + 1 - r.

**Weights.** If some answers speak for more people than others, the base is Kish's n_eff = (Σw)² / Σw² (1965, Survey
Sampling, 11.7); n / n_eff is the design effect. **Several items** on one question: the mean of their shares, on the
base of the smallest. Ten people who answer twice are not twenty people, so this errs on the wide side. **Two
shares**: Newcombe's interval (1998, Stat Med 17:873-890, method 10).

**Limits.** An interval speaks of chance only. A question that leads, a Monday after bad news, fear of being known:
none of them is in it. The cuts (.50 and .60) are chosen, and a share within ten points of its cut decides nothing
however many answered (docs/adr/0013): that answers for the silent, as no interval can.
"""

from math import inf, sqrt

import pytest

from fairlead.core import scales


def test_a_share_carries_its_interval_and_its_base():
    """Authority: Wilson's formula by hand, and the published 28 of 100: .201 to .375."""
    z2 = 1.959964**2
    centre = (0.28 + z2 / 200) / (1 + z2 / 100)
    half = sqrt(z2 * (0.28 * 0.72 / 100 + z2 / (4 * 100**2))) / (1 + z2 / 100)
    found = scales.share(28, 100)
    assert (found.value, found.n, found.method) == (28 / 100, 100, "95 % Wilson interval")
    assert (found.interval.low, found.interval.high) == pytest.approx((centre - half, centre + half))
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.201, 0.375)


def test_a_link_fails_or_holds_only_with_its_whole_interval():
    """The same 40 % of 10 people leaves open what it settles among 100, against a cut of one half."""
    assert scales.wilson(4, 10).against(0.50) == "unknown"
    assert scales.wilson(40, 100).against(0.50) == "fails"
    assert scales.wilson(60, 100).against(0.50) == "holds"


def test_it_is_said_how_many_answers_would_settle_it():
    """z² · cut · (1 - cut) / (share - cut)²: 3.84 × .25 / .01 = 96.04, so 97 answers; a firm of 25 has not so many."""
    assert scales.answers_needed(0.40, cut=0.50) == 97
    assert scales.answers_needed(0.40, cut=0.50, population=45) == 31  # 96.04 × 45 / (44 + 96.04) = 30.9
    assert scales.answers_needed(0.45, cut=0.50, population=25) is None


def test_in_a_firm_whose_size_is_known_few_silent_people_leave_little_doubt():
    """36 of 40 answers in a firm of 45 weigh like 40 × 44 / 5 = 352 answers of an endless firm; all 45 are exact."""
    assert scales.effective_n(40, 45) == 40 * 44 / 5
    assert scales.wilson(36, 40, population=45) == scales.wilson_share(36 / 40, 352)
    assert scales.effective_n(45, 45) == inf
    everyone = scales.share(27, 45, population=45)
    assert (everyone.interval.low, everyone.interval.high) == (27 / 45, 27 / 45)
    assert everyone.method == "everyone answered: an exact share, without sampling doubt"


def test_when_none_of_twenty_agree_it_stays_possible_that_none_of_the_firm_does():
    """In a firm of 29 the 9 silent people may all say no. Shrinking the half alone would start above 0."""
    interval = scales.wilson(0, 20, population=29)
    assert interval.low == 0
    plain = scales.wilson(0, 20)
    centre, half = (plain.low + plain.high) / 2, (plain.high - plain.low) / 2
    assert centre - half * sqrt((29 - 20) / (29 - 1)) > 0.03  # what is often done


def test_nearly_everyone_is_not_everyone():
    """62 of 70 answered and none agrees: one of the eight silent people may. Wilson's own upper end, .0085, is less than one person."""
    plain, mended = (interval(0, 62, population=70) for interval in (scales.wilson, scales.covering))
    assert plain.high < 1 / 70
    assert (mended.low, mended.high) == (0, 1 / 70)  # half a person on would be .01427, still less than one


def test_a_part_that_is_known_exactly_lends_its_knowledge_to_the_rest():
    """Of 100 answers a rough method names 40. People looked at 20 of the named (18 count) and 20 of the others (8 count).

    .4 × 18/20 + .6 × 8/20 = .60 (Tenenbein 1970). The forty alone would say 26/40 = .65: half of them are named, of all only
    40 in 100 are."""
    part = scales.Part(named=20, named_yes=18, passed_over=20, passed_over_yes=8)
    found = scales.double_sampled(0.40, 100, part)
    assert found.value == pytest.approx(0.4 * 18 / 20 + 0.6 * 8 / 20)
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (0.45, 0.73)


def test_the_worst_case_assumes_nothing_of_those_who_did_not_answer():
    """24 of 32 answers are positive, 8 of 40 people are silent: at worst 24 of 40 are, at best 24 + 8."""
    bounds = scales.worst_case(24 / 32, responded=32, population=40)
    assert (bounds.low, bounds.high) == pytest.approx((24 / 40, (24 + 8) / 40))


def test_weights_cost_answers():
    """Ten answers of weight 1 and ten of weight 3: (10 + 30)² / (10 + 90) = 16 answers, a design effect of 20/16."""
    assert scales.kish(10 * 1 + 10 * 3, 10 * 1 + 10 * 9) == 40**2 / 100
    assert scales.design_effect(20, 40, 100) == 20 / 16
    found = scales.weighted_share(30, 40, 100, 20)  # the ten heavy ones are positive
    assert (found.value, found.n) == (30 / 40, 20)
    assert found.interval == scales.wilson(0.75 * 16, 16)


def test_two_shares_differ_only_if_their_difference_is_clear_of_nothing():
    """Authority: Newcombe (1998), the example of 56/70 and 48/80 by method 10: .0524 to .3339."""
    found = scales.difference(56, 70, 48, 80)
    assert found.value == pytest.approx(56 / 70 - 48 / 80)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
