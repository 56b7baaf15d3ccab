"""Leaving a form: at once where nothing was changed, else asked first, with and without JavaScript."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.statement_form import StatementForm
from fairlead.plan.views.drafting import draft_page
from fairlead.plan.views.statements import page, row_or_last

CHOSEN = {"kind", "audience", "version"}  # a new form has these filled in already


@login_required
@require_POST
def leave(request: HttpRequest, company: str, key: str = "") -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    if unsaved(seat, key, request):
        return page(request, StatementForm(request.POST), key=key, asking=True)
    if key and request.htmx and (row := _row_of_draft(seat, key)):
        return render(request, "plan/draft.html#row", row)
    return redirect(reverse("plan:draft", args=[company]) + (f"#s-{key}" if key else ""))


def unsaved(seat: Seat, key: str, request: HttpRequest) -> bool:
    """Whether the form holds something that is not kept anywhere."""
    kept = row_or_last(seat, key).said if key else {}
    form = StatementForm(request.POST, initial=kept)
    return bool(set(form.changed_data) - ({"version"} if key else CHOSEN))


def _row_of_draft(seat: Seat, key: str) -> dict[str, object] | None:
    """The statement as the draft shows it, in its place."""
    for group in draft_page(seat)["groups"]:
        for row in group["rows"]:
            if row.key == key:
                ends = {"is_first": row is group["rows"][0], "is_last": row is group["rows"][-1]}
                return {"row": row, **ends}
    return None
