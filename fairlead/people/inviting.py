"""What changes several things at once when a seat is offered and taken."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.outbox.services import enqueue
from fairlead.people.access import Seat
from fairlead.people.linking import link_by_address
from fairlead.people.models import Company, Invitation, Membership, User
from fairlead.web.addresses import absolute
from fairlead.web.errors import Changed, Hidden, NotYours

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """An address that was not invited, and why."""

    address: str
    reason: str


@transaction.atomic
def invite(*, seat: Seat, addresses: list[str], role: str) -> tuple[list[Invitation], list[Line]]:
    """Invites whom it can; who has a seat, is invited already or cannot be an address is told by line."""
    made: list[Invitation] = []
    left: list[Line] = []
    for address in dict.fromkeys(line.strip().lower() for line in addresses if line.strip()):
        reason = (
            _("more than {n} at once: send the rest next").format(n=AT_ONCE) if len(made) == AT_ONCE else ""
        )
        if reason := reason or _reason_against(seat.company, address):
            left.append(Line(address, reason))
            continue
        invitation, token = Invitation.make(company=seat.company, email=address, role=role, by=seat.user)
        _send(invitation, token, seat.user)
        _note("invited", invitation, seat.user)
        made.append(invitation)
    return made, left


@transaction.atomic
def send_again(*, seat: Seat, invitation: Invitation) -> None:
    _send(invitation, invitation.renew(), seat.user)
    _note("invited again", invitation, seat.user)


@transaction.atomic
def withdraw(*, seat: Seat, invitation: Invitation) -> None:
    if not invitation.withdraw():
        raise Hidden
    _note("invitation withdrawn", invitation, seat.user)


@transaction.atomic
def accept_anew(*, invitation: Invitation, name: str, password: str) -> Membership:
    """A new account; the address counts as verified, since the link was sent nowhere else."""
    if not invitation.take():
        raise Hidden
    try:
        user = User.objects.create_user(email=invitation.email, password=password, name=name)
    except IntegrityError:  # the page was shown when there was none; the invitation stays open
        raise Changed(
            _("An account for {address} was made at this very moment: sign in with it, then open this link once more.")
            .format(address=invitation.email)
        ) from None  # fmt: skip
    return _sit(invitation, user)


@transaction.atomic
def join(*, invitation: Invitation, user: User) -> Membership:
    """The account of the invited address sits down. A forwarded link helps nobody else."""
    if user.email.lower() != invitation.email.lower():
        raise NotYours(
            _("This invitation is for another address than {yours}: sign out and use the invited account.")
            .format(yours=user.email)
        )  # fmt: skip
    if not invitation.take():
        raise Hidden
    return _sit(invitation, user)


def _sit(invitation: Invitation, user: User) -> Membership:
    seat, _made = Membership.objects.get_or_create(
        user=user, company=invitation.company, defaults={"role": invitation.role}
    )
    link_by_address(seat)
    _note("invitation accepted", invitation, user)
    return seat


def _reason_against(company: Company, address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return _("this is no e-mail address")
    if Membership.objects.filter(company=company, user__email__iexact=address).exists():
        return _("has a seat already")
    if Invitation.objects.waiting().filter(company=company, email__iexact=address).exists():
        return _("is invited already: send it again below")
    return ""


def _send(invitation: Invitation, token: str, by: User) -> None:
    link = absolute(reverse("people:invite", args=[token]))
    page = {"invitation": invitation, "link": link, "by": by}
    enqueue(
        purpose="invitation", to=invitation.email, company=invitation.company.key,
        subject=_("You are invited to {company}").format(company=_one_line(invitation.company.name)),
        text=render_to_string("people/mail/invitation.txt", page),
    )  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _note(what: str, invitation: Invitation, by: User) -> None:
    record(
        what, company=invitation.company.key, actor=by.key, subject=str(invitation.key),
        details={"role": invitation.role},
    )  # fmt: skip
