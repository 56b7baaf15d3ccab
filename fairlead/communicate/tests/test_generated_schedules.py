"""Schedules of invented people through planner, database and sender: no promise broken.

A schedule: all that one person got in two or three weeks.
"""

import pytest

from fairlead.communicate.models import Planned
from fairlead.communicate.tests.hands import seat_of
from fairlead.communicate.tests.world import World

pytestmark = pytest.mark.django_db


def lived(cast, seed, people, days):
    world = World(cast, seat_of(cast), seed, people, days)
    world.live()
    return world


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_and_fifty_generated_schedules_break_no_promise(cast, seed):
    messages, wrong = lived(cast, seed, people=50, days=15).broken()
    assert wrong == {}
    assert messages


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 125))
def test_ten_thousand_generated_schedules_break_no_promise(cast, seed):
    messages, wrong = lived(cast, seed, people=400, days=21).broken()
    assert wrong == {}
    assert messages


def test_the_judge_sees_what_is_planted(cast):
    """A message an hour after closing, one on a day of leave, one too many."""
    world = lived(cast, 1, people=30, days=15)
    rows = list(Planned.objects.exclude(message=None).select_related("message").order_by("pk"))
    person = rows[0].person_id
    world.hours[person] = world.hours[person] | {
        "opens": rows[0].message.due_at.time(),
        "closes": rows[0].message.due_at.time(),
    }
    world.leave[rows[-1].person_id].append((rows[-1].day, rows[-1].day))
    world.cap = 0, 0
    assert {"quiet hours", "leave", "over the day", "over the week"} <= set(world.broken()[1])
