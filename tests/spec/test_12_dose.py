"""Dose: what goes with telling it more?

"We must say it over and over." How often was it said, to whom, and is there any sign that it helps? The branch that was
told seven times knows the plan, and it may have known it before anybody said a word. So each branch is compared with
itself, from one pulse to the next, and with the other branches only in what changed.

**The dose.** A telling is one occasion on which a statement was put before people; the same statement on the same day,
by the same channel and person, to the same people is one. What a unit is told reaches those below it; what everybody is
told reaches all. The doses are *never, once, three, seven times*, which are the steps 0, 1, 2, 3 of log2(1 + tellings):
each costs twice as much saying as the one before. A *contact* is one person at one telling.

**What counts before which pulse.** The days after the pulse before, up to the day of this one; before the first pulse as
many days again. A pulse ends on the day that `[pulses]` in fairlead.toml states, else on the last day of the month or
quarter in its name.

**The comparison.** For a sentence (or the item *reached*) in a unit, with k of n answers positive in one pulse and k' of
n' in the next,

    y = logit(k'/n') - logit(k/n), logit = log((k + 1/2)/(n - k + 1/2))     (Haldane 1956; Gart, Zweifel 1967)
    x = steps told before the later pulse - steps told before the earlier one
    y = a + b·x, an a of its own for each sentence and pair of pulses; weight n·n'/(n + n')

e^b is what a step multiplies the odds by. Answers from one unit are no independent witnesses, so the interval comes from
leaving out each of the G units in turn: V = (G-1)/G·Σ(b without the unit - b)² (the jackknife over
clusters: Bell, McCaffrey 2002; MacKinnon, Nielsen, Webb 2023). A few units that were told much more than the others say most
of it, so Student's t is on 1/Σh² - 1, h the share of what the doses differ by that a unit carries (Satterthwaite 1946; Carter,
Schnepel, Steigerwald 2017); where all carry the same that is G - 1. *Reached* and *known* are looked at together, so each
interval is at the level √.95 = 97.5 %.

**Privacy.** Every k and n is a released one (chapter 5): units under five are hidden, counts are told in steps. No unit's
two shares are printed beside one another. Practice is never looked at. Opens and clicks are not stored.

**Cannot tell** is said with under eight units in both pulses, where all units were told the same, or where more than
six tenths of what the doses differ by is one unit's.

**How often it is right** (`make prove`; invented companies of 8 to 120 units, counts released as in a report). At the
95 % level, without a link, 2.5 % of the companies hear of one with 8 units, 4.6 % with 16 or 40, 4.8 % with 120 units of ten
answers (2,000 to 10,000 companies each; with t on G - 1 it was up to 5.8 %, which `make prove` had found). A step that goes
with 1.5 times the odds lies within the interval in 95 companies of a hundred; it is told from none in one of six with 8 units
and in nearly one of two with 16.

**Limits.** It says *goes with*, never why. Somebody chose where to tell more. If it was where less was known, those units
rise by themselves when asked again (regression to the mean), and in such companies a link is heard of in about one of four
though none is there; so a warning stands beside it whenever the dose goes with the share before (correlation of .3 and
more within a sentence), which it does in nine of ten of them. Strong links are understated where units are small: with
fourteen answers a unit, 2.2 times the odds a step comes out as 1.9, with eight as 1.6. The scorer of own words errs alike
in both pulses, and that is all that is asked of it here. What was told outside the record is not in it.
"""

from itertools import pairwise

import numpy as np
import pytest

from fairlead.core import dose
from fairlead.core.dose import Cells, associate, slope
from fairlead.core.recall import Held, StatementScorer


def two_pulses(before, after, told, n=100):
    """One sentence in as many units as there are shares."""
    unit, bases = np.arange(len(told)), np.full(len(told), float(n))
    return Cells(unit, unit * 0, np.array(before), bases, np.array(after), bases, np.array(told, dtype=float))


def test_never_once_three_and_seven_times_are_equal_steps():
    """log2(1 + 0, 1, 3, 7) = 0, 1, 2, 3: from three to seven is as far as from never to once."""
    assert [dose.step(n) for n in (0, 1, 3, 7)] == [0, 1, 2, 3]
    assert [dose.band(n) for n in (0, 1, 2, 3, 6, 7)] == ["never", "once", "once", "three", "three", "seven"]


def test_the_odds_of_a_step_are_read_off_two_kinds_of_units():
    """Told nothing more: 50 of 100 stay 50. A step more: 50 become 75, odds of 1 become odds of 3 (75½ to 25½)."""
    found = slope(two_pulses([0.5] * 4, [0.5, 0.5, 0.75, 0.75], [0, 0, 1, 1]))
    assert np.exp(found.value) == pytest.approx(75.5 / 25.5)
    assert found.error == pytest.approx(0, abs=1e-12)


def test_a_unit_that_always_knew_is_not_credited():
    """Nine branches know it well and were told seven times before either pulse: their dose did not change, nor did they."""
    knew = two_pulses([0.9] * 9, [0.9] * 9, [0] * 9)
    assert associate("known", "can name it", knew).id == "cannot-tell"
    assert "every unit was told the same" in associate("known", "can name it", knew).says


def test_the_interval_comes_from_leaving_out_one_unit_at_a_time():
    """Four units, doses 0, 0, 1, 1: b is the mean rise of the last two less that of the first two."""
    cells = two_pulses([0.5] * 4, [0.5, 0.6, 0.7, 0.8], [0, 0, 1, 1])
    y = cells.change
    without = [y[2:].mean() - y[1], y[2:].mean() - y[0], y[3] - y[:2].mean(), y[2] - y[:2].mean()]
    b = y[2:].mean() - y[:2].mean()
    assert slope(cells).value == pytest.approx(b)
    assert slope(cells).error == pytest.approx(np.sqrt(3 / 4 * sum((one - b) ** 2 for one in without)))


def test_answers_of_one_unit_are_not_independent_witnesses():
    """The same counts in 40 units or gathered in 8: with fewer units the interval is wider, however many answered."""
    rng = np.random.default_rng(4)
    told = np.tile([0, 1, 2, 3], 10)
    many = two_pulses([0.5] * 40, 1 / (1 + np.exp(-0.4 * told - rng.normal(0, 0.5, 40))), told)
    few = Cells(many.unit % 8, many.stratum, many.before, many.n_before, many.after, many.n_after, many.dose)
    widths = [slope(cells).interval().high - slope(cells).interval().low for cells in (many, few)]
    assert widths == sorted(widths)


def test_what_counts_before_a_pulse_begins_on_the_day_after_the_one_before():
    """June to July are 31 days, so 31 days count before June as well; no day counts twice."""
    from datetime import date, timedelta

    around = dose.windows(["june", "july"], {"june": date(2026, 6, 30), "july": date(2026, 7, 31)})
    assert around[0].until - around[0].since == timedelta(days=30) == around[1].until - around[1].since
    assert all(later.since == earlier.until + timedelta(days=1) for earlier, later in pairwise(around))


def test_who_holds_the_old_sentence_is_one_of_four_kinds():
    """Scored against the sentence that was and the one that is: the old one, the present one, both, or neither."""
    sentences = [("was", "Open a branch in every county."), ("now", "Fill every night shift by noon.")]
    held = Held(StatementScorer(sentences), [("was", "now")])
    said = ["a branch in every county", "fill every night shift by noon", "free cake"]
    both = said[0] + "\n" + said[1]
    assert held.kinds([*said, both])[:, 0].tolist() == [3, 1, 0, 2]
