"""The front of the room: the published plan, as far as the reader's circle reaches, or how to begin."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan import asking
from fairlead.plan.models import DraftStatement
from fairlead.plan.reading import withdrawn_last
from fairlead.plan.showing import for_member


@login_required
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    shown = for_member(seat)
    withdrawn = withdrawn_last(seat, shown.edition if shown else None)
    page: dict[str, Any] = {"page": shown, "company": seat.company, "withdrawn": withdrawn}
    if seat.may(Ability.EDIT_PLAN):
        steps = asking.steps(seat.company)
        page |= {
            "has_draft": DraftStatement.objects.filter(company=seat.company).exists(),
            "begun": any(not step.is_open for step in steps),
        }
    return render(request, "plan/show.html" if shown else "plan/index.html", page)
