"""The front of the chapter."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat_for(request, company, Ability.READ_PLAN)
    return render(request, "communicate/index.html", {})
