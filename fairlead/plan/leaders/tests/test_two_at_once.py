"""Several people and workers at the very same time, each with a connection of their own."""

import pytest

from fairlead.journal.models import Entry as JournalEntry
from fairlead.outbox.models import Message
from fairlead.people.models import Role
from fairlead.plan.leaders import answering, tending
from fairlead.plan.leaders.errors import Ended, HandedIn, OpenAlready
from fairlead.plan.leaders.models import Entry, Reminder, Round
from fairlead.plan.leaders.tests.hands import answer, close, of, open_round, plan
from fairlead.plan.tests.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def said(number, act):
    """What came of it: its name when it was refused."""
    try:
        act()
    except (Ended, HandedIn, OpenAlready) as error:
        return type(error).__name__
    return "done"


def outcomes(*acts):
    return sorted(at_once(acts, said).values())


def test_of_two_owners_who_open_at_once_one_opens(cast):
    plan(cast)
    assert outcomes(lambda: open_round(cast), lambda: open_round(cast)) == ["OpenAlready", "done"]
    assert Round.objects.count() == 1
    assert Message.objects.count() == 2


def test_of_two_owners_who_close_at_once_one_closes(cast):
    round = open_round(cast)
    assert outcomes(lambda: close(round, cast, "One."), lambda: close(round, cast, "Two.")) == [
        "Ended",
        "done",
    ]
    assert JournalEntry.objects.filter(what="round closed").count() == 1


def test_a_hand_in_and_a_close_at_once_leave_a_whole_list_or_a_draft_and_no_half(cast):
    plan(cast)
    round = open_round(cast)
    mine = of(round, cast, Role.LEADER)
    mine.keep_draft("One\nTwo", round.opened_at)
    outcomes(lambda: answering.hand_in(participant=mine, text="One\nTwo"), lambda: close(round, cast))
    mine = of(round, cast, Role.LEADER)
    assert (mine.lines, mine.draft) in ((["One", "Two"], ""), ([], "One\nTwo"))


def test_of_two_lists_at_once_one_stands(cast):
    plan(cast)
    seen = [of(open_round(cast), cast, Role.LEADER)]
    seen.append(of(seen[0].round, cast, Role.LEADER))
    acts = [
        lambda one=one, n=n: answering.hand_in(participant=one, text=f"List {n}")
        for n, one in enumerate(seen)
    ]
    assert outcomes(*acts) == ["HandedIn", "done"]
    assert Entry.objects.count() == 1


def test_the_last_two_who_finish_at_once_close_the_round_once(cast):
    plan(cast)
    round = open_round(cast)
    for role in (Role.OWNER, Role.LEADER):
        answering.hand_in(participant=of(round, cast, role), text="Mine")
    ones = [of(round, cast, role) for role in (Role.OWNER, Role.LEADER)]
    acts = [lambda one=one: answering.finish(participant=one, ranks={}) for one in ones]
    assert outcomes(*acts) == ["done", "done"]
    assert Round.objects.get().is_closed
    assert JournalEntry.objects.filter(what="round closed").count() == 1


def test_of_two_workers_one_reminds(cast):
    plan(cast)
    round = open_round(cast)
    answer(round, cast, Role.OWNER, "Mine")
    due = round.opened_at + tending.BETWEEN * 1.5
    outcomes(lambda: tending.tend(due), lambda: tending.tend(due))
    assert Reminder.objects.count() == Message.objects.filter(purpose="round-reminder").count() == 1
