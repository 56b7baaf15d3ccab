"""The first owner comes in through the set-up link."""

from datetime import timedelta

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from fairlead.people.forms import ClaimForm
from fairlead.people.models import SetUpLink
from fairlead.people.services import claim
from fairlead.web.errors import Hidden
from fairlead.web.limits import spend, visitor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    is_open = SetUpLink.is_open(token)
    if not is_open or request.method == "POST":
        spend("set-up", visitor(request), at_most=60, every=timedelta(minutes=10))
    if not is_open:
        raise Hidden
    form = ClaimForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/set_up.html", {"form": form}, status=400 if form.errors else 200)
    seat = claim(token=token, **form.cleaned_data)
    login(request, seat.user, backend=BACKEND)
    return redirect("home:today")
