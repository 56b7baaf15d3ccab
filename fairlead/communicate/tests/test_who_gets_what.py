"""In whose language, with whose line, and to whom not."""

from datetime import time, timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from fairlead.communicate import running, turns
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.models import Caution, Hours, Leave, Planned, Telling, Wording
from fairlead.communicate.planning import plan
from fairlead.communicate.tests.hands import TUESDAY, a_firm, a_round, at, live, unit
from fairlead.home.noticing.communicate import notices_of_communicate
from fairlead.outbox.models import Content, Message
from fairlead.outbox.stops import Why, stop
from fairlead.people.erasing import forget
from fairlead.plan.models import Edition
from fairlead.plan.wordings.models import TeamLine

pytestmark = pytest.mark.django_db


def read(to):
    content = bytes(Message.objects.get(to=to).content).replace(b"\r\n", b"\n")
    letter = message_from_bytes(content, policy=policy.default)
    return letter.get_body(("plain",)).get_content()


def told(seat, **other):
    one = a_round(seat, **other)
    running.start(seat=seat, one=one)
    live(TUESDAY, TUESDAY, deliver=False)
    return one


def test_who_left_the_list_gets_nothing_and_the_row_says_why(cast):
    seat, (ann, *_more) = a_firm(cast)
    stop(address=ann.email, why=Why.UNSUBSCRIBED, now=timezone.now(), company=cast.company.key)
    told(seat)
    row = Planned.objects.get(person=ann)
    assert (row.state, row.reason) == ("unsent", "asked to get no more of these mails")
    assert Content.objects.count() == 2


def test_an_address_that_mail_cannot_reach_is_listed_and_the_others_get_theirs(cast):
    seat, (ann, *_more) = a_firm(cast)
    ann.email = "ann at oak"
    ann.save()
    told(seat)
    assert Planned.objects.get(person=ann).state == "unsent"
    assert "is no address that mail can reach" in Planned.objects.get(person=ann).reason
    assert Content.objects.count() == 2


def test_somebody_reads_it_in_the_own_language_where_words_are_approved_in_it(cast):
    seat, (ann, ben, _eve) = a_firm(cast)
    ann.language, ben.language = "Deutsch", "français"
    ann.save()
    ben.save()
    row = statements_of(cast.company)[0]
    way = Wording.objects.create(company=cast.company, statement=row.key, language="de")
    way.write("Nach einer Woche rufen wir an. Fragen Sie {ask}.", seat.user, seen=0, mark=mark(row)).approve(
        seat.user
    )
    told(seat)
    assert "Nach einer Woche rufen wir an. Fragen Sie Branch leads." in read(ann.email)
    assert "Why: two of three quit early." in read(ben.email)


def test_the_line_of_the_nearest_team_goes_along(cast):
    seat, (ann, ben, _eve) = a_firm(cast)
    sales = unit(cast.company, "Sales")
    north = unit(cast.company, "North", sales)
    ben.posts.update(unit=north)
    edition, row = Edition.current(cast.company), statements_of(cast.company)[0]
    for where, text in ((sales, "We ring on Mondays."), (north, "We ring on Fridays.")):
        TeamLine.objects.create(
            company=cast.company,
            unit=where,
            key=row.key,
            text=text,
            edition=edition,
            version=1,
            written_by=seat.user,
        )
    told(seat)
    assert "For us that means: We ring on Mondays." in read(ann.email)
    assert "For us that means: We ring on Fridays." in read(ben.email)


def test_a_round_for_a_unit_and_who_joined_lately_means_nobody_else(cast):
    seat, (ann, ben, eve) = a_firm(cast)
    ann.spells.update(started=TUESDAY - timedelta(days=20))
    ben.spells.update(started=TUESDAY - timedelta(days=20))
    ben.posts.update(unit=unit(cast.company, "Care"))
    key = str(unit(cast.company, "Sales").key)
    told(seat, units=[key], joined_since=TUESDAY - timedelta(days=30))
    assert set(Planned.objects.values_list("person", flat=True)) == {ann.pk}
    assert eve.pk != ann.pk


def test_levels_narrow_the_audience(cast):
    seat, (ann, *_more) = a_firm(cast)
    ann.posts.update(level="Lead")
    told(seat, levels=["Lead"])
    assert set(Planned.objects.values_list("person", flat=True)) == {ann.pk}


def test_a_round_may_be_narrower_than_the_hours_of_people_and_never_wider(cast):
    seat, _people = a_firm(cast)
    running.start(seat=seat, one=a_round(seat, opens=time(6), closes=time(9)))
    plan(at(TUESDAY, 7))
    moments = [row.moment for row in Planned.objects.filter(day=TUESDAY)]
    assert moments
    assert all((8, 30) <= (m.hour, m.minute) < (9, 0) for m in moments)


def test_what_was_known_of_somebody_who_was_erased_goes_and_old_leave_too(cast):
    _seat, (ann, ben, eve) = a_firm(cast)
    Hours.objects.create(company=cast.company, person=ann, zone="Asia/Tokyo")
    for who, last in ((ann, TUESDAY), (ben, TUESDAY - timedelta(days=40)), (eve, TUESDAY)):
        Leave.objects.create(person=who, first=last, last=last)
    forget(ann)
    turns.tidy_up(at(TUESDAY))
    assert list(Leave.objects.values_list("person", flat=True)) == [eve.pk]
    assert not Hours.objects.filter(person=ann).exists()


def test_who_tells_is_reminded_of_words_cautions_ends_and_what_did_not_go_out(cast):
    seat, _people = a_firm(cast)
    row = statements_of(cast.company)[0]
    Wording.objects.filter(statement=statements_of(cast.company)[1].key).update(retired_at=timezone.now())
    Caution.put(cast.company, row.key, "The branches do not call.")
    one = told(seat, ends=TUESDAY + timedelta(days=9))
    Message.objects.filter(to="p0@oak.example").update(state="dead")
    said = [notice.sentence for notice in notices_of_communicate(seat, TUESDAY)]
    assert said == [
        "1 statement has no approved words, so it is not told.",
        f"Told while under caution: “{row.text}”",
        f"The round “{one.name}” ends on 2027-01-14.",
        f"1 message of “{one.name}” did not go out.",
    ]
    assert not Telling.objects.exists()
