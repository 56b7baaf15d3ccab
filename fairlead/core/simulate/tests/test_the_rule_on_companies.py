"""The rule on invented companies: never a wrong cause in small ones; a rule that is broken on purpose is found out."""

from types import SimpleNamespace as Box

import pytest
from scipy.stats import binom

from fairlead.core.diagnosis import judge as chain_of
from fairlead.core.simulate import (
    KINDS,
    along,
    curve,
    curve_page,
    exact_coverage,
    false_alarms,
    in_companies,
    intervals_page,
    operating_characteristics,
    simulate,
    truth_of,
)
from fairlead.core.simulate.alarms import Quiet
from fairlead.core.simulate.outcomes import Outcome, judge, true_share
from fairlead.core.values import Status
from fairlead.core.verdict.rule import LINKS, decide

H, F, U = Status.HOLDS, Status.FAILS, Status.UNKNOWN
SOUND = dict.fromkeys(LINKS, H)
SMALL = ("holds", "did-not-land", "not-connected", "not-lived", "not-believed+not-lived")


def unknown_as_holding(folder):
    """The rule, broken on purpose."""
    found = chain_of(folder)
    chain = {link.link: H if link.status is U else link.status for link in found.links}
    links = [Box(link=link, status=status, measures=()) for link, status in chain.items()]
    return Box(verdict=decide(chain), links=links)


def test_no_company_of_twenty_is_told_a_wrong_cause():
    table = operating_characteristics(SMALL, [20], runs=2, seed=11, odds=[1.0, 2.0])
    assert [run for run in table.runs if run.outcome is Outcome.WRONG] == []


def test_a_rule_that_takes_unknown_for_holding_is_found_out():
    table = operating_characteristics(SMALL, [20], runs=2, seed=11, diagnose=unknown_as_holding)
    assert sum(run.outcome is Outcome.WRONG for run in table.runs) >= 4


def test_of_sixty_people_the_cause_is_found():
    table = operating_characteristics(["not-lived", "not-connected"], [60], runs=2, seed=11)
    assert all(run.outcome is Outcome.RIGHT for run in table.runs)


def test_at_all_odds_the_same_company_answers():
    table = operating_characteristics(["not-lived"], [60], runs=1, seed=4, odds=[1.0, 2.0])
    assert [run.odds for run in table.runs] == [1.0, 2.0]
    one, two = (
        simulate(cause="not-lived", people=60, seed=4, bias_odds=odds).tables["people"] for odds in (1.0, 2.0)
    )
    assert one.equals(two)


@pytest.mark.parametrize(
    ("cause", "expected", "breaks"),
    [
        ("not-believed+not-lived", "not-believed", {"believed", "lived"}),
        ("not-lived+pay", "not-lived", {"lived"}),
        ("believed@-0.25", "not-believed", {"believed"}),
        ("believed@-0.1", "no-break-found", set()),
        ("believed@0.3", "holds", set()),
    ],
)
def test_a_truth_can_hold_two_causes_or_one_link_at_a_distance(cause, expected, breaks):
    truth = truth_of(cause)
    assert truth.expected == expected
    assert {link for link in LINKS if truth.breaks(link)} == breaks


@pytest.mark.parametrize("cause", ["plan@-0.1", "believed@far", "believed@0.6", "weather@0.1"])
def test_a_link_that_cannot_lie_there_is_refused(cause):
    from fairlead.core.simulate import UnableToSimulate

    with pytest.raises(UnableToSimulate, match="is no link at a distance from its cut"):
        truth_of(cause)


@pytest.mark.parametrize(
    ("offset", "said", "outcome"),
    [(-0.05, U, "right"), (-0.05, F, "early"), (-0.05, H, "wrong"), (0.05, F, "wrong"), (0.05, H, "early"),
     (-0.2, F, "right"), (-0.2, U, "cannot-tell"), (-0.2, H, "wrong"), (0.2, H, "right"), (0.2, F, "wrong")],
)  # fmt: skip
def test_in_the_dead_zone_cannot_tell_is_right_and_only_the_other_side_is_wrong(offset, said, outcome):
    chain = SOUND | {"lived": said}
    assert judge(truth_of(f"lived@{offset}"), decide(chain).id, chain).value == outcome


def test_a_link_at_a_distance_lies_there_in_the_company_itself():
    assert true_share(truth_of("lived@-0.05"), "lived", 200) == 110 / 200
    assert true_share(truth_of("lived@0.05"), "lived", 60) == 39 / 60


def test_the_curve_counts_what_was_said_of_its_link():
    def says(folder):
        chain = SOUND | {"believed": F}
        return Box(
            verdict=decide(chain), links=[Box(link=k, status=v, measures=()) for k, v in chain.items()]
        )

    table = operating_characteristics(along("believed", [-0.2, 0.05]), [20], runs=2, diagnose=says)
    far, near = curve(table)
    assert (far.truth, far.right.count, far.wrong.count) == (F, 2, 0)
    assert (near.truth, near.right.count, near.wrong.count) == (U, 0, 2)
    assert "| +0.05 | 100% | 0% | 0% | 0 % [0–66] | 100 % [34–100] |" in curve_page([far, near], seed=1)


def test_of_each_interval_it_is_known_whether_it_holds_the_truth():
    table = operating_characteristics(["not-lived"], [60], runs=2, seed=3, coded=20)
    (held,) = in_companies(table)
    assert (held.scales.runs, held.recall.runs) == (12, 2)  # six constructs and recall, in two companies
    assert held.scales.count >= 9
    page = intervals_page(exact_coverage([20, 60]), [held], seed=3)
    assert "| 20 | 14 |" in page
    assert "| 60 | 1 |" in page


def test_quiet_firms_seldom_hear_an_alarm():
    """The kind that alarmed most before all questions were looked at together: 40 firms; 21 % would bring 8 or more.

    With 5 % more than 5 alarms come once in 60 times (binomial)."""
    (found,) = false_alarms([KINDS[3]], firms=40, seed=2)
    assert found.standing_out.count <= binom(40, 0.05).ppf(0.98)
    assert found.one_off.count <= found.standing_out.count


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_at_most_one_quiet_firm_in_twenty_hears_an_alarm(kind: Quiet):
    """400 firms a kind, seeds that nothing was tuned on; two standard errors of the count are allowed."""
    (found,) = false_alarms([kind], firms=400, seed=77)
    assert found.standing_out.value <= 0.05 + 2 * (0.05 * 0.95 / 400) ** 0.5
    assert found.one_off.value <= 0.05 + 2 * (0.05 * 0.95 / 400) ** 0.5
