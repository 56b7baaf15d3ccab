"""Whom a talk means, and who may see what it is about."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Talk
from fairlead.communicate.whose import oneself
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Person, Post
from fairlead.people.queries import employed
from fairlead.people.reporting import today
from fairlead.plan.models import EditionStatement


def meant(talk: Talk) -> QuerySet[Person]:
    """Those employed today, in its unit and below, each with the post of today as `there`."""
    people = employed(Person.objects.filter(company=talk.company), today())
    if talk.unit is None:
        return people.order_by("pk")
    posts = Post.objects.on(today()).filter(person=OuterRef("pk"), unit__in=talk.unit.subtree())
    return people.filter(Exists(posts)).order_by("pk")


def about(talk: Talk) -> list[EditionStatement]:
    """Its statements as they stand now; those for leaders alone are told to nobody."""
    return statements_of(talk.company, talk.keys) if talk.keys else []


def may_see(seat: Seat, talk: Talk) -> bool:
    """Who plans talks, and whom it means; for everybody else there is no such talk."""
    if seat.may(Ability.TELL):
        return True
    me = oneself(seat)
    return me is not None and meant(talk).filter(pk=me.pk).exists()


def to_come(person: Person, now: datetime) -> list[Talk]:
    """What is planned for somebody."""
    ahead = Talk.objects.filter(
        company=person.company, state=Talk.State.PLANNED, starts__gt=now, invites_since__isnull=False
    ).select_related("unit", "company")  # fmt: skip
    return [talk for talk in ahead if meant(talk).filter(pk=person.pk).exists()]
