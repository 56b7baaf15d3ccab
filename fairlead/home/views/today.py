"""Today: one page, composed from all chapters."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fairlead.communicate.views.inbox import count_of
from fairlead.core.plans import Kind
from fairlead.home.noticing import notices
from fairlead.home.steps import first_steps
from fairlead.people.abilities import Ability
from fairlead.people.access import companies_readable_by, seat_for
from fairlead.plan.models import Edition

IN_SHORT = (Kind.PURPOSE, Kind.PRIORITY)  # the whole plan is one page further


@login_required
def today(request: HttpRequest) -> HttpResponse:
    companies = list(companies_readable_by(request.user))
    if len(companies) == 1:
        return redirect("home:company", companies[0].slug)
    return render(request, "home/companies.html", {"companies": companies})


@login_required
def company(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    edition = Edition.current(seat.company)
    page = {
        "edition": edition,
        "statements": edition.statements_readable_by(seat).filter(kind__in=IN_SHORT) if edition else (),
        "steps": first_steps(seat),
        "said_to_me": count_of(request, seat),
        "notices": notices(seat, edition, timezone.localdate()),
    }
    return render(request, "home/today.html", page)
