"""From a round to the outbox, and what became of it."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.conf import settings
from django.urls import reverse

from fairlead.communicate import running
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.models import Caps, Hours, Leave, Planned, Slot, Telling, Wording, company_hours
from fairlead.communicate.planning import plan
from fairlead.communicate.reaching import Reaches
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at, live, person, said, turn, unit
from fairlead.outbox.lateness import OVER, end_late
from fairlead.outbox.models import Message
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import work_once
from fairlead.people.models import Spell
from fairlead.plan import drafting

pytestmark = pytest.mark.django_db
S = Planned.State
WEEK = timedelta(weeks=1)


def started(seat, **other):
    one = a_round(seat, **other)
    running.start(seat=seat, one=one)
    return one


def states(one):
    return list(
        Planned.objects.filter(slot__round=one).order_by("slot", "person").values_list("state", "reason")
    )


def test_a_week_puts_one_telling_before_each_person_and_counts_it_once_for_the_unit(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    live(TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=3))
    assert states(one) == [(S.SENT, "")] * 3
    (telling,) = Telling.objects.all()
    assert (telling.told_on, telling.channel, telling.people, telling.unit.name) == (
        TUESDAY,
        "message",
        3,
        "Sales",
    )
    assert telling.statement == Slot.objects.get().statement
    assert Message.objects.count() == 3


def test_the_statements_take_turns_by_the_calendar_alone(cast):
    seat, _people = a_firm(cast, people=1)
    one = started(seat)
    live(TUESDAY, TUESDAY + WEEK * 5, hours=(9, 12, 16))
    told = list(Slot.objects.filter(round=one).order_by("day").values_list("statement", flat=True))
    keys = [row.key for row in statements_of(cast.company)]
    assert told[:6] == keys + keys


def test_the_letter_says_the_statement_and_who_to_ask_and_evaluates_nothing(cast):
    seat, (ann, *_more) = a_firm(cast)
    ann.name = "{statement}{{ 1 }}{% now %}%s${x}{0.__class__}"
    ann.save()
    started(seat)
    live(TUESDAY, TUESDAY, deliver=False)
    letter = message_from_bytes(bytes(Message.objects.get(to=ann.email).content), policy=policy.default)
    text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert ["{statement}{{", "1", "}}{%", "now", "%}%s${x}{0.__class__}"][0] in text
    assert TEXT in text
    assert TEXT in html
    assert "Ask Branch leads." in text
    assert "Sales" in text
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Id"] == f"<{cast.company.key}.localhost>"
    assert letter["List-Unsubscribe"].strip("<>") in text
    assert len(bytes(Message.objects.first().content)) < 100_000
    assert "color-scheme" in html


TEXT = "Call every placement after one week."


def test_a_practice_slot_names_no_statement_in_row_subject_or_letter(cast):
    seat, _people = a_firm(cast)
    started(seat, tells=False, practises=True)
    live(TUESDAY, TUESDAY + WEEK, deliver=False)
    sent = Message.objects.filter(purpose="practice")
    assert sent.count() == 6
    assert {m.promise for m in sent} == {"at-most-once"}
    assert len({m.subject for m in sent}) == 1
    words = [row.text for row in statements_of(cast.company)] + [
        row.key for row in statements_of(cast.company)
    ]
    for message in sent:
        letter = message_from_bytes(bytes(message.content), policy=policy.default)
        whole = (
            letter.get_body(("plain",)).get_content()
            + letter.get_body(("html",)).get_content()
            + message.subject
        )
        assert not any(word in whole for word in words)
        assert (
            f"{settings.SITE.origin}{reverse('practice:now', args=[cast.company.slug])}\n"
            in whole.replace("\r", "")
        )
    assert set(Slot.objects.values_list("statement", flat=True)) == {""}
    assert set(Planned.objects.values_list("version", flat=True)) == {None}
    settle(at(TUESDAY))
    assert not Telling.objects.exists()


def test_who_is_away_or_left_or_has_no_address_is_left_out_with_the_reason_and_a_joiner_falls_in(cast):
    seat, (away, left, bare) = a_firm(cast)
    Leave.objects.create(person=away, first=TUESDAY, last=TUESDAY + timedelta(days=3))
    Spell.objects.filter(person=left).update(ended=TUESDAY - timedelta(days=1))
    bare.email = ""
    bare.save()
    joiner = person(cast.company, 9, unit(cast.company, "Sales"), hired=TUESDAY + timedelta(days=3))
    one = started(seat)
    live(TUESDAY - timedelta(days=2), TUESDAY + WEEK)
    rows = {(r.slot.number, r.person_id): (r.state, r.reason) for r in Planned.objects.select_related("slot")}
    assert rows[1, away.pk] == (S.SKIPPED, "away")
    assert rows[1, bare.pk] == (S.SKIPPED, "no address")
    assert not any(who == left.pk for _n, who in rows)
    assert (1, joiner.pk) not in rows
    assert rows[2, joiner.pk] == rows[2, away.pk] == (S.SENT, "")
    assert one.state == "running"


def test_who_leaves_or_goes_away_between_plan_and_moment_gets_nothing(cast):
    seat, (away, left, _stays) = a_firm(cast)
    started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    Leave.objects.create(person=away, first=TUESDAY, last=TUESDAY)
    Spell.objects.filter(person=left).update(ended=TUESDAY - timedelta(days=1))
    live(TUESDAY, TUESDAY)
    assert {m.to for m in Message.objects.all()} == {"p2@oak.example"}
    reasons = dict(Planned.objects.filter(state=S.SKIPPED).values_list("person", "reason"))
    assert reasons == {away.pk: "away", left.pk: "not there any more"}


def test_two_rounds_together_stay_under_the_caps(cast):
    seat, _people = a_firm(cast, people=2)
    Caps.objects.update(a_day=1, a_week=3)
    for number in range(4):
        started(seat, name=f"Round {number}", weekday=1 + number % 2, at_most_a_week=3)
    live(TUESDAY, TUESDAY + timedelta(days=5))
    rows = Planned.objects.exclude(state=S.SKIPPED)
    for who in {r.person_id for r in rows}:
        mine = [r.day for r in rows if r.person_id == who]
        assert len(mine) == len(set(mine))
        assert len([day for day in mine if day < TUESDAY + timedelta(days=6)]) == 3


def test_a_worker_that_was_down_past_the_hours_finds_another_day_and_no_quiet_hour(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    turn(at(TUESDAY, 22))
    assert not Message.objects.exists()
    live(TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1))
    assert set(Planned.objects.values_list("day", flat=True)) == {TUESDAY + timedelta(days=1)}
    assert states(one) == [(S.SENT, "")] * 3


def test_a_queue_that_was_held_up_past_the_hours_finds_another_day_and_the_dose_counts_it_once(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    turn(at(TUESDAY, 12), deliver=False)
    assert set(Message.objects.values_list("not_after", flat=True)) == {at(TUESDAY, 17)}
    with Office() as (office, line):
        work_once(line, "w", lambda: at(TUESDAY, 22))
        settle(at(TUESDAY, 22))
        assert not office.taken
        live(TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1))
    assert list(Planned.objects.values_list("day", "state")) == [(TUESDAY + timedelta(days=1), S.SENT)] * 3
    assert states(one) == [(S.SENT, "")] * 3
    assert Telling.objects.get().people == 3


def test_a_slot_that_can_move_no_further_is_listed_as_unsent_with_the_reason(cast):
    seat, _people = a_firm(cast, people=1)
    one = started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    turn(at(TUESDAY, 12), deliver=False)
    a_week_on = at(TUESDAY + WEEK, 7)
    end_late(a_week_on)
    settle(a_week_on)
    assert states(one)[0] == (S.UNSENT, OVER)


def test_paused_nothing_goes_out_and_resumed_it_is_spread_anew(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    running.pause(seat=seat, one=one)
    live(TUESDAY, TUESDAY)
    assert not Message.objects.exists()
    running.resume(seat=seat, one=one, now=at(TUESDAY, 20))
    live(TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1))
    assert Message.objects.count() == 3


def test_weeks_that_were_paused_are_not_made_up_for(cast):
    seat, _people = a_firm(cast, people=1)
    one = started(seat)
    running.pause(seat=seat, one=one)
    running.resume(seat=seat, one=one, now=at(TUESDAY + WEEK * 4))
    live(TUESDAY + WEEK * 4, TUESDAY + WEEK * 4)
    assert list(Slot.objects.values_list("day", flat=True)) == [TUESDAY + WEEK * 4]


def test_ended_what_was_planned_is_skipped_with_the_reason(cast):
    seat, _people = a_firm(cast)
    one = started(seat)
    plan(at(TUESDAY - timedelta(days=1)))
    running.end(seat=seat, one=one)
    live(TUESDAY, TUESDAY)
    assert states(one) == [(S.SKIPPED, "round ended")] * 3


def test_a_statement_that_says_something_else_is_not_told_before_its_words_are_approved_anew(cast):
    seat, _people = a_firm(cast, people=1)
    row = drafting_row = statements_of(cast.company)[0]
    draft = drafting.DraftStatement.objects.get(company=cast.company, key=row.key)
    drafting.change(
        seat=seat, key=row.key, version=draft.version, said=draft.said | {"text": "Call everybody twice."}
    )
    from fairlead.communicate.tests.hands import republish

    republish(seat)
    started(seat)
    live(TUESDAY, TUESDAY + WEEK * 3, hours=(9, 12, 16))
    assert drafting_row.key not in set(Slot.objects.values_list("statement", flat=True))
    assert mark(row) != mark(statements_of(cast.company, [row.key])[0])


def test_a_typo_mended_while_the_round_runs_keeps_both_texts_and_the_new_one_goes_out(cast):
    seat, _people = a_firm(cast, people=1)
    started(seat)
    way = (
        Wording.objects.filter(kind="message", statement=statements_of(cast.company)[0].key)
        .order_by("number")
        .first()
    )
    plan(at(TUESDAY - timedelta(days=1)))
    row = statements_of(cast.company)[0]
    way.write("Mended: {statement}", seat.user, seen=1, mark=mark(row)).approve(seat.user)
    turn(at(TUESDAY), deliver=False)
    letter = message_from_bytes(bytes(Message.objects.get().content), policy=policy.default)
    assert f"Mended: {TEXT}" in letter.get_body(("plain",)).get_content()
    assert way.versions.count() == 2


def test_hours_of_a_person_win_over_place_unit_and_company(cast):
    _seat, (ann, ben, eve) = a_firm(cast)
    sales = unit(cast.company, "Sales")
    Hours.objects.create(company=cast.company, unit=sales, zone="Europe/Berlin", country="DE")
    Hours.objects.create(company=cast.company, place="Tokyo", zone="Asia/Tokyo")
    Hours.objects.create(company=cast.company, person=eve, week="12")
    reaches = Reaches(cast.company, [ann.pk, ben.pk, eve.pk])
    ann_post, ben_post, eve_post = (one.posts.get() for one in (ann, ben, eve))
    ben_post.location = eve_post.location = "tokyo "
    assert reaches.of(ann, ann_post).zone == "Europe/Berlin"
    assert (reaches.of(ben, ben_post).zone, reaches.of(ben, ben_post).country) == ("Asia/Tokyo", "DE")
    assert reaches.of(eve, eve_post).week == {1, 2}
    assert reaches.of(eve, eve_post).opens == company_hours(cast.company).opens


def test_a_public_holiday_of_the_place_moves_the_message(cast):
    seat, (ann, *_more) = a_firm(cast)
    Hours.objects.create(company=cast.company, person=ann, country="ES")  # the sixth of January is one there
    started(seat, begins=TUESDAY + timedelta(days=1), weekday=2)
    live(TUESDAY, TUESDAY + timedelta(days=3))
    days = dict(Planned.objects.values_list("person", "day"))
    assert days.pop(ann.pk) == TUESDAY + timedelta(days=2)
    assert set(days.values()) == {TUESDAY + timedelta(days=1)}


def test_two_turns_at_one_time_enqueue_nothing_twice(cast):
    seat, _people = a_firm(cast)
    started(seat)
    for _again in range(2):
        plan(at(TUESDAY))
        send(at(TUESDAY, 16))
    assert Message.objects.count() == 3


def test_a_dead_message_is_listed_and_counts_once_it_was_sent_after_all(cast):
    seat, _people = a_firm(cast, people=1)
    one = started(seat)
    turn(at(TUESDAY, 8), deliver=False)
    turn(at(TUESDAY, 16), deliver=False)
    Message.objects.update(state="dead", reason="550 No such person")
    settle(at(TUESDAY))
    assert states(one) == [(S.UNSENT, "550 No such person")]
    assert not Telling.objects.exists()
    Message.objects.update(state="sent", sent_at=at(TUESDAY))
    settle(at(TUESDAY))
    assert states(one) == [(S.SENT, "")]
    assert Telling.objects.get().people == 1


def test_statements_for_leaders_alone_are_told_to_nobody(cast):
    seat, _people = a_firm(cast)
    row = statements_of(cast.company)[0]
    draft = drafting.DraftStatement.objects.get(company=cast.company, key=row.key)
    drafting.change(seat=seat, key=row.key, version=draft.version, said=draft.said | {"audience": "leaders"})
    from fairlead.communicate.tests.hands import republish

    republish(seat)
    assert row.key not in {one.key for one in statements_of(cast.company)}


def test_a_round_whose_rhythm_changes_goes_on_by_the_new_calendar_and_leaves_no_slot_behind(cast):
    seat, _people = a_firm(cast, people=1)
    one = started(seat)
    live(TUESDAY, TUESDAY + WEEK)
    plan(at(TUESDAY + WEEK * 2 - timedelta(days=2)))  # the third Tuesday is laid down already
    running.change(seat=seat, one=one, said=said(rhythm="fortnightly", weekday=3))
    live(TUESDAY + WEEK * 2 - timedelta(days=1), TUESDAY + WEEK * 5)
    days = list(Slot.objects.filter(round=one).order_by("number").values_list("day", flat=True))
    thursday = TUESDAY + timedelta(days=2)
    assert days == [TUESDAY, TUESDAY + WEEK, thursday + WEEK * 2, thursday + WEEK * 4]
    assert Planned.objects.filter(state=S.SENT).count() == 4
