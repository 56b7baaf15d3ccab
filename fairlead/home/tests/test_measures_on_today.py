"""Figures on the page of today, and those of the sample."""

from datetime import timedelta

from django.utils import timezone

from fairlead.home.noticing.measures import notices_of_measures
from fairlead.home.sample import remove_sample, sample, sample_seats
from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.plan.measures import sourcing
from fairlead.plan.measures.models import Measure, Source, Value
from fairlead.plan.measures.pace import Pace
from fairlead.plan.measures.reading import rows_for
from fairlead.plan.measures.tests import hands

LATER = timedelta(days=32)


def told(cast, role=Role.OWNER, after=timedelta(0)):
    return [one.sentence for one in notices_of_measures(hands.seat(cast, role), hands.today() + after)]


def test_nothing_for_a_month_is_told_to_who_keeps_it_and_who_writes_the_plan(cast):
    hands.write(cast, hands.measure(cast, keeper=cast.users[Role.MANAGER]), 40)
    assert told(cast) == []
    assert (
        told(cast, after=LATER) == told(cast, Role.MANAGER, LATER) == ["No value for a month: “share called”"]
    )
    assert told(cast, Role.EMPLOYEE, LATER) == []


def test_a_figure_that_never_had_a_value_is_told_a_month_after_it_was_made(cast):
    hands.measure(cast)
    assert told(cast) == []
    assert len(told(cast, after=LATER)) == 1


def test_a_source_that_fails_again_and_again_is_told_to_the_owner_alone(cast):
    measure = hands.measure(cast)
    said = {
        "reads": "number",
        "address": "https://a.example.com/?hush",
        "secret": "",
        "asks": "",
        "every": "day",
        "user": "",
        "header": "",
    }
    sourcing.set_source(seat=hands.seat(cast), measure=measure, said=said)
    for _turn in range(2):
        assert told(cast) == []
        Source.objects.get().has_failed(timezone.now(), "a.example.com answers with status 503.")
    assert told(cast) == ["Could not be fetched 2 times in a row: “share called”"]
    assert told(cast, Role.LEADER) == []


def test_the_figures_of_the_sample_show_each_pace(db):
    company = sample()
    owner = sample_seats()[Role.OWNER]
    rows = rows_for(Seat(owner.user, company, Role.OWNER), timezone.localdate())
    assert {row.told.pace for row in rows} == {Pace.ON_THE_WAY, Pace.BEHIND, Pace.UNKNOWN}
    assert Measure.objects.count() == len(rows)
    assert not Source.objects.exists()
    remove_sample(seat=Seat(owner.user, company, Role.OWNER))
    assert not Value.objects.exists()
