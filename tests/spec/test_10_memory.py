"""Memory: when will it be forgotten?

In March everybody heard the three priorities, and most could say them. By June a third can. Saying everything to
everybody every week bores those who know it and wears out those who say it; saying it once is forgotten. Asking beats
telling again, and asking at a distance beats asking in a row (spaced against massed retrieval, g = .74 over 29 studies,
Latimier and others 2021). So Fairlead asks each person one question, in under thirty seconds, shows the answer
afterwards, and picks the statement that this person is nearest to losing.

**A grade nobody gives themselves.** The answer is scored as in chapter 2: not named 1, partly 2, named 3, named in own
words with an example of one's own 4. What contradicts the statement is not named.

**The curve.** FSRS-6 (github.com/open-spaced-repetition/py-fsrs, MIT), with its authors' default parameters w0 to w20
for everybody. Stability S is the number of days after which nine in ten still recall; difficulty D runs from 1 to 10.

    R(t, S) = (1 + F·t/S)^(-w20), F = .9^(-1/w20) - 1 = .98035; t in whole days, less than one read as one
    wait    = S/F·(r^(-1/w20) - 1), to the nearest day, at least 1, at most the cap; r = .9
    first   S = w[G-1], D = w4 - e^(w5(G-1)) + 1
    kept    S' = S·(1 + e^w8 (11-D) S^(-w9) (e^(w10(1-R)) - 1)·[w15 if partly]·[w16 if in own words])
    lost    S' = min(w11 D^(-w12) ((S+1)^w13 - 1) e^(w14(1-R)), S/e^(w17·w18))
    again on the same day  S' = S·e^(w17(G-3+w18)) S^(-w19), never less than S unless it was not named
    D' = w7·D(4) + (1-w7)·(D - w6(G-3)(10-D)/9), held within 1 to 10

**What is ours.** No wait is longer than 45 days (30 to 60 may be chosen), so that each statement comes up twice a
quarter and one question a week suffices for six of them. A statement is *retired* for a person who named it three times
in a row, each on another day, once nine in ten would still name it after a quarter (S of 90 and more); it then comes
back twice a year, and anything but a named answer takes it back into practice. When the *substance* of a statement
changes, everybody starts anew, and who knew the old one is told that it changed. Repairs of a link or a slip of the pen
change nothing.

**The schedule is not the answer.** Messages go out in fixed slots, the same whatever anybody answered. What is due is
worked out when the person opens the page, and a page with nothing due tells a story. A trace is seen by its person alone.

**Nothing is fitted** to a person or a firm: a handful of answers each cannot carry twenty-one parameters, and a curve per
person would be a score per person. Whether the common curve holds in a firm can be looked up (`judge`).

**Limits.** The curve was trained on flashcards that people chose and graded themselves. That the gist of a plan is
forgotten by the same law is unproven. Widening gaps are not better for the memory than even ones (g = .03, not
significant, in the same 29 studies); they cost fewer questions. In a trial where people forget by this very curve
(`bench/practice.py`, eight statements, one question a week), practice by it is no better on average than each statement
in its turn (.74 and .75 of what could be recalled, in weeks 14 to 52); it is better for each person's weakest statement
(.75 against .52 at the end of the year). A raw chance of recall serves for ranking and is shown to nobody.
"""

from math import e, exp, log

import numpy as np
import pytest

from fairlead.core import memory
from fairlead.core.memory import Grade, Review, State, Trace
from fairlead.core.recall import Outcome

NOT, PARTLY, NAMED, OWN_WORDS = Grade
w = memory.PARAMETERS
F = 0.9 ** (-1 / w[20]) - 1


def answered(*answers: tuple[int, Grade]) -> Trace:
    """The trace after answers on days."""
    return memory.rebuild(Review(day, grade) for day, grade in answers)


def test_after_as_many_days_as_its_stability_nine_in_ten_still_recall_it():
    """F is made so: (1 + F)^(-w20) = .9. A trace of 10 days that is left for 100 comes down to .69, not to nothing."""
    assert round(F, 5) == 0.98035
    assert (
        memory.recall_after(10, stability=10)
        == pytest.approx((1 + F * 10 / 10) ** -w[20])
        == pytest.approx(0.9)
    )
    assert memory.recall_after(100, stability=10) == pytest.approx((1 + F * 100 / 10) ** -w[20])
    assert round(memory.recall_after(100, stability=10), 2) == 0.69


