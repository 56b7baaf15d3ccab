"""Reasons for leaving: ranked, protected, and not over-read."""

from fairlead.core.anonymity import Rules
from fairlead.core.diagnosis.leaving import ExitCounts, leaving

MANY = ExitCounts(
    coded=200, uncoded=10,
    named={"pay": 100, "direction": 40, "career": 38, "health": 2},
    primary={"pay": 90, "direction": 20, "career": 88, "health": 2},
)  # fmt: skip


def test_the_reason_named_most_stands_first_and_is_said_to_be_first_only_when_clear_of_the_next():
    found = leaving(MANY, Rules())
    assert [r.family for r in found.reasons][:3] == ["pay", "direction", "career"]
    assert found.first == "“pay” is really first: it is named more often than “direction”."


def test_two_reasons_that_are_close_cannot_be_told_apart():
    close = ExitCounts(40, 0, {"pay": 15, "career": 13}, {})
    assert leaving(close, Rules()).first == "It cannot be told whether “pay” or “career” is first."


def test_a_reason_named_by_fewer_than_three_is_hidden():
    health = next(r for r in leaving(MANY, Rules()).reasons if r.family == "health")
    assert (health.named, health.named_count, health.primary) == (None, None, None)


def test_hidden_reasons_stand_in_the_order_of_their_names_so_that_the_order_tells_nothing():
    one, other = (
        leaving(ExitCounts(30, 0, {"pay": 20, "b": x, "a": y}, {}), Rules()) for x, y in [(2, 1), (1, 2)]
    )
    assert [r.family for r in one.reasons] == [r.family for r in other.reasons] == ["pay", "a", "b"]


def test_under_five_leavers_nothing_is_shown():
    assert leaving(ExitCounts(4, 3, {"pay": 4}, {}), Rules()) is None


def test_a_raised_threshold_hides_more():
    assert leaving(ExitCounts(7, 0, {"pay": 4}, {}), Rules(k=8)) is None


def test_under_twenty_leavers_the_base_is_a_band_and_the_share_is_rounded():
    found = leaving(ExitCounts(11, 0, {"pay": 6}, {}), Rules())
    assert found.reasons[0].named.base == "10-14"
    assert (found.reasons[0].named.value * 20) % 1 == 0


def test_a_main_reason_that_the_others_would_give_away_takes_another_with_it():
    # 90 + 20 + 88 + 2 = 200: three exact figures would give away the fourth.
    shown = {r.family: r.primary for r in leaving(MANY, Rules()).reasons}
    assert shown["health"] is None
    assert sum(estimate is None for estimate in shown.values()) >= 2


def test_under_twenty_leavers_no_main_reasons_are_counted_out():
    few = leaving(ExitCounts(11, 0, {"pay": 6, "career": 5}, {"pay": 6, "career": 5}), Rules())
    assert [r.primary for r in few.reasons] == [None, None]


def test_reasons_that_shut_each_other_out_are_not_called_apart_too_soon():
    # As two groups 30 and 18 of 100 would be apart (+.001 to .235); as the same hundred they are not (-.016 to .250).
    close = ExitCounts(100, 0, {"pay": 30, "career": 18}, {})
    assert leaving(close, Rules()).first == "It cannot be told whether “pay” or “career” is first."
