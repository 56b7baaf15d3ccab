"""Whose team is it: the unit where somebody stands with those above it, and the units whose people somebody manages."""

from datetime import date

from django.db.models import QuerySet

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Person, Post, Unit


def units_around(seat: Seat, today: date) -> list[Unit]:
    """The unit in which the visitor stands and all above it, the nearest first."""
    post = _posts(seat, today).select_related("unit").first()
    at, found = post.unit if post else None, []
    while at is not None and at not in found:
        found.append(at)
        at = at.parent
    return found


def units_led(seat: Seat, today: date) -> QuerySet[Unit]:
    """Those in which somebody stands who reports directly to the visitor."""
    units = Unit.objects.filter(company=seat.company)
    if not seat.may(Ability.READ_REPORTS):
        return units.none()
    led = Post.objects.on(today).filter(manager__in=_oneself(seat)).values("unit")
    return units.filter(pk__in=led).order_by("name")


def units_open_to(seat: Seat, today: date) -> QuerySet[Unit]:
    """Whose lines may be read: one's own and those above, those led, all for who may see all people."""
    units = Unit.objects.filter(company=seat.company)
    if seat.may(Ability.READ_PEOPLE):
        return units
    around = [unit.pk for unit in units_around(seat, today)]
    return units.filter(pk__in=[*around, *units_led(seat, today).values_list("pk", flat=True)])


def leads(seat: Seat, unit: Unit, today: date) -> bool:
    return units_led(seat, today).filter(pk=unit.pk).exists()


def _posts(seat: Seat, today: date) -> QuerySet[Post]:
    return Post.objects.on(today).filter(person__in=_oneself(seat)).order_by("-began", "-pk")


def _oneself(seat: Seat) -> QuerySet[Person]:
    """The person whose account this is; an adviser is nobody here."""
    mine = Person.objects.filter(company=seat.company, account=seat.user, erased_at=None)
    return mine if seat.may(Ability.READ_ONESELF) else mine.none()
