"""Knowing: can people say it in their own words?

"I am clear about our priorities" is easily ticked. In one firm 84 % ticked it and fewer than a third could name two
(Sull, Homkes, Sull 2015, Harvard Business Review); over 124 organisations 28 % of executives and middle managers
could name three (Sull, Sull, Yoder 2018, MIT Sloan Management Review). So Fairlead asks an open question, "which
things matter most for us right now?", up to five lines, nothing to look up, and counts who names enough of the plan.
The distance between claim and recall is the *illusion gap*.

**Scoring.** For each answer and each priority a scorer says named, partly, contradicted or not. An answer is cut into clauses;
for each clause a small sentence encoder (all-MiniLM-L6-v2, run locally by numpy) tells how near its meaning is to the
priority, and that is held against its nearness to plans of other firms, to what any firm says, and to the other
priorities. Beside it stand words in common (stems, weighed by how rare they are elsewhere), letters in common, figures, and
cues: who denies, gives up, holds on to the old, hedges. Twenty such features go through a multinomial logistic regression

    P(outcome | x) ∝ exp(b + w·z),  z = (x - mean) / scale

fitted on forty invented plans. An outcome that is trusted less than .60 is *unsure*, counted as uncertain and left to a person;
*partly is never counted as named*, and who says the opposite does not name it. No score is shown to a reader. Without the
encoder's file, or where the plan is not in English, words alone decide: coverage c = Σ w·m / Σ w of the priority's words,
precision p, score = factor × (c + bonus · p · (1 - c)), named from .45, partly from .25.

**Learning.** Answers that people of the firm coded are anchors. What the scorer had wrong there is smoothed over answers that are like
them (a Gaussian process): p' = p + k(x) (K + σ² I)⁻¹ (y - p). A coded answer itself is judged by what the others taught, so
that it still tells how often the scorer errs.

**Chance.** The same answers are also read against *foils*, invented plans of other trades of the same length. If R
know the plan and R0 "know" a foil, the share beyond chance is (R - R0) / (1 - R0), the form of Cohen's kappa. It is
taken off where the scorer stands alone; a coded part knows of chance already, through its specificity.

**Error.** A scorer misses synonyms, fewer by meaning than by words. Where people coded all answers, their share
stands. Where they coded ten or more, what they found stands for the whole company, and the rest counts by how often
the scorer errs on those (double sampling, chapter 3; docs/adr/0013). In a unit, where they coded at least ten who
know the plan and ten who do not, the scorer's share is corrected by what they found: P = (R + Sp - 1) / (Se + Sp - 1)
(Rogan, Gladen 1978, Am J Epidemiol 107:71-76), with the interval of Lang and Reiczigel (2014, Prev Vet Med
113:13-22). Without coding the figure is *provisional*: from what was named, beyond chance, up to the named and
uncertain divided by the least that the scorer is trusted to find: .7 by meaning, .6 by words (docs/adr/0014).
Whether two people code alike is Cohen's kappa (1960, Educ Psychol Meas 20:37-46); under .60 it is called provisional
too.

**Limits.** Recall is not belief, and recited words are not understanding. How strictly one codes moves the level, so
the method is printed with the figure. Irony and another language than the plan's are not seen; half of what is said by
synonyms alone, and more than half of what contradicts without a word of denial, is missed without coding. How well the
scorer does is in [figures](recall-figures.md).
"""

import numpy as np
import pytest

from fairlead.core import plans, recall, scales
from fairlead.core.diagnosis.knowing import Knowing, known_estimate

NAMED, PARTLY, NOT, CONTRADICTED = 2, 1, 0, -1


def test_an_answer_names_a_priority_by_its_telling_words():
    """The words that matched are kept, so that a person can see why; words that stand in every plan name nothing."""
    plan = [
        ("call", "Every placement is called after one week."),
        ("pay", "Invoices are paid within ten days."),
    ]
    scorer = recall.StatementScorer(plan)
    answers = ["callng placements after 1 week", "growth, quality, happy customers"]
    assert scorer.score(answers).outcome.tolist() == [[NAMED, NOT], [NOT, NOT]]
    assert scorer.words("callng placements after 1 week", "call") == ("callng", "placements", "1", "week")


def test_what_is_denied_contradicts_and_what_is_hedged_is_partly_at_most():
    """Somebody who says the opposite does not know the plan; partly means half of it, or a hedge."""
    scorer = recall.StatementScorer([("pay", "Invoices are paid within ten days.")])
    answers = [
        "invoices paid in ten days",
        "we never pay an invoice in ten days",
        "something about invoices?",
    ]
    assert scorer.score(answers).outcome.ravel().tolist() == [NAMED, CONTRADICTED, PARTLY]


