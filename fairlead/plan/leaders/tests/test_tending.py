"""What the worker does for rounds: it closes, reminds with caps, looks a second time, counts."""

from datetime import timedelta

import pytest

from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.plan.leaders import answering, counting, tending
from fairlead.plan.leaders.models import Participant, Rehearsal, Reminder, Round, Why
from fairlead.plan.leaders.tests.hands import (
    answer,
    at,
    close,
    come_in,
    counted,
    of,
    open_round,
    plan,
    text_of,
)
from fairlead.plan.leaders.tests.test_results import BOTH, ORDER, by_words, named

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
__all__ = ["by_words"]


@pytest.fixture
def round(cast):
    plan(cast)
    return open_round(cast)


def reminded():
    return Message.objects.filter(purpose="round-reminder")


def test_reminders_come_twice_at_most_and_two_days_apart(round):
    start = round.opened_at + timedelta(minutes=1)
    turns = [len(reminded()) for day in range(12) if tending.tend(start + day * DAY) or True]
    assert turns == [0, 0, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4]
    assert {mail.promise for mail in reminded()} == {Message.Promise.AT_MOST_ONCE}
    assert sorted(Reminder.objects.values_list("number", flat=True)) == [1, 1, 2, 2]


def test_nobody_is_reminded_who_is_in_has_declined_or_was_taken_out(cast):
    plan(cast)
    round = open_round(cast, Role.OWNER, Role.LEADER, Role.ADVISER, Role.MANAGER)
    answering.hand_in(participant=of(round, cast, Role.OWNER), text="Mine")  # the order is still open
    answering.decline(participant=of(round, cast, Role.LEADER), reason="")
    of(round, cast, Role.ADVISER).take_out(round.opened_at)
    tending.tend(round.opened_at + 3 * DAY)
    assert [mail.to for mail in reminded()] == ["manager@oak.example"]


def test_a_reminder_that_waits_is_taken_back_when_the_answer_comes(round, cast):
    tending.tend(round.opened_at + 3 * DAY)
    answering.hand_in(participant=of(round, cast, Role.LEADER), text="Mine")
    states = dict(reminded().values_list("to", "state"))
    assert states == {"leader@oak.example": "withdrawn", "owner@oak.example": "queued"}
    close(round, cast)
    assert not reminded().filter(state="queued").exists()


def test_a_closed_round_reminds_nobody(round, cast):
    close(round, cast)
    tending.tend(round.opened_at + 5 * DAY)
    assert not reminded().exists()


def test_the_round_closes_at_its_day_and_not_before(cast):
    plan(cast)
    round = open_round(cast)
    Round.objects.update(closes_at=round.opened_at + DAY)
    tending.tend(round.opened_at + DAY / 2)
    assert Round.objects.get().is_open
    tending.tend(round.opened_at + DAY)
    found = Round.objects.get()
    assert (found.state, found.closed_why, found.closed_by) == ("closed", Why.DAY, None)


def test_the_one_leader_is_asked_again_after_a_week_and_both_accounts_stand_beside_the_edition(cast):
    plan(cast)
    first = open_round(cast, Role.OWNER)
    answer(first, cast, Role.OWNER, "\n".join(BOTH), ORDER)
    first.refresh_from_db()
    tending.tend(first.closed_at + 6 * DAY)
    assert Round.objects.count() == 1
    tending.tend(first.closed_at + 7 * DAY)
    tending.tend(first.closed_at + 8 * DAY)
    second = Round.objects.exclude(follows=None).get()
    assert Message.objects.get(purpose="round-second-look").to == "owner@oak.example"
    page = text_of(come_in(cast, Role.OWNER).get(at("answer", of(second, cast, Role.OWNER))))
    assert BOTH[1] not in page  # the first list is not shown before the second is in
    answer(second, cast, Role.OWNER, BOTH[0], ORDER)
    count = counted(second)
    assert named(count) == {"call": [0, 1], "pay": [0], "hire": []}
    page = text_of(come_in(cast, Role.OWNER).get(at("round", second)))
    assert "First account" in page
    assert "In neither account" in page


@pytest.mark.parametrize("others", [(Role.LEADER,), ()])
def test_no_second_look_where_two_were_asked_or_a_new_round_was_opened(cast, others):
    plan(cast)
    first = open_round(cast, Role.OWNER, *others)
    answer(first, cast, Role.OWNER, BOTH[0], ORDER)
    if others:
        answering.decline(participant=of(first, cast, Role.LEADER), reason="")
    else:
        open_round(cast, Role.OWNER)
    first.refresh_from_db()
    tending.tend(first.closed_at + 30 * DAY)
    assert not Round.objects.exclude(follows=None).exists()


def test_a_late_list_makes_the_worker_count_once_more(round, cast):
    answer(round, cast, Role.LEADER, BOTH[0], ORDER)
    close(round, cast)
    tending.count_up(round.closed_at)
    round.refresh_from_db()
    answering.hand_in_late(participant=of(round, cast, Role.OWNER), text=BOTH[1])
    assert [one.pk for one in counting.uncounted()] == [round.pk]
    tending.count_up(round.closed_at)
    assert named(counting.last_count(round)) == {"call": [1], "pay": [0], "hire": []}
    assert Participant.objects.filter(is_late=True).count() == 1


def test_what_was_private_goes_with_the_seat(round, cast):
    of(round, cast, Role.LEADER).keep_draft("Half a thought", round.opened_at)
    for role in (Role.LEADER, Role.OWNER):
        Rehearsal.objects.create(
            company=cast.company, account=cast.users[role], edition=1, started_at=round.opened_at
        )
    tending.tend(round.opened_at)
    assert Rehearsal.objects.count() == 2
    cast.users[Role.LEADER].memberships.all().delete()
    tending.tend(round.opened_at)
    assert [one.account for one in Rehearsal.objects.all()] == [cast.users[Role.OWNER]]
    assert of(round, cast, Role.LEADER).draft == ""


def test_a_reminder_is_list_mail_and_an_invitation_is_not(round):
    tending.tend(round.opened_at + 3 * DAY)
    one_click = b"List-Unsubscribe-Post: List-Unsubscribe=One-Click"
    assert all(one_click in bytes(mail.content) for mail in reminded())
    invitations = Message.objects.filter(purpose="round-invitation")
    assert invitations.count() == 2
    assert not any(one_click in bytes(mail.content) for mail in invitations)
