"""The door: a view that holds a seat holds the right. Nothing of a company is fetched in any other way."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fairlead.people.abilities import MAY, Ability
from fairlead.people.models import Company, Membership, Person, User
from fairlead.people.reporting import below
from fairlead.people.second_step import has_second_step, second_step_first
from fairlead.web.errors import Hidden, NotYours


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a company, with what he may do there."""

    user: User
    company: Company
    role: str

    def may(self, ability: Ability) -> bool:
        return ability in MAY[self.role]

    @property
    def can(self) -> dict[str, bool]:
        """For templates: `{% if seat.can.EDIT_PLAN %}`."""
        return {ability.name: self.may(ability) for ability in Ability}


def companies_readable_by(user: User) -> QuerySet[Company]:
    return Company.objects.filter(memberships__user=user).order_by("name")


def people_readable_by(seat: Seat) -> QuerySet[Person]:
    """All for those who run the company, those below for a manager, oneself for everybody; none for an adviser."""
    people = Person.objects.filter(company=seat.company)
    if seat.may(Ability.READ_PEOPLE):
        return people
    if not seat.may(Ability.READ_ONESELF):
        return people.none()
    mine = people.filter(account=seat.user)
    return people.filter(pk__in=below(mine)) if seat.may(Ability.READ_REPORTS) else mine


def seat_for(request: HttpRequest, company: str, ability: Ability) -> Seat:
    """The visitor's seat in the company of the address. Foreign company: as if it were not there."""
    seat = _seat(request, company)
    if not seat.may(ability):
        raise NotYours(
            _("As {role} you may not {ability}. The owner of {company} can change that.").format(
                role=seat.role, ability=ability.value, company=seat.company.name
            )
        )
    return seat


def _seat(request: HttpRequest, company: str) -> Seat:
    found = (
        Membership.objects.select_related("company")
        .filter(user_id=request.user.pk, company__slug=company, user__is_active=True)
        .first()
    )
    if found is None:
        raise Hidden
    if found.role in found.company.second_step_for and not has_second_step(request.user):
        raise second_step_first(found)
    request.seat = Seat(request.user, found.company, found.role)
    return request.seat
