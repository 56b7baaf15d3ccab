"""The front of the room: the current edition, or how to begin."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.models import DraftStatement, Edition


@login_required
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    has_draft = seat.can["EDIT_PLAN"] and DraftStatement.objects.filter(company=seat.company).exists()
    return render(
        request, "plan/index.html", {"edition": Edition.current(seat.company), "has_draft": has_draft}
    )
