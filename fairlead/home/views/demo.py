"""The page with one-click sign-in to the sample, for development only; and the click that removes it."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.home.sample import refuse_outside_development, remove_sample, sample_seats
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.web.errors import Hidden

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def demo(request: HttpRequest) -> HttpResponse:
    refuse_outside_development()
    told = {
        "owner": _("Founder: writes and publishes the plan, sees everybody."),
        "manager": _("Leads the branch in Dunmere: reads the plan, sees the people there."),
        "employee": _("Consultant in Dunmere: reads the plan."),
    }
    seats = sample_seats()
    chairs = [(seats[role], sentence) for role, sentence in told.items() if role in seats]
    return render(request, "home/demo.html", {"chairs": chairs})


@require_POST
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    refuse_outside_development()
    seat = sample_seats().get(role)
    if seat is None:
        raise Hidden
    login(request, seat.user, backend=BACKEND)
    return redirect("home:company", seat.company.slug)


@require_POST
@login_required
def remove(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    remove_sample(seat=seat)
    return redirect("home:today")
