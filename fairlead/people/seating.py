"""What changes seats: roles, leaving, and who must have a second step. A company never loses its last owner."""

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership, Role, User
from fairlead.people.second_step import has_second_step
from fairlead.web.errors import Hidden, PageError


class LastOwner(PageError):
    """The company would have nobody left who runs it."""


@transaction.atomic
def change_role(*, seat: Seat, of: Membership, role: str) -> None:
    found = _locked(of)
    if found.role == role:
        return
    if role != str(Role.OWNER):
        _keep_an_owner(found)
    before, found.role = found.role, role
    found.save(update_fields=["role"])
    _note("role changed", found, seat.user, {"from": before, "to": role})


@transaction.atomic
def remove_seat(*, seat: Seat, of: Membership) -> None:
    """The account stays: it may have seats elsewhere. Its next page in this company is a 404."""
    found = _locked(of)
    _keep_an_owner(found)
    _note("seat removed", found, seat.user, {"role": found.role})
    found.delete()


@transaction.atomic
def ask_second_step(*, seat: Seat, roles: list[str]) -> None:
    """Who asks it of the own role must have one, or would lock the door from outside."""
    if seat.role in roles and not has_second_step(seat.user):
        raise PageError(_("Add a second step to your own account first, then ask it of your role."))
    company = seat.company
    company.second_step_for = [role for role in Role.values if role in roles]
    company.save(update_fields=["second_step_for"])
    record(
        "second step asked", company=company.key, actor=seat.user.key, subject=str(company.key),
        details={"roles": company.second_step_for},
    )  # fmt: skip


def _locked(of: Membership) -> Membership:
    """The company's row is the lock: two owners who remove each other come one after the other."""
    Company.objects.select_for_update().get(pk=of.company_id)
    found = Membership.objects.select_related("company", "user").filter(pk=of.pk).first()
    if found is None:
        raise Hidden
    return found


def _keep_an_owner(of: Membership) -> None:
    others = Membership.objects.filter(company=of.company, role=Role.OWNER, user__is_active=True)
    if of.role == Role.OWNER and not others.exclude(pk=of.pk).exists():
        raise LastOwner(
            _("{who} is the last owner of {company}: make somebody else an owner first.")
            .format(who=of.user, company=of.company.name)
        )  # fmt: skip


def _note(what: str, of: Membership, by: User, details: dict[str, str]) -> None:
    record(what, company=of.company.key, actor=by.key, subject=str(of.user.key), details=details)
