"""Recall by itself: counts that one makes by hand, as the rules of a release let them be told."""

import pytest

from fairlead.core.diagnosis.recalling import NoPriorities, Spoken, recalled
from fairlead.core.plans import parse
from fairlead.core.recall import Outcome

PLAN = parse(
    "## Priorities\n- Ring everyone we place. {#ring}\n- Get paid in thirty days. {#paid}\n- Open a branch in Hull. {#hull}"
)
BOTH, ONE, NONE = "ring everyone we place\nget paid in thirty days", "get paid in thirty days", "free fruit"


def found(*texts, plan=PLAN, **options):
    return recalled(
        plan, [one if isinstance(one, Spoken) else Spoken(one) for one in texts], None, **options
    )[0]


def test_the_counts_are_those_that_one_makes_by_hand():
    made = found(*[BOTH] * 10, *[ONE] * 8, *[NONE] * 12)
    assert [(p.id, p.counts["named"]) for p in made.priorities[:2]] == [("ring", 10), ("paid", 18)]
    assert (made.need, made.base) == (2, "30")
    assert made.enough.value == pytest.approx(10 / 30)
    assert made.flags["listed"].low <= 12 <= made.flags["listed"].high


def test_the_interval_is_wilsons_at_either_end():
    made = found(*[BOTH] * 10, *[NONE] * 20)
    assert made.enough.interval.low == pytest.approx(
        0.1923, abs=1e-3
    )  # R: prop.test(10, 30, correct = FALSE)
    assert made.possible >= made.enough.value


def test_an_empty_answer_is_no_answer_and_i_do_not_know_is_one():
    assert found(*[BOTH] * 20, *["-"] * 5, *["no idea"] * 5).base == "25"


def test_what_people_coded_holds_over_the_scorer():
    coded = [Spoken(NONE, {"hull": Outcome.NAMED})] * 10
    made = found(*coded, *[BOTH] * 15)
    assert made.by_hand == 10
    hull = next(p for p in made.priorities if p.id == "hull")
    assert hull.counts["named"] == 10


def test_in_part_coded_by_people_is_open_and_the_opposite_is_not_named():
    partly, opposite = Spoken("a", {"hull": Outcome.PARTLY}), Spoken("b", {"hull": Outcome.CONTRADICTED})
    hull = found(
        *[partly] * 6, *[opposite] * 7, *[Spoken("c", {"hull": Outcome.NAMED})] * 8, *[Spoken("d", {})] * 9
    ).priorities[2]
    assert hull.counts == {"named": 8, "open": 6, "not": 16}
    assert hull.opposite.low <= 7 <= hull.opposite.high


def test_a_priority_of_which_few_would_know_with_all_that_is_open_did_not_land():
    said = (
        [Spoken("a", {"hull": Outcome.NAMED})] * 4
        + [Spoken("b", {"hull": Outcome.PARTLY})] * 5
        + [Spoken("c", {"ring": Outcome.NAMED})] * 40
    )
    landed = {p.id: p.landed for p in found(*said).priorities}
    assert landed["hull"] is False
    assert landed["ring"] is True


def test_a_plan_without_priorities_is_refused_in_a_sentence():
    with pytest.raises(NoPriorities, match="has no priorities"):
        found(BOTH, plan=parse("---\ncompany: Oak\n---\n## Purpose\n- Be there."))


def test_who_could_have_answered_makes_the_interval_narrower():
    wide, narrow = found(*[BOTH] * 15, *[NONE] * 15), found(*[BOTH] * 15, *[NONE] * 15, population=32)
    assert narrow.priorities[0].named.interval.low > wide.priorities[0].named.interval.low
