"""A firm of 40 sets a round; a quarter passes on a moved clock, and mail arrives at a real server."""

from collections import Counter
from datetime import date, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.dose import dose, telling_rows
from fairlead.communicate.models import Hours, Leave, Planned, Round, Telling, Wording
from fairlead.communicate.planning import plan
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.communicate.tests.hands import TUESDAY, a_firm, at, person, unit
from fairlead.communicate.times import week_of
from fairlead.outbox.models import Content
from fairlead.outbox.tests.post_office import Office
from fairlead.outbox.working import work_once
from fairlead.people.models import Role, Spell

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)
LAST = TUESDAY + WEEK * 12 + timedelta(days=3)


def post_days(office, line, first, until):
    """Day by day; the worker takes its turns on the clock of that day."""
    day = first
    while day <= until:
        for hour in (1, 12, 17):
            now = at(day, hour)
            plan(now)
            send(now)
            while work_once(line, "worker", lambda now=now: now):
                pass
            settle(now)
        day += timedelta(days=1)


def letters_to(office, address):
    read = (message_from_bytes(one, policy=policy.default) for one in office.letters)
    return [one for one in read if one["To"] == address]


def a_firm_of_forty(cast):
    seat, people = a_firm(cast, people=0)
    firm = unit(cast.company, "Firm")
    teams = [unit(cast.company, name, firm) for name in ("North", "South", "Care", "Lab")]
    people = [person(cast.company, n, teams[n % 4]) for n in range(40)]
    Hours.objects.create(company=cast.company, unit=teams[3], zone="America/New_York", country="US")
    return seat, people, teams


def set_the_round(client, cast):
    """On the screen, by the people team."""
    client.force_login(cast.users[Role.PEOPLE_TEAM])
    slug = cast.company.slug
    form = {"name": "Every week", "kinds": ["tells", "practises"], "rhythm": "weekly", "weekday": "1", "series": "",
            "begins": TUESDAY.isoformat(), "ends": (TUESDAY + WEEK * 12).isoformat(), "at_most_a_week": "2"}  # fmt: skip
    client.post(reverse("communicate:new-round", args=[slug]), form)
    one = Round.objects.get()
    assert "40" in client.get(reverse("communicate:round", args=[slug, one.key])).content.decode()
    do = reverse("communicate:round-do", args=[slug, one.key])
    assert client.post(do, {"verb": "start"}).status_code == 302
    return one, lambda verb: client.post(do, {"verb": verb})


def test_a_quarter_of_a_firm_of_forty(cast, client):
    seat, people, teams = a_firm_of_forty(cast)
    one, press = set_the_round(client, cast)
    leaver, absent = people[0], people[5]
    Leave.objects.create(person=absent, first=TUESDAY + WEEK * 2, last=TUESDAY + WEEK * 4 + timedelta(days=3))
    joiner = person(cast.company, 99, teams[1], hired=TUESDAY + WEEK * 3)
    Spell.objects.filter(person=leaver).update(ended=TUESDAY + WEEK * 6)
    with Office() as (office, line):
        post_days(office, line, TUESDAY, TUESDAY + WEEK * 5 - timedelta(days=1))
        mend_a_typo(seat)
        post_days(office, line, TUESDAY + WEEK * 5, TUESDAY + WEEK * 7 - timedelta(days=1))
        press("pause")
        quiet = sum(office.taken.values())
        post_days(office, line, TUESDAY + WEEK * 7, TUESDAY + WEEK * 8 - timedelta(days=1))
        assert sum(office.taken.values()) == quiet
        press("resume")
        post_days(office, line, TUESDAY + WEEK * 8, LAST)
        judge_the_mail(office, people, leaver, absent, joiner)
    judge_the_rows(one)
    judge_the_dose(cast, teams)


def mend_a_typo(seat):
    row = statements_of(seat.company)[0]
    for way in Wording.objects.filter(statement=row.key, kind="message"):
        way.write("Mended. {statement}", seat.user, seen=1, mark=mark(row)).approve(seat.user)


def judge_the_mail(office, people, leaver, absent, joiner):
    assert set(office.taken.values()) == {1}
    stays = letters_to(office, people[2].email)
    subjects = Counter(one["Subject"] for one in stays)
    assert sum(subjects.values()) == 24  # twelve weeks, each a telling and a practice slot
    assert subjects["A minute for where we are going"] == 12
    assert set(subjects.values()) == {12, 5, 4, 3}  # of those told second one fell into the pause
    first = "Call every placement after one week."
    mended = ["Mended." in one.get_body(("plain",)).get_content() for one in stays if one["Subject"] == first]
    assert mended == sorted(mended)
    assert {True, False} == set(mended)
    assert len(letters_to(office, leaver.email)) == 13  # up to the last day, the seventh Tuesday
    assert len(letters_to(office, absent.email)) == 18
    assert len(letters_to(office, joiner.email)) == 18  # from the fourth week on
    assert all(len(one) < 100_000 for one in office.letters)


def judge_the_rows(one):
    rows = Planned.objects.filter(slot__round=one).select_related("slot", "unit")
    assert {row.state for row in rows} == {"sent", "skipped"}
    sent = [row for row in rows if row.state == "sent"]
    assert max(Counter((row.person_id, row.day) for row in sent).values()) == 1
    assert max(Counter((row.person_id, week_of(row.day)) for row in sent).values()) == 2
    for row in sent:
        zone = "America/New_York" if row.unit.name == "Lab" else "Europe/London"
        local = row.moment.astimezone(ZoneInfo(zone))
        assert local.date() == row.day
        assert (8, 30) <= (local.hour, local.minute) < (17, 0)
        assert local.weekday() < 5
    assert not Content.objects.exists()


def judge_the_dose(cast, teams):
    keys = [row.key for row in statements_of(cast.company)]
    cells = dose(cast.company, keys, teams, LAST)
    assert {cell.band for line in cells.values() for cell in line} == {"three"}
    rows = telling_rows(cast.company)
    assert len(rows) == 12 * len(teams) == Telling.objects.count()
    assert {row["channel"] for row in rows} == {"message"}
    assert rows[0]["told_on"] == date(2027, 1, 5)
    assert rows[0]["unit"].startswith("Firm / ")
    assert (
        sum(row["people"] for row in rows)
        == Planned.objects.filter(state="sent", slot__kind="telling").count()
    )
