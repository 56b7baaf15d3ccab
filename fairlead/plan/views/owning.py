"""Who owns what, as a drawing."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.owning import drawing_for


@login_required
@require_safe
def owners(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    whole = request.GET.get("units") == "all"
    return render(
        request,
        "plan/owners.html",
        {"drawing": drawing_for(seat, timezone.localdate(), whole=whole), "whole": whole},
    )
