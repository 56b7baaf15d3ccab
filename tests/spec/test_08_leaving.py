"""Leaving: what do those who left say, and what follows from it?

"People leave because they do not see where we are going": Fairlead was begun to find out whether that is so in *this*
firm. It is the question on which most is claimed and least is known. So here the report is at its most careful. It
ranks the reasons that leavers gave, says whether the first of them is really first, sets each raw gap beside the same
step with the other questions in the model, and says in plain words what cannot be read from any of it.

**Reasons** are counted as families (pay, career, manager, workload, direction, …); *direction* gathers no plan, not
told, not lived, keeps changing and promise broken. A leaver may name several, so shares add up to more than 100 %;
one may be primary. The base is leavers with a coded reason; the others, and those who were sent away, are counted
aside. A form that did not offer direction says nothing of it. The first reason is called first only if Newcombe's
interval for paired shares (1998) of its distance to the second lies above nothing. The same people name both; how many name
both is not released, so the worst case is taken, that as few do as can be: "really first" is never said too soon.

**The raw gap beside the model.** Those who were told stay more often. Perhaps the same people are paid better. For
each question the report shows the plain difference in the share who mean to stay, and beside it the odds ratio from a
logistic model with all questions in it, fitted to grouped counts; with few cases Firth's penalty (1993, Biometrika
80:27-38) and profile intervals are used. A gap is shown where 20 people or more answered either way; without a
question on pay the report says to read nothing into it.

**What may not be claimed.**

- That repeating a direction makes people stay. The nearest field evidence on real leaving concerns clear *roles*, in one agency
  of 45 offices (Hassan 2013); the much-quoted figures are vendors' cross-sections.
- That intent is exit. Over 180 agencies the two were distinct and had different predictors (Cohen, Blake, Goodman 2016).
- That the reason given is the reason. At the door people are polite: asked again months later, they give others (Feinberg,
  Jeppeson 2000). "Unclear direction" is also a safe, impersonal thing to say.
- That those who answered speak for those who did not: in one study refusers were the readier to leave, in another the
  discontented were the readier to answer.
- That a small firm can see the effect of what it did. To see a fall from 20 to 10 % in a year takes about 200 people an arm.

So Fairlead says *goes with*. It gives no score to any person, reads no mood, and is tied to nobody's pay.
"""

from math import sqrt

import pytest

from fairlead.core import scales
from fairlead.core.anonymity import Rules
from fairlead.core.diagnosis.leaving import ExitCounts, leaving


def test_reasons_are_families_and_a_leaver_may_name_several():
    """40 of 50 leavers have a coded reason; 24 name pay and 20 direction, so four at least named both."""
    found = leaving(ExitCounts(coded=40, uncoded=10, named={"pay": 24, "direction": 20}, primary={}), Rules())
    assert [(r.family, r.named.value) for r in found.reasons] == [("pay", 24 / 40), ("direction", 20 / 40)]
    assert sum(r.named.value for r in found.reasons) == pytest.approx(1.10)
    assert (found.leavers, found.uncoded) == (40 + 10, 10)


def test_the_first_reason_is_called_first_only_when_it_is():
    """Of 200, 100 name pay and 60 direction: apart. Of 20, 10 and 6, the same shares: it cannot be told."""
    many = leaving(ExitCounts(200, 0, {"pay": 100, "direction": 60}, {}), Rules())
    few = leaving(ExitCounts(20, 0, {"pay": 10, "direction": 6}, {}), Rules())
    assert many.first == "“pay” is really first: it is named more often than “direction”."
    assert few.first == "It cannot be told whether “pay” or “direction” is first."
    # At the worst nobody names both: 100 and 60 of 200, 10 and 6 of 20.
    apart, close = scales.paired_difference(0, 100, 60, 40), scales.paired_difference(0, 10, 6, 4)
    assert apart.interval.low > 0 > close.interval.low


def test_it_is_said_where_direction_stands_even_when_it_is_not_first():
    """The question that brought the reader here gets its own sentence, with how many reasons are named more often."""
    found = leaving(ExitCounts(50, 0, {"pay": 30, "career": 20, "direction": 10}, {}), Rules())
    assert (
        found.direction == "Direction is named by 11% to 33% of the leavers (reasons named more often: 2)."
    )  # 10 of 50
    silent = leaving(ExitCounts(50, 0, {"pay": 30}, {}), Rules())
    assert silent.direction.startswith(
        "No leaver is recorded as naming direction; if the form did not offer it"
    )


def test_few_leavers_are_protected_like_few_answers():
    """Two who name health stay unseen; under five leavers no reason is shown; eleven are told as 10-14."""
    found = leaving(ExitCounts(50, 0, {"pay": 30, "health": 2}, {}), Rules())
    assert [(r.family, r.named is None) for r in found.reasons] == [("pay", False), ("health", True)]
    assert leaving(ExitCounts(4, 0, {"pay": 4}, {}), Rules()) is None
    assert leaving(ExitCounts(11, 0, {"pay": 6}, {}), Rules()).reasons[0].named.base == "10-14"


def test_a_raw_gap_can_vanish_when_pay_is_in_the_model():
    """Who is well paid is told more often here. 72 of 100 who were told mean to stay, 48 of 100 who were not: 24 points.

    At equal pay the told and the untold stay alike: 80 % and 80 %, 40 % and 40 %. Authority: the saturated table by hand.
    """
    told_and_paid = [[1, 1], [0, 1], [1, 0], [0, 0]]
    people, stay = [80, 20, 20, 80], [64, 16, 8, 32]
    raw = scales.difference(64 + 8, 80 + 20, 16 + 32, 20 + 80)
    assert raw.value == pytest.approx(0.72 - 0.48)
    assert raw.interval.low > 0
    model = scales.fit(told_and_paid, people, stay, names=["told", "pay"])
    assert model.odds_ratio("told").value == pytest.approx(1)
    assert model.odds_ratio("pay").value == pytest.approx((0.8 / 0.2) / (0.4 / 0.6))


def test_a_gap_can_also_remain_and_still_be_no_more_than_a_going_together():
    """Told 80 and 40 % at either pay: the odds ratio is (.8/.2) / (.4/.6) = 6, and nobody was told by the toss of a coin."""
    told_and_paid = [[1, 1], [0, 1], [1, 0], [0, 0]]
    model = scales.fit(told_and_paid, [50] * 4, [40, 20, 40, 20], names=["told", "pay"])
    told = model.odds_ratio("told")
    assert told.value == pytest.approx((0.8 / 0.2) / (0.4 / 0.6))
    assert told.interval.low > 1
    found = leaving(ExitCounts(40, 0, {"direction": 20}, {}), Rules())
    assert found.caveats[1].startswith(
        "What leavers name goes with leaving; whether it made them leave cannot"
    )


def test_a_small_firm_cannot_see_the_effect_of_what_it_did():
    """A fall from 20 to 8 % among 25 people is 5 leavers and then 2: within chance. Among 200 an arm, 20 to 10 % is not.

    Authority: the usual formula for two shares, (z √(2 p̄ q̄) + z' √(p1 q1 + p2 q2))² / (p1 - p2)², at 5 and 80 %.
    """
    small, large = scales.difference(5, 25, 2, 25), scales.difference(40, 200, 20, 200)
    assert small.interval.low < 0 < large.interval.low
    arm = (1.96 * sqrt(2 * 0.15 * 0.85) + 0.8416 * sqrt(0.2 * 0.8 + 0.1 * 0.9)) ** 2 / (0.2 - 0.1) ** 2
    assert round(arm) == 199
