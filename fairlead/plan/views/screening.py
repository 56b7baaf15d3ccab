"""The plan on a big screen: each answer shows one statement and asks for the next one by itself."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.people.models import Company
from fairlead.plan.models import Edition
from fairlead.plan.screening import SECONDS, for_the_wall, slide_of
from fairlead.plan.showing import Page


@require_safe
def screen(request: HttpRequest, company: str) -> HttpResponse:
    if not request.user.is_authenticated:
        # A wall whose visit ended shows the page for signing in, not a hole where a statement stood.
        return HttpResponseClientRefresh() if request.htmx else redirect_to_login(request.get_full_path())
    seat = seat_for(request, company, Ability.READ_PLAN)
    edition = Edition.current(seat.company)
    address = settings.SITE.origin + reverse("plan:index", args=[seat.company.slug])
    return screen_page(request, seat.company, for_the_wall(edition) if edition else None, address)


def screen_page(request: HttpRequest, company: Company, page: Page | None, address: str) -> HttpResponse:
    given = request.GET.get("at", "1")
    at = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 1
    slide = slide_of(page, at)
    look = "light" if request.GET.get("look") == "light" else ""
    following = f"?at={slide.next if slide else 1}" + ("&look=light" if look else "")
    context = {"company": company, "page": page, "slide": slide, "address": address, "look": look,
               "following": following, "seconds": SECONDS}  # fmt: skip
    answer = render(request, "plan/screen.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer
