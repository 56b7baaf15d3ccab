"""Moments of local days: quiet hours, days off, caps, and clocks that jump."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from fairlead.communicate.times import Cap, Reach, Span, Wanted, Why, is_reachable, moment_on, place, week_of

MONDAY = date(2026, 11, 23)
SOME_ZONES = (
    *("UTC", "Europe/Lisbon", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu"),
    *("Africa/Casablanca", "America/Santiago", "Pacific/Chatham", "Asia/Gaza", "Antarctica/Troll"),
)


def test_who_is_away_on_the_day_of_a_slot_misses_it():
    reach = Reach(away=(Span(MONDAY, MONDAY + timedelta(days=1)),))
    (out,) = place([Wanted("one", MONDAY, MONDAY + timedelta(days=4))], reach, person="Ann")
    assert (out.day, out.why) == (None, Why.AWAY)


def test_a_public_holiday_moves_the_slot_to_the_next_day_of_work():
    christmas = date(2026, 12, 25)  # a Friday, and Boxing Day after it
    reach = Reach(zone="Europe/London", country="GB", part="ENG")
    (out,) = place([Wanted("one", christmas, christmas + timedelta(days=6))], reach, person="Ann")
    assert out.day == date(2026, 12, 29)


def test_a_late_planner_still_finds_the_rest_of_the_day_and_no_quiet_hour():
    noon, evening = (datetime(2026, 11, 23, hour, 0, 1, tzinfo=UTC) for hour in (12, 20))
    one = Wanted("one", MONDAY, MONDAY)
    (late,) = place([one], Reach(), person="Ann", not_before=noon)
    assert noon <= late.moment < noon + timedelta(hours=5)
    (gone,) = place([one], Reach(), person="Ann", not_before=evening)
    assert gone.why == Why.TOO_LATE


def test_an_hour_that_is_skipped_moves_to_one_that_exists_and_a_doubled_hour_counts_once():
    night = Reach(
        zone="America/New_York", week=frozenset(range(7)), opens=time(2, 0), closes=time(4, 0), spread=60
    )
    spring, autumn = date(2026, 3, 8), date(2026, 11, 1)
    assert moment_on(spring, night, "x").astimezone(ZoneInfo(night.zone)).hour == 3
    assert moment_on(spring, replace(night, closes=time(3, 0)), "x") is None  # all of it is skipped
    doubled = Reach(zone=night.zone, week=night.week, opens=time(1, 0), closes=time(2, 0), spread=60)
    assert moment_on(autumn, doubled, "x").astimezone(ZoneInfo(night.zone)).utcoffset() == timedelta(hours=-4)


MANY_ZONES = (
    *SOME_ZONES,
    *(
        "Europe/London",
        "Europe/Berlin",
        "Europe/Chisinau",
        "Atlantic/Azores",
        "America/Los_Angeles",
        "America/St_Johns",
    ),
    *("America/Havana", "America/Nuuk", "America/Scoresbysund", "America/Port-au-Prince", "America/Miquelon"),
    *("America/Asuncion", "Africa/Cairo", "Asia/Beirut", "Asia/Amman", "Asia/Tehran", "Asia/Jerusalem"),
    *(
        "Australia/Sydney",
        "Australia/Adelaide",
        "Australia/Eucla",
        "Pacific/Auckland",
        "Pacific/Easter",
        "Pacific/Norfolk",
    ),
    *(
        "Asia/Tokyo",
        "Asia/Kolkata",
        "America/Bogota",
        "Africa/Nairobi",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
    ),
)  # of the last six none changes its clocks; Cairo, Beirut, Havana, Asuncion and Santiago do at midnight
HALF_PAST_TWO, MIDNIGHT = time(2, 30), time(0, 0)  # where clocks jump


def once_a_day(zone: str, first: date, days: int, opens: time = HALF_PAST_TWO) -> None:
    reach = Reach(zone=zone, week=frozenset(range(7)), opens=opens, closes=time(23, 59), spread=1)
    seen = []
    for day in (first + timedelta(days=n) for n in range(days)):
        moment = moment_on(day, reach, "daily job")
        noon = datetime.combine(day, time(12)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        exists = noon.astimezone(ZoneInfo(zone)).date() == day
        assert (moment is not None) == exists, (zone, day)
        if moment:
            local = moment.astimezone(ZoneInfo(zone))
            assert local.date() == day
            assert is_reachable(moment, reach)
            assert local.time() < (datetime.combine(day, opens) + timedelta(minutes=61)).time()
            assert moment_on(day, reach, "daily job", not_before=moment) == moment
            seen.append(moment)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("opens", [HALF_PAST_TWO, MIDNIGHT])
@pytest.mark.parametrize("zone", MANY_ZONES)
def test_a_daily_job_runs_once_a_local_day_across_five_years_of_clock_changes(zone, opens):
    once_a_day(zone, date(2022, 1, 1), 5 * 366, opens)


def test_at_least_thirty_zones_were_tried_and_those_that_are_said_to_do_change_at_midnight():
    assert len(set(MANY_ZONES)) >= 30
    for zone in ("Africa/Cairo", "Asia/Beirut", "America/Havana", "America/Asuncion", "America/Santiago"):
        midnights = (datetime(2022, 1, 1) + timedelta(days=n) for n in range(5 * 366))  # noqa: DTZ001
        skipped = [
            m
            for m in midnights
            if m.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).hour
        ]
        assert skipped, zone


def test_a_zone_that_leaps_over_a_day_has_no_moment_on_it():
    once_a_day("Pacific/Apia", date(2011, 12, 25), 14)
    (out,) = place(
        [Wanted("one", date(2011, 12, 30), date(2011, 12, 30))], Reach(zone="Pacific/Apia"), person="A"
    )
    assert out.why == Why.NO_SUCH_DAY


@pytest.mark.slow
@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_a_daily_job_runs_once_a_local_day_in_every_zone(zone):
    once_a_day(zone, date(2022, 1, 1), 5 * 366)
    once_a_day(zone, date(2011, 12, 1), 40)


DAYS = st.integers(0, 120).map(lambda n: MONDAY + timedelta(days=n))
REACHES = st.builds(
    lambda zone, week, opens, wide, spread, country, away: Reach(
        zone, week, time(opens), time(min(opens + wide, 23), 59), country, "", spread,
        tuple(Span(first, first + timedelta(days=n)) for first, n in away),
    ),
    st.sampled_from(SOME_ZONES), st.frozensets(st.integers(0, 6)), st.integers(0, 23), st.integers(0, 12),
    st.integers(1, 600), st.sampled_from(["", "DE", "SA", "NZ"]),
    st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=3),
)  # fmt: skip
CAPS = st.builds(Cap, st.integers(1, 3), st.integers(1, 5))
WANTED = st.lists(
    st.builds(lambda n, day, wait: (n, day, wait), st.integers(), DAYS, st.integers(0, 6)), max_size=30
)


def holds(reach: Reach, cap: Cap, slots, not_before) -> None:
    wanted = [Wanted(str(n), day, day + timedelta(days=wait), cap) for n, day, wait in slots]
    found = place(wanted, reach, person="Ann", not_before=not_before)
    assert [one.wanted for one in found] == wanted
    assert all((one.moment is None) != (one.why is None) for one in found)
    days = [one.day for one in found if one.day]
    assert all(days.count(day) <= cap.a_day for day in days)
    weeks = [week_of(day) for day in days]
    assert all(weeks.count(week) <= cap.a_week for week in weeks)
    for one in found:
        if one.moment:
            assert is_reachable(one.moment, reach)
            assert one.wanted.day <= one.day <= one.wanted.latest
            assert not_before is None or one.moment >= not_before


LATE = st.none() | st.datetimes(datetime(2026, 11, 20), datetime(2027, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=400)
@given(REACHES, CAPS, WANTED, LATE)
def test_no_generated_schedule_breaks_quiet_hours_or_caps_and_every_slot_has_an_outcome(
    reach, cap, slots, late
):
    holds(reach, cap, slots, late)


@pytest.mark.slow
@settings(max_examples=10_000)
@given(REACHES, CAPS, WANTED, LATE)
def test_ten_thousand_generated_schedules_break_neither_quiet_hours_nor_caps(reach, cap, slots, late):
    holds(reach, cap, slots, late)


def minutes(slot: str, people: int = 18_000) -> np.ndarray:
    opens = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    found = [moment_on(MONDAY, Reach(), f"{number}|{slot}") for number in range(people)]
    return np.array([(moment - opens).seconds // 60 for moment in found])


@pytest.mark.parametrize(
    "slot", ["round a|telling|2026-11-23", "round a|telling|2026-11-30", "round b|practice|2026-11-23"]
)
def test_the_morning_is_spread_evenly(slot):
    counts = np.bincount(minutes(slot), minlength=180)
    assert len(counts) == 180
    assert counts.min() > 0
    assert chisquare(counts).pvalue > 0.001


def test_the_same_seed_has_the_same_minute_and_another_slot_another():
    one, again, other = minutes("slot 1", 3_000), minutes("slot 1", 3_000), minutes("slot 2", 3_000)
    assert (one == again).all()
    assert abs((one == other).mean() - 1 / 180) < 0.01
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.06


def test_a_judge_of_evenness_sees_people_who_come_by_the_quarter_of_an_hour():
    assert chisquare(np.bincount(minutes("slot 1") // 15 * 15, minlength=180)).pvalue < 1e-9
