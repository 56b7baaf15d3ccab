"""What the tests of this room do again and again: a plan, people, words, a round; and the worker's turns on a moved clock."""

from datetime import UTC, date, datetime, time, timedelta

from fairlead.communicate import running
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Caps, Version, company_hours
from fairlead.communicate.planning import plan
from fairlead.communicate.proposing import propose
from fairlead.communicate.sending import send
from fairlead.communicate.settling import settle
from fairlead.outbox.models import Message
from fairlead.people.access import Seat
from fairlead.people.models import Person, Post, Role, Spell, Unit
from fairlead.plan import drafting, publishing

TUESDAY = date(2027, 1, 5)
SAID = {"kind": "priority", "details": "Why: two of three quit early.", "owner": "Branch leads", "due": None,
        "measure": "share called", "target": "95 %", "audience": "staff", "review_on": None}  # fmt: skip
TEXTS = ("Call every placement after one week.", "We say the bad news first.", "No contracts under a week.")


def seat_of(cast, role=Role.OWNER, company=None):
    return Seat(cast.users[role], company or cast.company, role)


def publish(seat, texts=TEXTS):
    for text in texts:
        drafting.add(seat=seat, said=SAID | {"text": text})
    return republish(seat)


def republish(seat):
    seen = publishing.look(seat.company)
    return publishing.publish(
        seat=seat, based_on=seen.based_on, mark=seen.mark, note="For the test.",
        reasons={line.name: "Clearer." for line in seen.changed}, overrides={one.id: "A test." for one in seen.musts},
    )  # fmt: skip


def approve_all(seat, keys=()):
    propose(seat=seat, rows=statements_of(seat.company, keys), language="en")
    for version in Version.objects.filter(wording__company=seat.company, approved_at=None):
        version.approve(seat.user)


def unit(company, name, above=None):
    return Unit.objects.get_or_create(company=company, name=name, parent=above)[0]


def person(company, number, where, hired=date(2020, 1, 1), left=None, **other):
    one = Person.objects.create(
        company=company, number=str(number), name=f"Person {number}", email=f"p{number}@oak.example", **other
    )
    Spell.objects.create(person=one, started=hired, ended=left)
    Post.objects.create(person=one, unit=where, began=hired, recorded_on=hired)
    return one


def said(**other):
    return {
        "name": "The plan, every week", "keys": [], "tells": True, "practises": False, "units": [], "levels": [],
        "joined_since": None, "rhythm": "weekly", "weekday": 1, "series": [], "begins": TUESDAY,
        "ends": TUESDAY + timedelta(weeks=12), "opens": None, "closes": None, "at_most_a_week": 2, "in_inbox": False,
        "in_slack": False, "in_teams": False,
    } | other  # fmt: skip


def a_round(seat, **other):
    return running.make(seat=seat, said=said(**other))


def a_firm(cast, people=3):
    """A plan with approved words and some people in one unit, in London."""
    seat = seat_of(cast)
    publish(seat)
    approve_all(seat)
    hours = company_hours(cast.company)
    hours.zone, hours.country, hours.part = "Europe/London", "GB", "ENG"
    hours.save()
    Caps.objects.get_or_create(company=cast.company)
    sales = unit(cast.company, "Sales")
    return seat, [person(cast.company, n, sales) for n in range(people)]


def at(day, hour=12, minute=0):
    return datetime.combine(day, time(hour, minute), UTC)


def turn(now, deliver=True):
    """What the worker does at one time; mail is taken as sent when nothing is said of a server."""
    plan(now)
    send(now)
    if deliver:
        Message.objects.filter(state=Message.State.QUEUED).update(state=Message.State.SENT, sent_at=now)
    settle(now)


def live(first, until, hours=(7, 9, 11, 13, 16), deliver=True):
    """Day by day."""
    day = first
    while day <= until:
        for hour in hours:
            turn(at(day, hour), deliver)
        day += timedelta(days=1)
