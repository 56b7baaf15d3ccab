"""Whom a round means on a day: those employed then, in its units and levels, who joined since."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fairlead.communicate.models import Round
from fairlead.people.models import Person, Post, Spell
from fairlead.people.queries import employed


def audience(one: Round, on: date) -> QuerySet[Person]:
    """Each with the post of that day as `there`."""
    people = employed(Person.objects.filter(company=one.company), on)
    posts, units = Post.objects.on(on).filter(person=OuterRef("pk")), one.units_reached()
    if units is not None:
        people = people.filter(Exists(posts.filter(unit__in=units)))
    if one.levels:
        people = people.filter(Exists(posts.filter(level__in=one.levels)))
    if one.joined_since:
        joined = Spell.objects.filter(
            Q(ended=None) | Q(ended__gte=on),
            person=OuterRef("pk"),
            started__gte=one.joined_since,
            started__lte=on,
        )
        people = people.filter(Exists(joined))
    return people.order_by("pk")


def post_of(person: Person) -> Post | None:
    return person.there[-1] if person.there else None
