"""What the sample shows of telling: four months over three editions, a pause, joiners and leavers, a branch that never heard."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from fairlead.communicate.choosing import approved, statements_of
from fairlead.communicate.dose import dose
from fairlead.communicate.models import Channel, Planned, Round, Slot, Talk, Telling
from fairlead.communicate.planning import plan
from fairlead.communicate.practice import keeping
from fairlead.communicate.practice.deck import deck_for
from fairlead.communicate.practice.holding import Hold, held
from fairlead.communicate.practice.models import QuarterCount
from fairlead.communicate.practice.sealing import holder_of
from fairlead.communicate.sending import send
from fairlead.communicate.talks.inviting import invite
from fairlead.communicate.talks.meant import about, meant
from fairlead.communicate.times import week_of
from fairlead.communicate.whose import people_in
from fairlead.home.sample import sample
from fairlead.home.sample.rounds import PAUSED, first_monday
from fairlead.outbox.models import Message
from fairlead.people.access import Seat
from fairlead.people.models import Membership, Role, Spell, Unit
from fairlead.plan.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Once for all tests of this file, which only look at it; rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield sample()
        transaction.set_rollback(True)


@pytest.fixture
def company(made, db):
    return made


def seat_of(company, role):
    user = Membership.objects.get(company=company, role=role).user
    return Seat(user, company, role)


def sent(kind):
    return Planned.objects.filter(slot__kind=kind, state="sent")


def test_its_rounds_ran_four_months_over_three_editions_with_a_pause(company):
    days = list(Slot.objects.filter(kind="telling").values_list("day", flat=True))
    assert max(days) - min(days) > timedelta(weeks=16)
    ran = {Edition.on(company, timezone.make_aware(at)).number for at in map(noon, days)}
    assert ran == {3, 4, 5}
    weeks = {(day - first_monday(timezone.localdate())).days // 7 for day in days}
    assert not weeks & set(PAUSED)
    told = Round.objects.get(tells=True)
    assert [event.did for event in told.events.order_by("at")] == ["made", "started", "paused", "resumed"]


def noon(day: date):
    from datetime import datetime, time

    return datetime.combine(day, time(12))


def test_joiners_leavers_and_who_was_away_fall_in_and_out(company):
    first = first_monday(timezone.localdate())
    joiner = Spell.objects.filter(started__gt=first + timedelta(weeks=2), ended=None).first().person
    leaver = Spell.objects.filter(ended__gt=first + timedelta(weeks=3)).first()
    days = sent("practice").filter(person=joiner).values_list("day", flat=True)
    assert min(days) >= joiner.spells.get().started
    assert max(sent("practice").filter(person=leaver.person).values_list("day", flat=True)) <= leaver.ended
    assert Planned.objects.filter(state="skipped", reason="away").exists()


def test_the_caps_hold_in_what_it_shows(company):
    rows = Planned.objects.exclude(state="skipped")
    assert max(Counter(rows.values_list("person", "day")).values()) == 1
    assert max(Counter(rows.values_list("person", "week")).values()) == 2
    assert all(week == week_of(day) for day, week in rows.values_list("day", "week")[:500])


def test_the_words_of_each_message_were_approved_for_what_the_statement_said_then(company):
    for slot in Slot.objects.filter(kind="telling"):
        versions = {row.version for row in sent("telling").filter(slot=slot)}
        assert len(versions) <= 1
        for version in versions:
            at = Edition.on(company, timezone.make_aware(noon(slot.day)))
            assert version.mark == mark_in(at, slot.statement)
    rows = statements_of(company)
    assert approved(company, rows) == {row.key for row in rows}


def mark_in(edition, key):
    from fairlead.communicate.choosing import mark

    return mark(edition.statements.get(key=key))


def test_dunmere_never_heard_and_the_others_did(company):
    keys = [row.key for row in statements_of(company)]
    units = list(Unit.objects.filter(company=company, parent__isnull=False).order_by("name"))
    cells = dose(company, keys, units, timezone.localdate())
    by_unit = {unit.name: [cells[key][at].count for key in keys] for at, unit in enumerate(units)}
    assert set(by_unit.pop("Dunmere")) == {0}
    assert all(min(counts) >= 1 for counts in by_unit.values())
    assert sum(by_unit["Alderton"]) > sum(by_unit["Holloway"])


def test_some_managers_said_it_and_others_did_not(company):
    said = Telling.objects.filter(channel=Channel.MEETING)
    assert {"Alderton", "Coombe"} <= set(said.values_list("unit__name", flat=True))
    assert not said.filter(unit__name="Dunmere").exists()
    assert {"poster", "all-hands", "talk", "screen"} <= set(Telling.objects.values_list("channel", flat=True))
    assert not Telling.objects.filter(told_on__gt=timezone.localdate()).exists()


def test_two_talks_were_held_and_counted_and_one_is_to_come(company):
    (first, second, coming) = Talk.objects.filter(company=company)
    assert [talk.state for talk in (first, second, coming)] == ["held", "held", "planned"]
    assert first.day > first_monday(timezone.localdate())
    assert second.ends < timezone.now() < coming.starts < timezone.now() + timedelta(days=16)
    for talk in (first, second):
        rows = Telling.objects.filter(
            audience=talk.name, unit=talk.unit, told_on=talk.day, channel=talk.channel
        )
        assert sorted(rows.values_list("statement", flat=True)) == sorted(talk.keys)
        assert all(0 < row.people < people_in(talk.unit) for row in rows)
    assert coming.unit.name == "Dunmere"
    assert not Telling.objects.filter(audience=coming.name).exists()
    assert {row.key for row in about(coming)} == set(coming.keys)


def test_of_a_talk_that_was_held_nobody_is_still_to_be_told(company, client):
    client.force_login(seat_of(company, Role.OWNER).user)
    for talk in Talk.objects.filter(state="held"):
        page = client.get(reverse("communicate:talk", args=[company.slug, talk.key])).content.decode()
        assert f"{talk.invitations.count()} were told" in page
        assert "within their hours" not in page


def test_the_talk_to_come_is_in_the_calendars_of_its_branch_and_nobody_is_written_to(company, client):
    coming = Talk.objects.get(state="planned")
    told = set(coming.invitations.values_list("person", flat=True))
    assert told == set(meant(coming).values_list("pk", flat=True)) != set()
    assert (invite(timezone.now()), Message.objects.count()) == (0, 0)
    client.force_login(seat_of(company, Role.EMPLOYEE).user)
    own = client.get(reverse("communicate:inbox", args=[company.slug])).content.decode()
    assert coming.name in own


def test_nothing_of_it_is_mailed_or_planned_by_the_worker(company):
    before = Planned.objects.count()
    later = timezone.now() + timedelta(days=3)
    plan(later)
    send(later)
    assert (Planned.objects.count(), Message.objects.count()) == (before, 0)


@pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER, Role.EMPLOYEE])
def test_the_card_of_each_whom_one_may_be_has_something_on_it(company, client, role):
    seat = seat_of(company, role)
    book = keeping.notebook_of(holder_of(company.key, seat.user.key))
    found = {one.hold for one in held(deck_for(seat), book, timezone.localdate())}
    assert len(book.turns) >= 5
    assert found - {Hold.NEW}
    client.force_login(seat.user)
    assert client.get(reverse("practice:card", args=[company.slug])).status_code == 200


def test_one_who_knew_the_old_sentence_of_linden_met_the_new_one_first(company):
    book = keeping.notebook_of(holder_of(company.key, seat_of(company, Role.EMPLOYEE).user.key))
    after = [turn for turn in book.turns if turn.substance == 2 and turn.lineage == "open-linden@3"]
    assert after[0].kind == "anew"


def test_of_the_last_quarter_some_counts_are_told_and_some_are_withheld(company, client):
    told, hidden = QuarterCount.objects.filter(why_hidden=""), QuarterCount.objects.exclude(why_hidden="")
    assert told.filter(unit__endswith="Dunmere").exists()
    assert hidden.exists()
    client.force_login(seat_of(company, Role.OWNER).user)
    shown = client.get(reverse("practice:counts", args=[company.slug])).content.decode()
    assert "Dunmere" in shown
