"""Who may open which address of communicate."""

from datetime import date, timedelta

from django.utils import timezone

from fairlead.communicate.models import Hours, Leave, Round, RoundEvent, Talk, Telling, Wording
from fairlead.people.abilities import Ability
from fairlead.people.models import Person, Role, Spell, Unit
from fairlead.people.tests.matrix import Cast, Route

READ, TELL, REPORTS, ONESELF = Ability.READ_PLAN, Ability.TELL, Ability.READ_REPORTS, Ability.READ_ONESELF
KEY = "s-1"  # the plan room publishes it


def furnish(cast: Cast) -> None:
    """Of both companies: a round that runs, words, hours of a unit, somebody away, a telling that was noted."""
    for where, company, by in (
        ("", cast.company, cast.users[Role.OWNER]),
        ("foreign ", cast.foreign, cast.stranger),
    ):
        today = timezone.localdate()
        one = Round.objects.create(
            company=company, name="The plan, every week", made_by=by, state="running", practises=True,
            begins=today, ends=today + timedelta(weeks=6),
        )  # fmt: skip
        RoundEvent.objects.create(round=one, did="made", by=by)
        unit = Unit.objects.create(company=company, name="Night shift")
        kim = Person.objects.create(company=company, number="77", name="Kim Lund", email="kim@oak.example")
        Spell.objects.create(person=kim, started=date(2020, 1, 1))
        way = Wording.objects.create(company=company, statement=KEY)
        last = way.write("Every time.", None, seen=0, mark="of an earlier text")
        leave = Leave.objects.create(person=kim, first=today, last=today + timedelta(days=9))
        hours = Hours.objects.create(company=company, unit=unit, zone="Europe/Lisbon")
        teller = cast.users[Role.MANAGER] if not where else by
        told = Telling.objects.create(
            company=company, told_on=today, statement=KEY, channel="meeting", told_by=teller
        )
        talk = Talk.objects.create(
            company=company, name="The year ahead", starts=timezone.now() + timedelta(days=7), zone="UTC", keys=[KEY]
        )  # fmt: skip
        things = {
            "telling round": one,
            "talk": talk,
            "way": way,
            "version": last,
            "leave": leave,
            "hours": hours,
            "telling": told,
        }
        cast.things |= {where + name: thing for name, thing in things.items()}


def of(name, by="pk"):
    def own(cast: Cast):
        return {"company": cast.company.slug, by: getattr(cast.things[name], by)}

    return own


def alien(name, by="pk"):
    return lambda cast: {"company": cast.company.slug, by: getattr(cast.things[f"foreign {name}"], by)}


def thing(route, may, name, by="pk", **more):
    return Route(f"communicate:{route}", may, own=of(name, by), foreign=alien(name, by), **more)


def statement(cast: Cast):
    return {"company": cast.company.slug, "key": KEY}


ROUTES = [
    Route("communicate:index", READ),
    Route("communicate:dose", READ),
    Route("communicate:new-round", TELL),
    thing("round", TELL, "telling round", "key"),
    thing("round-change", TELL, "telling round", "key"),
    thing("round-do", TELL, "telling round", "key", post=True, data=lambda cast: {"verb": "pause"}),
    thing("round-test", TELL, "telling round", "key", post=True),
    Route("communicate:words", TELL),
    Route("communicate:draft-words", TELL, post=True),
    Route("communicate:statement-words", TELL, own=statement),
    Route("communicate:write-words", TELL, own=statement, post=True),
    thing("approve-words", TELL, "version", post=True),
    thing("retire-words", TELL, "way", post=True),
    Route("communicate:kit", REPORTS),
    Route("communicate:said", REPORTS, post=True),
    Route("communicate:told", TELL),
    Route("communicate:told-file", TELL, post=True),
    thing("take-back", REPORTS, "telling", post=True),
    Route("communicate:talks", TELL),
    Route("communicate:new-talk", TELL),
    thing("talk", TELL, "talk", "key"),
    thing("talk-change", TELL, "talk", "key"),
    thing("talk-do", TELL, "talk", "key", post=True, data=lambda cast: {"verb": "invite"}),
    thing(
        "talk-file", ONESELF, "talk", "key"
    ),  # before the whole company; a talk before a unit: test_talks.py
    Route("communicate:hours", TELL),
    Route("communicate:other-hours", TELL, post=True),
    thing("drop-hours", TELL, "hours", post=True),
    Route("communicate:away", Ability.EDIT_PEOPLE),
    thing("drop-away", Ability.EDIT_PEOPLE, "leave", post=True),
    Route("communicate:mine", ONESELF),
    Route("communicate:inbox", ONESELF),
    Route("communicate:read", ONESELF, post=True),
    Route("communicate:only-here", ONESELF, post=True),
    Route("communicate:drop-my-away", ONESELF, own=of("leave"), post=True),
]
