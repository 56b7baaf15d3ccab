"""Which statement comes first when the page is opened."""

import pytest

from fairlead.core.memory import Due, Grade, Policy, State, Trace, Why, due, due_day, restart, review, wait
from fairlead.core.memory.tests.test_reviewing import KNOWN, after

NAMED, NOT = Grade.NAMED, Grade.NOT


def test_nothing_is_due_before_its_day():
    held = after((0, NAMED), (2, NAMED))
    assert (wait(held), due_day(held)) == (11, 13)
    assert due({"call-back": held}, 12.9) == ()
    assert [d.days_over for d in due({"call-back": held}, 13)] == [0]


def test_a_wait_is_no_longer_than_the_cap_and_no_shorter_than_a_day():
    strong = Trace(State.LEARNING, stability=400.0, last_day=0)
    assert (wait(strong), wait(strong, Policy(cap=60))) == (45, 60)
    assert wait(Trace(State.LEARNING, stability=0.001, last_day=0)) == 1


def test_a_lower_wanted_retention_waits_longer_up_to_the_cap():
    weak = Trace(State.LEARNING, stability=2.3065, last_day=0)
    assert [wait(weak, Policy(retention=r)) for r in (0.95, 0.9, 0.8, 0.7)] == [1, 2, 8, 21]


def test_the_retired_come_back_twice_a_year():
    assert due_day(KNOWN) == 58 + 180
    assert due({"call-back": KNOWN}, 237) == ()
    (one,) = due({"call-back": KNOWN}, 238)
    assert one.why is Why.CHECK


def test_changed_come_first_then_new_then_the_least_remembered():
    traces = {
        "held": after((0, NAMED), (2, NAMED), (13, NAMED)),
        "weak": after((40, NOT)),
        "new": Trace(),
        "changed": restart(after((0, NAMED)), 2),
        "newer": Trace(),
    }
    assert [(d.statement, d.why) for d in due(traces, 60)] == [
        ("changed", Why.CHANGED),
        ("new", Why.NEW),
        ("newer", Why.NEW),
        ("weak", Why.FADING),
        ("held", Why.FADING),
    ]


def test_a_retired_one_takes_its_place_by_how_likely_it_is_recalled():
    traces = {"retired": KNOWN, "fresh": review(KNOWN, NAMED, 200)}
    traces["fresh"] = review(traces["fresh"], Grade.PARTLY, 205)
    first, second = due(traces, 250)
    assert (first.statement, second.statement) == ("retired", "fresh")
    assert first.recall < second.recall


def test_no_statements_no_practice():
    assert due({}, 5) == ()


def test_a_due_statement_says_how_long_it_has_waited():
    assert due({"a": after((0, NAMED))}, 9) == (
        Due("a", Why.FADING, pytest.approx((1 + 0.98035 * 9 / 2.3065) ** -0.1542, abs=5e-6), 7),
    )


def test_looking_changes_nothing():
    traces = {"a": after((0, NAMED)), "b": Trace()}
    before = dict(traces)
    assert due(traces, 30) == due(traces, 30)
    assert traces == before
