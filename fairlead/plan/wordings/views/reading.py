"""The plan for one reader: on a page and on paper."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.views.showing import as_file
from fairlead.plan.wordings import for_us
from fairlead.web.errors import Hidden


@login_required
@require_safe
def page(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    shown = for_us.for_us(seat, timezone.localdate(), request.GET.get("lang", "")[:20])
    context: dict[str, Any] = {"shown": shown}
    if shown:
        context |= {"languages": for_us.languages_of(seat, shown), "counts": for_us.lines_of(shown)}
    return render(request, "wordings/for_us.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, company: str) -> HttpResponse:
    """The same words on paper. Its headings are in the language of the words where the product knows them."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    shown = for_us.for_us(seat, timezone.localdate(), request.GET.get("lang", "")[:20])
    if shown is None:
        raise Hidden
    with translation.override(shown.language):
        return as_file(
            shown.page, f"plan-{seat.company.slug}-{shown.page.edition.number}-{shown.language}.pdf"
        )
