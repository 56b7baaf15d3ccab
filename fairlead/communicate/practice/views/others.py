"""Who can see what of practice, said plainly; the same page for everybody."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead.communicate.practice.padding import private_page
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for


@login_required
@private_page
@require_safe
def others(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    return render(request, "practice/others.html", {"company": seat.company})