def test_the_grade_comes_from_the_scored_answer():
    """The scorer says what was named; that it was in own words, with an example, is said beside it."""
    assert [memory.grade(outcome) for outcome in (Outcome.NOT, Outcome.PARTLY, Outcome.NAMED)] == [1, 2, 3]
    assert memory.grade(Outcome.NAMED, own_words=True) == 4


def test_who_names_it_each_time_is_asked_after_2_11_and_45_days():
    """Without the cap it would be 46, then 163 and 497. The first stability is w2; the second, by hand, below."""
    first = answered((0, NAMED))
    assert (first.stability, memory.wait(first)) == (w[2], 2)
    d = w[4] - e ** (w[5] * 2) + 1
    r = (1 + F * 2 / w[2]) ** -w[20]
    kept = w[2] * (1 + exp(w[8]) * (11 - d) * w[2] ** -w[9] * (exp(w[10] * (1 - r)) - 1))
    second = answered((0, NAMED), (2, NAMED))
    assert second.stability == pytest.approx(kept)
    assert (round(kept, 2), memory.wait(second)) == (10.96, 11)
    third = answered((0, NAMED), (2, NAMED), (13, NAMED))
    assert (memory.interval(third.stability), memory.wait(third)) == (46, 45)
    assert [memory.interval(s) for s in (162.862, 497.447)] == [163, 497]


def test_who_misses_it_at_first_is_asked_after_1_2_6_17_and_44_days():
    """Authority: the intervals of py-fsrs 6.3.2 with its defaults, each answer on the day it is due."""
    trace, day, waits = answered((0, NOT)), 0, []
    for _ in range(5):
        waits.append(memory.wait(trace))
        day += waits[-1]
        trace = memory.review(trace, NAMED, day)
    assert waits == [1, 2, 6, 17, 44]


def test_who_loses_it_starts_near_the_beginning():
    """A trace of 46 days, missed when it was due: under three days are left, the first of two bounds by hand."""
    held = answered((0, NAMED), (2, NAMED), (13, NAMED))
    s, d = held.stability, held.difficulty
    r = (1 + F * 45 / s) ** -w[20]
    left = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(w[14] * (1 - r))
    lost = memory.review(held, NOT, 13 + 45)
    assert lost.stability == pytest.approx(left)
    assert left < s / exp(w[17] * w[18])
    assert (memory.wait(held), memory.wait(lost), lost.lapses) == (45, 3, 1)


def test_a_second_answer_on_one_day_adds_little_and_counts_for_no_streak():
    """S·e^(w17·w18)·S^(-w19), at least S: what was read a moment ago is easy to say."""
    once, twice = answered((0, NAMED)), answered((0, NAMED), (0, NAMED))
    factor = exp(w[17] * w[18]) * w[2] ** -w[19]
    assert twice.stability == pytest.approx(w[2] * max(factor, 1))
    assert (memory.wait(once), memory.wait(twice)) == (2, 2)
    assert (once.streak, twice.streak, twice.reviews) == (1, 1, 2)


def test_within_a_day_the_chance_is_that_after_one_day():
    """The curve gives 1 at t = 0, which no learner reaches: one day is the shortest time that it was fitted to."""
    trace = answered((0, NAMED))
    assert memory.recall_probability(trace, 0) == memory.recall_probability(trace, 1) < 1
    assert memory.recall_probability(Trace(), 0) is None  # never asked: nothing to say


def test_who_names_it_after_a_full_wait_has_learnt_it_and_is_seldom_asked_again():
    """Named on days 0, 2, 13 and 58, the last after the full 45: four in a row and S = 161. Then half a year of rest."""
    known = answered((0, NAMED), (2, NAMED), (13, NAMED), (58, NAMED))
    assert (known.state, known.streak, round(known.stability)) == (State.RETIRED, 4, 161)
    assert memory.due_day(known) == 58 + 180
    daily = answered((0, NAMED), (1, NAMED), (2, NAMED))  # three in a row, but of yesterday
    assert daily.state is State.LEARNING


def test_anything_but_a_named_answer_takes_it_back_into_practice():
    """At the check after half a year: named, it rests on; partly named, it is practised again; missed, from near the start."""
    known = answered((0, NAMED), (2, NAMED), (13, NAMED), (58, NAMED))
    named, partly, missed = (memory.review(known, grade, 238) for grade in (NAMED, PARTLY, NOT))
    assert [t.state for t in (named, partly, missed)] == [State.RETIRED, State.LEARNING, State.LEARNING]
    assert [memory.wait(t) for t in (named, partly, missed)] == [180, 45, 5]


