"""Which units somebody may speak to, and whose dose somebody may read."""

from django.db.models import QuerySet

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, people_readable_by
from fairlead.people.models import Person, Post, Unit
from fairlead.people.reporting import today


def oneself(seat: Seat) -> Person | None:
    return (
        Person.objects.filter(company=seat.company, account=seat.user).first()
        if seat.may(Ability.READ_ONESELF)
        else None
    )


def units_spoken_to(seat: Seat) -> QuerySet[Unit]:
    """All for who tells; for a manager those in which somebody stands who reports to him, and what lies below them."""
    units = Unit.objects.filter(company=seat.company)
    if seat.may(Ability.TELL):
        return units
    if not seat.may(Ability.READ_REPORTS):
        return units.none()
    reports = people_readable_by(seat).exclude(account=seat.user)
    theirs = units.filter(pk__in=Post.objects.on(today()).filter(person__in=reports).values("unit"))
    return units.filter(pk__in={pk for unit in theirs for pk in unit.subtree()})


def units_read(seat: Seat) -> QuerySet[Unit]:
    """The own unit for everybody; for a manager those below, too; all for who tells."""
    spoken, me = units_spoken_to(seat), oneself(seat)
    if me is None or seat.may(Ability.TELL):
        return spoken
    mine = (
        Post.objects.on(today()).filter(person=me, unit__company=seat.company).values_list("unit", flat=True)
    )
    ids = [*spoken.values_list("pk", flat=True), *mine]
    return Unit.objects.filter(company=seat.company, pk__in=ids)


def people_in(unit: Unit) -> int:
    """With all below."""
    return (
        Post.objects.on(today())
        .filter(unit__in=unit.subtree(), person__erased_at=None)
        .values("person")
        .distinct()
        .count()
    )
