"""When a link fails, holds, or is left open: docs/adr/0013."""

from datetime import date

import numpy as np
import pytest

from fairlead.core.diagnosis.cuts import CUTS, DEAD_ZONE
from fairlead.core.diagnosis.planned import plan_link
from fairlead.core.diagnosis.records import sent_link
from fairlead.core.diagnosis.statuses import exact, of_estimate, together
from fairlead.core.plans import parse
from fairlead.core.scales import share
from fairlead.core.simulate.response import chances
from fairlead.core.values import Status

HOLDS, FAILS, UNKNOWN = Status.HOLDS, Status.FAILS, Status.UNKNOWN
PLAN = parse(
    "## Priorities\n"
    '- Every placement is called after one week.  {#call owner="Leads" due=2027-03-31 measure="called" target=95%}\n'
    '- Pay each invoice within ten days.  {#pay owner="Ada" due=2027-03-31 measure="paid" target=95%}\n'
    '- Open a branch in Linden.  {#linden owner="Tom" due=2027-03-31 measure="open" target=1}\n'
    "## Not doing\n- No temp contracts under a week.  {#no-day-hire}\n"
)
TODAY = date(2026, 10, 31)


@pytest.mark.parametrize("cut", sorted(set(CUTS.values())))
def test_within_ten_points_of_its_cut_no_share_decides_however_many_answered(cut):
    for hundredths in range(101):
        value = hundredths / 100
        found = of_estimate(share(round(value * 100_000), 100_000), cut)
        assert found is (UNKNOWN if abs(round((value - cut) * 100)) < 10 else HOLDS if value > cut else FAILS)
        assert exact(value, cut) is found


def test_beyond_the_dead_zone_the_interval_still_has_to_leave_out_the_cut():
    assert of_estimate(share(7, 20), 0.50) is UNKNOWN  # .35, but .18 to .57
    assert of_estimate(share(70, 200), 0.50) is FAILS


@pytest.mark.parametrize(("answering", "moved"), [(0.7, 0.051), (0.5, 0.086), (0.45, 0.095)])
def test_at_odds_of_two_no_share_moves_as_far_as_the_dead_zone_if_45_percent_answer(answering, moved):
    """Why the zone is ten points wide: who is content answers at twice the odds, and a share seen beyond the zone
    still lies on that side of its cut. By `chances`, the truth of which is tested with the simulated firms."""
    seen = [
        share * chances(share, answering, 2.0)[0] / answering - share for share in np.arange(1, 100) / 100
    ]
    assert max(seen) == pytest.approx(moved, abs=0.002)
    assert max(seen) < DEAD_ZONE


def test_an_open_measure_never_makes_a_link_hold():
    assert together([HOLDS, UNKNOWN]) is UNKNOWN


def test_a_record_near_its_cut_is_neither_told_nor_untold():
    told = {("a", "all"): 3, ("b", "all"): 1}
    found = sent_link(told, ["a", "b"], {})
    assert (found.status, found.estimate.value) == (UNKNOWN, 0.5)
    assert "too near the cut" in found.says


def test_leaders_who_all_name_the_plan_share_it_even_if_their_lists_hold_other_things():
    lists = [
        "call every placement after a week\npay invoices within ten days\nbranch in Linden\na gluten free line",
        "pay each invoice in ten days\ncall each placement after one week\nrobots\na cook book",
    ]
    found = plan_link((PLAN,), lists, TODAY)
    by_id = {measure.id: measure for measure in found.measures}
    assert by_id["leaders-name"].status is HOLDS
    assert by_id["leaders-overlap"].status is UNKNOWN
    assert found.status is HOLDS


def test_leaders_whose_lists_share_nothing_share_no_plan():
    found = plan_link((PLAN,), ["robots\na cook book", "coffee\nexport to the islands"], TODAY)
    assert found.status is FAILS


def test_one_leader_of_two_who_names_the_plan_leaves_it_open():
    lists = [
        "call every placement after a week\npay invoices within ten days\nbranch in Linden",
        "robots\na cook book\ncoffee",
    ]
    by_id = {measure.id: measure for measure in plan_link((PLAN,), lists, TODAY).measures}
    assert by_id["leaders-name"].status is UNKNOWN
