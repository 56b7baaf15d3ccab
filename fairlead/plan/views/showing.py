"""The published plan on one page and as PDF, for the people of the company."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.showing import Page, for_member, on_paper
from fairlead.web.errors import Hidden


@login_required
@require_safe
def paper(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    page = for_member(seat)
    if page is None:
        raise Hidden
    address = settings.SITE.origin + reverse("plan:index", args=[seat.company.slug])
    return as_file(page, f"plan-{seat.company.slug}-{page.edition.number}.pdf", address)


def as_file(page: Page, name: str, address: str = "") -> HttpResponse:
    """`address` stands on the paper as a code, so that who holds it finds what is in force now."""
    return HttpResponse(
        on_paper(page, address),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-cache"},
    )
