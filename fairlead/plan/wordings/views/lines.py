"""Team lines: which teams have them, and one team's, written by who manages people there."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Unit
from fairlead.people.queries import unit_paths
from fairlead.plan.models import Edition
from fairlead.plan.wordings import lines, teams
from fairlead.plan.wordings.forms import LineForm
from fairlead.web.errors import Changed, Hidden


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    """Whose lines one may read, with how many of the priorities and goals have one."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    today, edition = timezone.localdate(), Edition.current(seat.company)
    led, names = set(teams.units_led(seat, today)), unit_paths(seat.company)
    units = list(teams.units_open_to(seat, today))
    there = lines.places_of(units, edition)
    rows = [_row(unit, there[unit.pk], unit in led, names) for unit in units]
    often = Counter(row["unit"].name.casefold() for row in rows)
    rows = [row | {"is_doubled": often[row["unit"].name.casefold()] > 1} for row in rows]
    rows.sort(key=lambda row: (not row["is_led"], row["name"].casefold()))
    return render(request, "wordings/teams.html", {"rows": rows, "edition": edition})


def _row(unit: Unit, places: list[lines.Place], is_led: bool, names: dict[int, str]) -> dict[str, Any]:
    return {
        "unit": unit, "name": names[unit.pk], "is_led": is_led,
        "told": sum(bool(place.told) for place in places),
        "asked": sum(place.is_asked_for for place in places),
        "stale": sum(bool(place.told and place.told.is_stale) for place in places),
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    today = timezone.localdate()
    found = teams.units_open_to(seat, today).filter(key=key).first()
    if found is None:
        raise Hidden
    if request.method != "POST":
        return _page(request, seat, found)
    return _write(request, seat, found, request.POST.get("statement", "")[:80])


def _write(request: HttpRequest, seat: Seat, unit: Unit, key: str) -> HttpResponse:
    form = LineForm(request.POST, prefix=key, auto_id=f"id_{key}_%s")
    if not form.is_valid():
        return _page(request, seat, unit, typed=(key, form), status=422)
    try:
        done = lines.write(seat=seat, unit=unit, key=key, today=timezone.localdate(), **form.cleaned_data)
    except Changed as error:
        return _page(request, seat, unit, typed=(key, form), sentence=error.sentence, status=409)
    if done:
        messages.success(request, _("The line is kept.") if done.text else _("The line is taken off."))
    return redirect(f"{reverse('wordings:unit', args=[seat.company.slug, unit.key])}#s-{key}")


def _page(
    request: HttpRequest, seat: Seat, unit: Unit, *, typed: tuple[str, LineForm] | None = None,
    sentence: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    edition = Edition.current(seat.company)
    places = lines.places(unit, edition)
    is_led = teams.leads(seat, unit, timezone.localdate())
    page = {
        "unit": unit, "edition": edition, "sentence": sentence, "is_led": is_led,
        "shown": [(place, _form(place, typed) if is_led else None) for place in places],
        "path": unit_paths(seat.company)[unit.pk],
    }  # fmt: skip
    return render(request, "wordings/unit.html", page, status=status)


def _form(place: lines.Place, typed: tuple[str, LineForm] | None) -> LineForm:
    """What was typed stays; the version becomes that of the line which now stands above it."""
    key = place.statement.key
    said = {"text": place.told.line.text if place.told else "", "version": place.version}
    if typed and typed[0] == key:
        given = typed[1].data.copy()
        given[f"{key}-version"] = str(place.version)
        return LineForm(given, prefix=key, auto_id=f"id_{key}_%s")
    return LineForm(prefix=key, auto_id=f"id_{key}_%s", initial=said)
