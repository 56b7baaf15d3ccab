"""Who sits in the company, with which role, and who is invited."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fairlead.people import seating
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Invitation, Membership, Role
from fairlead.people.seat_forms import InviteForm, RoleForm, SecondStepForm
from fairlead.web.errors import PageError, status_of


@login_required
@require_GET
def seats(request: HttpRequest, company: str) -> HttpResponse:
    return seats_page(request, seat_for(request, company, Ability.RUN))


def seats_page(
    request: HttpRequest, seat: Seat, *, invite: InviteForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    seats = Membership.objects.filter(company=seat.company).select_related("user")
    page = {
        "seats": seats.order_by("user__name", "user__email"),
        "invitations": Invitation.objects.waiting().filter(company=seat.company).order_by("email"),
        "invite": invite or InviteForm(),
        "second_step": SecondStepForm(initial={"roles": seat.company.second_step_for}),
        "roles": Role.choices,
    }
    return render(request, "people/seats.html", page | more, status=status)


@login_required
@require_POST
def role(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    of, form = _of(seat, pk), RoleForm(request.POST)
    if not form.is_valid():
        return seats_page(request, seat, refused=_("Choose one of the roles."), status=400)
    try:
        seating.change_role(seat=seat, of=of, role=form.cleaned_data["role"])
    except PageError as error:
        return seats_page(request, seat, refused=error.sentence, status=status_of(error))
    messages.success(request, _("The role of {who} is changed.").format(who=of.user))
    return _back(seat, of)


@login_required
@require_POST
def remove(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    of = _of(seat, pk)
    try:
        seating.remove_seat(seat=seat, of=of)
    except PageError as error:
        return seats_page(request, seat, refused=error.sentence, status=status_of(error))
    messages.success(request, _("{who} has no seat here any more.").format(who=of.user))
    return _back(seat, of)


@login_required
@require_POST
def second_step(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    form = SecondStepForm(request.POST)
    if not form.is_valid():
        return seats_page(request, seat, refused=_("Choose among the roles."), status=400)
    try:
        seating.ask_second_step(seat=seat, roles=form.cleaned_data["roles"])
    except PageError as error:
        return seats_page(request, seat, refused=error.sentence, status=status_of(error))
    messages.success(request, _("Saved."))
    return redirect("people:seats", seat.company.slug)


def _of(seat: Seat, pk: int) -> Membership:
    return get_object_or_404(Membership.objects.select_related("user"), company=seat.company, pk=pk)


def _back(seat: Seat, of: Membership) -> HttpResponse:
    """Who changed the own seat may not see this page any more."""
    own = of.user_id == seat.user.pk
    return redirect("home:today") if own else redirect("people:seats", seat.company.slug)