def test_synonyms_are_not_seen_and_not_guessed():
    """The same thought in other words is scored "not named". This is the scorer's main error, and why coding matters."""
    scorer = recall.StatementScorer([("call", "Every placement is called after one week.")])
    assert scorer.score(["phone the folks we found a job for"]).outcome.tolist() == [[NOT]]


def test_partly_is_uncertain_and_never_counts_as_named():
    """Five people, five priorities, three to name: two know it, one perhaps, so the share lies between 2/5 and 3/5."""
    people = np.array(
        [
            [NAMED, NAMED, NAMED, NOT, NOT],
            [NAMED, NAMED, NAMED, NAMED, PARTLY],
            [NAMED, NAMED, PARTLY, NOT, NOT],  # 2 named, 3 with the doubtful one
            [NAMED, PARTLY, NOT, NOT, NOT],
            [NOT, NOT, NOT, NOT, NOT],
        ],
        dtype=np.int8,
    )
    levels = recall.recall_levels(people, need=plans.needed(5))
    assert [recall.Level(level).name for level in levels] == ["NAMED", "NAMED", "UNCERTAIN", "NOT", "NOT"]
    assert recall.bound(levels) == (2 / 5, 3 / 5)


def test_the_same_answers_are_read_against_plans_of_other_firms():
    """A foil has as many priorities as the plan and none of its telling words. Here one of four answers hits a foil."""
    plan = plans.parse(
        "## Priorities\n- Every placement is called after one week.\n- Invoices are paid early.\n"
    )
    foils = recall.foils_for(plan)
    assert {len(foil.statements) for foil in foils} == {2}
    bakery = recall.Foil("bakery", (("a", "Bread is baked at night."), ("b", "Sell rye to schools.")))
    answers = ["call placements", "pay invoices early", "bread at night, rye for schools", "no idea"]
    scores = recall.StatementScorer(bakery.statements).score(answers)
    assert recall.share_by_chance(scores, [bakery], need=2) == 1 / 4
    assert recall.chance_corrected(0.40, 0.25) == pytest.approx((0.40 - 0.25) / (1 - 0.25))


def test_a_coded_part_corrects_the_share_for_what_the_scorer_misses():
    """People coded 60 answers: of 40 who know it the scorer found 24, of 20 who do not it rightly passed over 19.

    Authority: Rogan and Gladen's formula by hand. Of 200 answers the scorer named 30 %.
    """
    sensitivity, specificity = 24 / 40, 19 / 20
    corrected = recall.corrected_share(0.30, 200, recall.Coded(found=24, knows=40, spared=19, does_not=20))
    assert corrected.value == pytest.approx((0.30 + specificity - 1) / (sensitivity + specificity - 1))
    assert corrected.value == pytest.approx(0.25 / 0.55)
    alone = scales.wilson(0.30 * 200, 200)  # as if the scorer never erred: narrower, and it leaves .455 out
    assert alone.high - alone.low < corrected.interval.high - corrected.interval.low
    assert alone.high < corrected.value


def test_without_coding_the_figure_is_provisional_and_its_interval_wide():
    """30 of 100 named enough, 40 with what is uncertain, 5 % name a foil: the link stays open though .26 is low."""
    known = Knowing(3, (), (), (), (0.05, 0.05), recall.Coded(0, 0, 0, 0), by_hand=0, answered=100, foils=9)
    found = known_estimate(known, scales.share(30, 100), scales.share(40, 100), scales.share(30, 100))
    assert known.provisional
    assert found.value == pytest.approx((0.30 - 0.05) / (1 - 0.05))
    least, most = scales.wilson(30, 100).low, scales.wilson(40, 100).high
    assert found.interval.low == pytest.approx((least - 0.05) / 0.95)
    assert found.interval.high == pytest.approx((most - 0.05) / 0.95 / 0.6)
    assert found.interval.against(0.50) == "unknown"


def test_two_coders_agree_beyond_chance_or_are_called_provisional():
    """Authority: Cohen's form by hand. They agree on 35 of 50; by chance they would on 25 of 50."""
    table = np.array([[20, 5], [10, 15]])  # coder one: 25 yes, 25 no; coder two: 30 yes, 20 no
    observed, by_chance = (20 + 15) / 50, (25 * 30 + 25 * 20) / 50**2
    kappa = recall.cohens_kappa(table)
    assert kappa.value == pytest.approx((observed - by_chance) / (1 - by_chance))
    assert kappa.value == pytest.approx((0.70 - 0.50) / 0.50)
    assert kappa.caveats == ("provisional: under 0.60",)
