"""The last look before a plan is published, and the publishing."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import publishing
from fairlead.plan.checking import by_meaning
from fairlead.plan.models import Audience
from fairlead.plan.publishing_form import PublishForm
from fairlead.web.errors import Changed, PageError, status_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    look = publishing.look(seat.company, by_meaning())
    if request.method != "POST":
        return _page(request, PublishForm(look))
    # What was posted, not what stands now, decides whether this page is still the one that was seen.
    form = PublishForm(look, request.POST)
    valid = form.is_valid()
    if not valid and _is_current(look, request.POST):
        return _page(request, form, status=422)
    try:
        edition = publishing.publish(seat=seat, **_given(form))
    except PageError as error:
        return _again(request, seat, error)
    told = _("Edition {n} waits for its day.") if edition.is_waiting else _("Edition {n} is published.")
    messages.success(request, told.format(n=edition.number))
    return redirect("plan:edition", company=company, number=edition.number)


def _is_current(look: publishing.Look, posted: QueryDict) -> bool:
    return (posted.get("based_on"), posted.get("mark")) == (str(look.based_on), look.mark)


def _given(form: PublishForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "based_on": given.get("based_on", -1),
        "mark": given.get("mark", ""),
        "reasons": form.reasons,
        "overrides": form.overrides,
        "note": given.get("note", ""),
        "in_force_from": given.get("in_force_from"),
    }


def _again(request: HttpRequest, seat: Seat, error: PageError) -> HttpResponse:
    """The page as it is now, with every reason that was typed."""
    look = publishing.look(seat.company, by_meaning())
    typed = request.POST.copy()
    typed["based_on"], typed["mark"] = str(look.based_on), look.mark
    form = PublishForm(look, typed)
    if isinstance(error, Changed):
        form.errors.clear()  # nobody was asked for these yet
    return _page(
        request, form, sentence=error.sentence, status=status_of(error) if isinstance(error, Changed) else 422
    )


def _page(request: HttpRequest, form: PublishForm, *, status: int = 200, **more: Any) -> HttpResponse:
    look = form.look
    told = Counter(row.audience for row in look.rows)
    context = {
        "form": form,
        "look": look,
        "changes": [
            (_("In substance"), form.of_changes(of_substance=True)),
            (_("In wording, or beside the sentence"), form.of_changes(of_substance=False)),
        ],
        "lesser": [one for one in look.found if not one.is_must],
        "audiences": [(Audience(name).label, told[name]) for name in Audience.values if told[name]],
        **more,
    }
    return render(request, "plan/publish.html", context, status=status)
