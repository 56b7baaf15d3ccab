"""An invitation: sent and withdrawn by who runs the company, taken by whom it is for."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairlead.people import inviting
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Invitation, User
from fairlead.people.seat_forms import ComeInForm, InviteForm
from fairlead.people.views.seats import seats_page
from fairlead.people.views.set_up import BACKEND
from fairlead.web.errors import Hidden
from fairlead.web.limits import spend, visitor


@login_required
@require_POST
def send(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return seats_page(request, seat, invite=form, status=400)
    spend("invite", str(seat.company.key), at_most=20, every=timedelta(hours=1))
    made, left = inviting.invite(
        seat=seat, addresses=form.cleaned_data["addresses"], role=form.cleaned_data["role"]
    )
    if made:
        said = ngettext("{n} invitation is on its way.", "{n} invitations are on their way.", len(made))
        messages.success(request, said.format(n=len(made)))
    if not left:
        return redirect("people:seats", seat.company.slug)
    again = InviteForm(
        initial={"addresses": "\n".join(line.address for line in left), "role": request.POST["role"]}
    )
    return seats_page(request, seat, invite=again, left=left, status=200 if made else 400)


@login_required
@require_POST
def resend(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    invitation = _waiting(seat, pk)
    spend("invite again", str(invitation.key), at_most=5, every=timedelta(hours=1))
    inviting.send_again(seat=seat, invitation=invitation)
    messages.success(request, _("A new link is on its way; the old one no longer works."))
    return redirect("people:seats", seat.company.slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    inviting.withdraw(seat=seat, invitation=_waiting(seat, pk))
    messages.success(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect("people:seats", seat.company.slug)


def _waiting(seat: Seat, pk: int) -> Invitation:
    return get_object_or_404(Invitation.objects.waiting(), company=seat.company, pk=pk)


@never_cache
def invite(request: HttpRequest, token: str) -> HttpResponse:
    """Tries are counted, but not the opening of a link that is good: scanners do that, and a GET writes nothing."""
    invitation = Invitation.objects.with_open_link(token).select_related("company", "made_by").first()
    if invitation is None or request.method == "POST":
        spend("invitation", visitor(request), at_most=100, every=timedelta(minutes=10))
    if invitation is None:
        raise Hidden
    if request.user.is_authenticated:
        return _signed_in(request, invitation)
    if User.objects.filter(email__iexact=invitation.email).exists():
        return render(request, "people/invite_known.html", {"invitation": invitation})
    return _new_here(request, invitation)


def _signed_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method != "POST" and request.user.email.lower() == invitation.email.lower():
        return render(request, "people/invite_join.html", {"invitation": invitation})
    seat = inviting.join(invitation=invitation, user=request.user)
    return redirect("home:company", seat.company.slug)


def _new_here(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = ComeInForm(request.POST or None, email=invitation.email)
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "invitation": invitation}
        return render(request, "people/invite.html", page, status=400 if form.errors else 200)
    seat = inviting.accept_anew(invitation=invitation, **form.cleaned_data)
    login(request, seat.user, backend=BACKEND)
    return redirect("home:company", seat.company.slug)
