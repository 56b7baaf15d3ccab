"""Rehearsals: pages that open to the one person who speaks."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.leaders import rehearsing
from fairlead.plan.leaders.errors import NotAnswered
from fairlead.plan.leaders.forms import RehearsalForm
from fairlead.plan.leaders.models import Rehearsal
from fairlead.plan.models import Edition


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and what was heard of it."""

    text: str
    outcome: int


@login_required
@never_cache
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    """Those that one kept, oldest first: the trend."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    kept = rehearsing.own(seat).exclude(kept_at=None).order_by("started_at", "pk")
    last = rehearsing.own(seat).filter(kept_at=None).first()
    page = {"kept": kept, "last": last, "edition": Edition.current(seat.company)}
    return render(request, "leaders/rehearsals.html", page)


@login_required
@require_POST
def start(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    try:
        one = rehearsing.start(seat=seat)
    except NotAnswered as error:
        messages.error(request, error.sentence)
        return redirect("leaders:rehearsals", company)
    return redirect("leaders:rehearsal", company, one.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    """The field while the clock runs; after it what was named."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    found = _own(seat, pk)
    form = RehearsalForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(
            request, "leaders/rehearsal.html", {"one": found, "form": form, "lines": _lines(seat, found)}
        )
    if not form.is_valid():
        return render(request, "leaders/rehearsal.html", {"one": found, "form": form}, status=422)
    if not found.stop(form.cleaned_data["text"], timezone.now()):
        messages.warning(
            request, _("The clock had been stopped already: the first words and their time stand.")
        )
    return redirect("leaders:rehearsal", company, pk)


def _own(seat: Seat, pk: int) -> Rehearsal:
    return get_object_or_404(rehearsing.own(seat), pk=pk)


def _lines(seat: Seat, one: Rehearsal) -> list[Line]:
    """Statements are on the page only when the clock stands."""
    if one.found is None:
        return []
    statements = rehearsing.statements_for(seat, one.edition)
    return [Line(text, one.found[key]) for key, text in statements if key in one.found]


@login_required
@require_POST
def keep(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    _own(seat_for(request, company, Ability.READ_PLAN), pk).keep(timezone.now())
    messages.success(request, _("Kept, for you alone."))
    return redirect("leaders:rehearsals", company)


@login_required
@require_POST
def delete(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    _own(seat_for(request, company, Ability.READ_PLAN), pk).delete()
    messages.success(request, _("Deleted. No trace of it is left."))
    return redirect("leaders:rehearsals", company)
