"""Checks: of what is being typed, and of the draft as a whole."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from fairlead.core.plans import CHECKS
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan import checking
from fairlead.plan.statement_form import StatementForm
from fairlead.plan.views.drafting import counts
from fairlead.plan.views.statements import page


@login_required
@require_safe
def of_draft(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    alike = checking.by_meaning()
    found = checking.found_in_draft(seat.company, alike)
    context = {"found": found, "counts": counts(found), "of": len(CHECKS), "by_meaning": alike is not None}
    return render(request, "plan/checks.html", context)


@login_required
@require_POST
def while_typing(request: HttpRequest, company: str, key: str = "") -> HttpResponse:
    """Without JavaScript a button asks for it, and the whole page comes back with what was typed."""
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    form = StatementForm(request.POST)
    if not request.htmx:
        return page(request, form, key=key, checked=True, status=200 if form.is_valid() else 422)
    faults = checking.while_typing(seat.company, key, form.said) if form.is_valid() else None
    return render(request, "plan/statement.html#faults", {"form": form, "faults": faults, "checked": True})
