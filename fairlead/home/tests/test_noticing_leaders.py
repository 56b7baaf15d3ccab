"""What a round wants of somebody is said on the first page: to those it concerns, and without telling how far others are."""

import pytest
from django.utils import timezone

from fairlead.home.noticing.leaders import notices_of_leaders
from fairlead.people.models import Role
from fairlead.plan.leaders.tests.hands import answer, close, open_round, plan, seat

pytestmark = pytest.mark.django_db


def said(cast, role):
    return [notice.sentence for notice in notices_of_leaders(seat(cast, role), timezone.localdate())]


def test_who_is_asked_is_told_until_the_answer_is_in(cast):
    plan(cast)
    round = open_round(cast)
    told = said(cast, Role.LEADER)
    assert told == ["You are asked to write down the priorities in your own words."]
    answer(round, cast, Role.OWNER, "Mine")
    assert said(cast, Role.LEADER) == told
    assert said(cast, Role.OWNER) == ["Round 1 waits for 1 leader: wait, or close it."]
    assert said(cast, Role.EMPLOYEE) == []


def test_a_closed_round_is_told_to_those_who_may_see_it(cast):
    plan(cast)
    round = open_round(cast)
    answer(round, cast, Role.LEADER, "Mine")
    close(round, cast)
    assert said(cast, Role.LEADER) == ["Round 1 among the leaders is closed: see where you differ."]
    assert said(cast, Role.OWNER) == []  # may still hand in late, and has not decided
    assert said(cast, Role.ADVISER) == []
