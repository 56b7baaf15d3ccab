"""The published plan on one page and as PDF, for the people of the company."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
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
    return as_file(page, f"plan-{seat.company.slug}-{page.edition.number}.pdf")


def as_file(page: Page, name: str) -> HttpResponse:
    return HttpResponse(
        on_paper(page),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-cache"},
    )
