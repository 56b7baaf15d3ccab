"""What is said of the pace, by the stated rule; and the curve, for one value, none, equal ones, negative ones, a thousand."""

from datetime import date, timedelta

import pytest

from fairlead.plan.measures.drawing import BOTTOM, DOTS, TOP, curve_of
from fairlead.plan.measures.models import Measure
from fairlead.plan.measures.pace import Pace, line_at, pace_of

START, END, TODAY = date(2026, 1, 1), date(2026, 4, 11), date(2026, 2, 20)  # 100 days, half of them gone


def measure(**fields):
    usual = {
        "name": "share",
        "unit": "%",
        "direction": "up",
        "start": 40.0,
        "start_on": START,
        "target": 90.0,
        "target_on": END,
    }
    return Measure(**usual | fields)


@pytest.mark.parametrize(
    ("value", "pace"),
    [(65, Pace.ON_THE_WAY), (64.9, Pace.BEHIND), (90, Pace.REACHED), (120, Pace.REACHED), (-5, Pace.BEHIND)],
)
def test_half_of_the_time_asks_for_half_of_the_way(value, pace):
    told = pace_of(measure(), TODAY, value, TODAY)
    assert told.pace == pace
    if pace in (Pace.ON_THE_WAY, Pace.BEHIND):
        assert "stands at 65 % on 2026-02-20" in told.why


@pytest.mark.parametrize(("value", "pace"), [(5, Pace.ON_THE_WAY), (5.1, Pace.BEHIND), (2, Pace.REACHED)])
def test_less_is_better_where_it_was_said(value, pace):
    assert pace_of(measure(direction="down", start=8.0, target=2.0), TODAY, value, TODAY).pace == pace


@pytest.mark.parametrize(
    ("value", "pace"), [(40, Pace.ON_THE_WAY), (90, Pace.ON_THE_WAY), (39, Pace.BEHIND), (91, Pace.BEHIND)]
)
def test_what_shall_be_held_stays_between_its_edges(value, pace):
    assert pace_of(measure(direction="hold"), TODAY, value, TODAY).pace == pace
    assert pace_of(measure(direction="hold", start=90.0, target=40.0), TODAY, value, TODAY).pace == pace


@pytest.mark.parametrize(
    "fields",
    [{"target": None}, {"start": None}, {"start_on": None}, {"target_on": None}, {"start_on": END}, {"start": 90.0}, {"start": 95.0},
     {"start_on": date(2026, 3, 1)}, {"direction": "hold", "start": None}],
)  # fmt: skip
def test_without_what_the_rule_needs_nothing_is_said(fields):
    told = pace_of(measure(**fields), TODAY, 60.0, TODAY)
    assert told.pace == Pace.UNKNOWN
    assert told.why


def test_no_value_or_an_old_one_tells_nothing():
    assert pace_of(measure(), None, None, TODAY).pace == Pace.UNKNOWN
    assert pace_of(measure(), TODAY - timedelta(days=32), 89.0, TODAY).pace == Pace.UNKNOWN


def test_after_its_day_a_target_is_reached_or_missed():
    later = END + timedelta(days=1)
    assert pace_of(measure(), later, 89.0, later).pace == Pace.MISSED
    assert pace_of(measure(), later, 90.0, later).pace == Pace.REACHED


def test_the_line_by_hand():
    assert line_at(measure(), date(2026, 1, 11)) == 45  # 40 + 50 · 10/100
    assert line_at(measure(), END + timedelta(days=30)) == 90


def days(*values):
    return [(START + timedelta(days=n), value) for n, value in enumerate(values)]


def inside(curve):
    return all(0 <= x <= 100 and TOP <= y <= BOTTOM for x, y in curve.points)


@pytest.mark.parametrize(
    ("values", "fields"),
    [([5.0], {}), ([5.0], {"target": None, "start_on": None, "target_on": None, "start": None}), ([90.0, 90.0, 90.0], {}),
     ([0.0, 0.0], {"target": 0.0}),
     ([-5.0, -7.5], {}), ([-5.0, 5.0], {"target": -20.0}), ([1e15, -1e15], {}), ([float(n % 7) for n in range(1000)], {}),
      ([1e-9, 2e-9], {"target": None})],
)  # fmt: skip
def test_a_curve_stays_inside_its_frame(values, fields):
    curve = curve_of(measure(**fields), days(*values), TODAY)
    assert inside(curve)
    assert len(curve.points) == len(values)
    assert all(TOP <= level.at <= BOTTOM for level in curve.levels)


def test_no_value_is_no_curve():
    assert curve_of(measure(), [], TODAY) is None


def test_higher_values_stand_higher_and_later_ones_further():
    (x1, y1), (x2, y2) = curve_of(measure(), days(40.0, 60.0), TODAY).points
    assert x1 < x2
    assert y1 > y2


def test_of_many_values_only_the_last_has_a_dot():
    assert len(curve_of(measure(), days(*[1.0] * DOTS), TODAY).dots) == DOTS
    assert len(curve_of(measure(), days(*[1.0] * (DOTS + 1)), TODAY).dots) == 1


def test_what_shall_be_held_has_both_edges():
    assert [level.words for level in curve_of(measure(direction="hold"), days(50.0), TODAY).levels] == [
        "90",
        "40",
    ]


def test_the_words_of_days_at_the_edge_stay_inside():
    curve = curve_of(measure(), days(50.0), END)
    assert (curve.today.anchor, curve.due.anchor) == ("end", "end")
