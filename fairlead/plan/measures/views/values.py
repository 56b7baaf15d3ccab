"""Values on their way in: one typed, many from a file that is looked at first."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.core.errors import BadInput
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.measures import reading, services, sheet
from fairlead.plan.measures.forms import SheetForm, ValueForm
from fairlead.plan.measures.models import Came, Measure
from fairlead.plan.measures.views.measures import show


@login_required
@require_POST
def write(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    measure = reading.writable_for(seat, key)
    form = ValueForm(request.POST)
    if not form.is_valid():
        return show(request, seat, measure, reading.measure_for(seat, key)[1], form)
    said = form.cleaned_data
    entry = services.Entry(said["on"], said["value"], said["note"])
    _tell(request, services.write(seat=seat, measure=measure, entries=[entry]))
    return redirect("measures:measure", company, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, company: str, key: str) -> HttpResponse:
    """The POST only looks: what would be written, and what is refused."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    measure = reading.writable_for(seat, key)
    bound = request.method == "POST"
    form = SheetForm(request.POST if bound else None, request.FILES if bound else None)
    wants_to_look = bound and "again" not in request.POST  # else the text is shown to be mended
    if wants_to_look and form.is_valid() and (found := _read(measure, form)):
        return _look(request, measure, form, found)
    page = {"form": form, "measure": measure}
    return render(request, "measures/bring.html", page, status=400 if form.errors and wants_to_look else 200)


@login_required
@require_POST
def apply(request: HttpRequest, company: str, key: str) -> HttpResponse:
    """Exactly what was looked at, all of it or nothing."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    measure = reading.writable_for(seat, key)
    form = SheetForm(request.POST)
    found = _read(measure, form) if form.is_valid() else None
    if found is None:
        return render(request, "measures/bring.html", {"form": form, "measure": measure}, status=400)
    if found.mark != request.POST.get("mark"):
        messages.error(request, _("Values were written since you looked at this: look at it again."))
        return _look(request, measure, form, found, status=409)
    _tell(request, _write(seat, measure, found))
    return redirect("measures:measure", company, key)


def _write(seat: Seat, measure: Measure, found: sheet.Sheet) -> int:
    entries = [line.entry for line in found.lines]
    return services.write(seat=seat, measure=measure, entries=entries, source=Came.FILE)


def _read(measure: Measure, form: SheetForm) -> sheet.Sheet | None:
    try:
        return sheet.read(measure, form.cleaned_data["text"], timezone.localdate())
    except BadInput as error:
        form.add_error("file" if form.cleaned_data.get("file") else "pasted", error.sentence)
        return None


def _look(
    request: HttpRequest, measure: Measure, form: SheetForm, found: sheet.Sheet, status: int = 200
) -> HttpResponse:
    page: dict[str, Any] = {"measure": measure, "sheet": found, "text": form.cleaned_data["text"]}
    return render(request, "measures/look.html", page, status=status)


def _tell(request: HttpRequest, added: int) -> None:
    if added:
        messages.success(
            request, ngettext("{n} value was written.", "{n} values were written.", added).format(n=added)
        )
    else:
        messages.info(request, _("The same value stands there already: nothing was added."))