def test_when_the_substance_changes_everybody_starts_anew():
    """Who knew the old one is told that it changed, until the new one is named. Who was never asked has nothing to unlearn."""
    known = answered((0, NAMED), (2, NAMED), (13, NAMED), (58, NAMED))
    anew = memory.restart(known, substance=2)
    assert (anew.state, anew.stability, anew.changed) == (State.NEW, None, True)
    assert not memory.restart(Trace(), substance=2).changed
    missed = memory.review(anew, NOT, 70)
    assert missed.changed
    assert not memory.review(missed, NAMED, 71).changed
    assert memory.restart(known, substance=1) == known  # a link was repaired


def test_first_what_changed_then_what_is_new_then_what_is_nearest_to_being_lost():
    """Five statements on day 40. One is not due, and is not asked about."""
    traces = {
        "call-back": answered((0, NAMED), (2, NAMED), (13, NAMED)),  # until day 58
        "no-day-hire": answered((0, NAMED), (2, NAMED)),  # until day 13
        "bad-news-first": answered((30, NOT)),  # until day 31
        "two-branches": Trace(),
        "no-waiting": memory.restart(answered((0, NAMED)), substance=2),
    }
    chances = {
        "no-day-hire": (1 + F * 38 / 10.964332) ** -w[20],
        "bad-news-first": (1 + F * 10 / w[0]) ** -w[20],
    }
    assert chances["bad-news-first"] < chances["no-day-hire"] < 0.9
    found = memory.due(traces, day=40)
    assert [one.statement for one in found] == ["no-waiting", "two-branches", "bad-news-first", "no-day-hire"]
    assert {one.statement: one.recall for one in found[2:]} == pytest.approx(chances)


def test_the_slot_is_the_same_whatever_was_answered():
    """Two people with a slot every seven days: one knows all, one misses all. Both are written to; only the page differs."""
    slots = range(0, 28, 7)
    pages = {}
    for name, grade in (("knows", OWN_WORDS), ("misses", NOT)):
        trace, pages[name] = Trace(), []
        for day in slots:
            waiting = memory.due({"call-back": trace}, day)
            pages[name].append(waiting[0].statement if waiting else "a story")
            trace = memory.review(trace, grade, day) if waiting else trace
    assert pages == {
        "knows": ["call-back", "a story", "call-back", "a story"],
        "misses": ["call-back", "call-back", "call-back", "call-back"],
    }


def test_millions_of_traces_go_where_one_goes():
    """The twin in numpy, here for three people over two days, against one trace at a time. Thousands more are tested so."""
    grades = np.array([[NAMED, NOT, OWN_WORDS], [PARTLY, NAMED, NOT]])
    traces = memory.new_traces(3)
    for day, given in zip((0, 2), grades, strict=True):
        traces = memory.review_many(traces, given, day)
    for person in range(3):
        alone = answered((0, Grade(grades[0, person])), (2, Grade(grades[1, person])))
        twin = traces.one(person)
        assert (twin.state, twin.streak, twin.lapses) == (alone.state, alone.streak, alone.lapses)
        assert (twin.stability, twin.difficulty) == pytest.approx(
            (alone.stability, alone.difficulty), rel=1e-12
        )


def test_a_log_can_be_gone_through_again():
    """What would have been predicted before each review, from those before it. Before the first there is nothing to say."""
    chances = memory.replay(days=[0, 2, 2, 13], grades=[3, 3, 1, 3])
    assert np.isnan(chances[0])
    assert chances[1] == pytest.approx((1 + F * 2 / w[2]) ** -w[20])
    assert chances[2] == pytest.approx(
        (1 + F * 1 / 10.964332) ** -w[20]
    )  # the same day, read as one day later
    bulk = memory.replay_many(cards=["b", "a", "b"], days=[0, 0, 2], grades=[3, 3, 3])
    assert bulk == pytest.approx([np.nan, np.nan, chances[1]], nan_ok=True)


def test_predictions_are_judged_against_the_best_constant():
    """Three of four recalled: the constant says .75. Mean of -ln(what was said of what came): by hand."""
    said, came = [0.9, 0.8, 0.9, 0.4], [1, 1, 1, 0]
    found = memory.judge(["a", "b", "c", "d"], said, came, rng=np.random.default_rng(1), bins=2)
    ours = -(log(0.9) + log(0.8) + log(0.9) + log(1 - 0.4)) / 4
    constant = -(3 * log(0.75) + log(1 - 0.75)) / 4
    assert (found.log_loss, found.constant_log_loss) == pytest.approx((ours, constant))
    assert found.gain.value == pytest.approx(constant - ours)
    assert (
        found.gain.interval.low < found.gain.value < found.gain.interval.high
    )  # cards drawn again and again
