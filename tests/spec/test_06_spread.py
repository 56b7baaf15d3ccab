"""One-off or widespread: is it this branch, or is it us?

A branch loses half of its people. Before anyone drives there, one question: would chance, and the way in which
branches of this firm differ anyhow, have brought such a branch now and then? With twenty branches one of them is
always the worst. Fairlead calls a unit a *one-off* only if it lies outside limits that all units keep together 95
times in 100, calls the matter *widespread* only against a base that was stated beforehand, and else says that it
cannot tell. It makes no league tables.

**Limits for all units at once.** Unit i has k of n. Its true share is taken as drawn from a beta distribution, so
that units may differ by nature; how much they do is learnt from the *other* units, over every prior that these leave
plausible, not from one best guess (a fitted prior alone raises false alarms in over 5 % of firms with ten units).
That predicts a beta-binomial law for unit i. Each tail is (1 - .95^(1/G)) / 2 over G units (Šidák 1967, JASA
62:626-633). It is the funnel plot (Spiegelhalter 2005, Stat Med 24:1185-1202) with over-dispersion, honest about how
little few units say of it. A report that compares units on m questions takes .95^(1/m) in place of .95, so that one quiet
firm in twenty hears a false alarm over all of them ([measured](operating-characteristics-alarms.md)); and a count
told in steps that may be none is read as none where limits are drawn, or units would look more alike than they are.

**Shrinkage.** A unit's share is shown drawn towards the others, (k + a) / (n + a + b) averaged over the plausible
priors, the further the fewer answers it has. **False discovery.** Where many units are set against one cut,
p(i)·m/i over the ranked p (Benjamini, Hochberg 1995, JRSS B 57:289-300) keeps false calls to 5 % of all calls; where a
call does not stand, the interval is widened over the cut and the unit is left open.

**Widespread** needs three things: a base stated before anyone looked (`[base]` in the mapping file), the company's
whole interval above it, and at least nine units of ten thought to lie above it too. **One-off** needs one unit above
its limits and no other outside. Under ten units it is always *cannot tell*: fewer cannot say how much units differ by
nature.

**A reason** that was declared beforehand can be set against its base by the binomial tail P(X ≥ x) (in the library;
the report ranks reasons, chapter 8). Chosen after reading the answers, the same figure means nothing.

**Limits.** A unit inside its limits is not shown to be sound, only not told from the rest. A true outlier in a small
unit is seldom found. Units that lie outside may have other work, other pay, another town: the limits say where to
look, not why.
"""

from math import comb

import numpy as np
import pytest

from fairlead.core import spread


def test_one_unit_far_out_is_a_one_off():
    """Eleven branches lose 2 of 10, one loses all 10. Its limit, drawn from the eleven, is 7; no other lies outside."""
    left, people = [2] * 11 + [10], [10] * 12
    limits = spread.simultaneous_limits(left, people)
    assert (limits.high[-1], limits.outside.tolist()) == (7, [0] * 11 + [1])
    found = spread.one_off_or_widespread(left, people, names=[f"Branch {c}" for c in "ABCDEFGHIJKL"])
    assert found.id == "one-off"
    assert found.says == "Branch L stands out: more than the other 11 units lead one to expect."


def test_the_worst_of_many_is_no_one_off():
    """A branch that loses 6 of 10 where the others lose 2: alone against 20 % it would be flagged, among twelve it is not.

    Authority: the binomial tail by hand, P(X ≥ 6 | 10, .2) = .0064. The limits also allow for branches that differ by nature.
    """
    tail = sum(comb(10, x) * 0.2**x * 0.8 ** (10 - x) for x in range(6, 11))
    assert round(tail, 4) == 0.0064
    assert spread.funnel_flags(10, 0.2)[1] == 6
    together = spread.simultaneous_limits([2] * 11 + [6], [10] * 12)
    assert not together.outside.any()


def test_where_units_differ_by_nature_more_is_expected_of_each():
    """Twelve branches anywhere between 0 and 10 of 10: in such a firm nobody stands out, not even the one with all."""
    left = [0, 5, 10, 3, 8, 1, 7, 9, 2, 6, 4, 10]
    assert spread.fit_prior(left, [10] * 12).overdispersion > 0.2
    assert spread.simultaneous_limits(left, [10] * 12).high.tolist() == [10] * 12


def test_widespread_is_said_against_a_base_that_was_stated_beforehand():
    """Every branch loses half where 15 % was stated. Without the statement the same figures say nothing."""
    found = spread.one_off_or_widespread([5] * 12, [10] * 12, base=0.15)
    assert (found.id, found.company.value, found.company.n) == ("widespread", 5 * 12 / 120, 120)
    assert found.company.interval.low > 0.15
    assert spread.one_off_or_widespread([5] * 12, [10] * 12).id == "cannot-tell"


def test_under_ten_units_it_cannot_be_told():
    """Nine branches, of which one loses all ten people: nine are too few to know how much branches differ."""
    found = spread.one_off_or_widespread([0] * 8 + [10], [10] * 9, base=0.15)
    assert found.id == "cannot-tell"
    assert found.says == "Only 9 units can be compared; under 10 it cannot be told whether one stands out."


def test_a_small_unit_is_drawn_further_towards_the_others():
    """4 of 5 and 40 of 50 are both 80 %, and the other twelve units lie at 25 %. Five answers weigh less than fifty.

    Authority: the conjugate form (k + a) / (n + a + b) with the prior fitted to all units, which it comes close to.
    """
    k, n = np.array([4, 40] + [10] * 12), np.array([5, 50] + [40] * 12)
    few, many = spread.shrink(k, n)[:2]
    assert few.raw == many.raw == 4 / 5
    assert 0.25 < few.estimate.value < many.estimate.value < 0.80
    prior = spread.fit_prior(k, n)
    a, b = prior.mean * prior.size, (1 - prior.mean) * prior.size
    conjugate = [(4 + a) / (5 + a + b), (40 + a) / (50 + a + b)]
    assert [few.estimate.value, many.estimate.value] == pytest.approx(conjugate, abs=0.05)


def test_of_many_calls_few_are_false():
    """Four comparisons: p(i) × 4 / i, then no larger than any after it. Authority: Benjamini and Hochberg's form by hand."""
    adjusted = spread.false_discovery([0.004, 0.020, 0.028, 0.200])
    assert adjusted.tolist() == pytest.approx([0.004 * 4 / 1, 0.028 * 4 / 3, 0.028 * 4 / 3, 0.200 * 4 / 4])
    assert (adjusted <= 0.05).sum() == 3
    assert (np.array([0.004, 0.020, 0.028, 0.200]) * 4 <= 0.05).sum() == 1  # Bonferroni would keep one


def test_a_reason_declared_beforehand_is_set_against_its_base():
    """3 of 10 leavers name a reason that 4 % were expected to name. Authority: the binomial law by hand, .00621."""
    fewer = sum(comb(10, x) * 0.04**x * 0.96 ** (10 - x) for x in range(3))
    assert spread.reason_surge(3, leavers=10, base=0.04) == pytest.approx(1 - fewer)
    assert round(1 - fewer, 5) == 0.00621
