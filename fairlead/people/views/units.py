"""The tree of units, changed by hand."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import people_readable_by, seat_for
from fairlead.people.forms import UnitForm
from fairlead.people.models import Unit
from fairlead.people.queries import employed, tree
from fairlead.people.reporting import today


@login_required
def units(request: HttpRequest, company: str) -> HttpResponse:
    """The tree; a POST adds a unit."""
    seat = seat_for(
        request, company, Ability.EDIT_PEOPLE if request.method == "POST" else Ability.READ_PEOPLE
    )
    form = UnitForm(request.POST or None, company=seat.company)
    if request.method == "POST" and form.is_valid():
        form.add()
        messages.success(request, _("Added."))
        return redirect("people:units", company)
    here = employed(people_readable_by(seat), today())
    branches = tree(seat.company, here, today(), empty=True)
    return render(
        request, "people/units.html", {"form": form, "branches": branches}, status=400 if form.errors else 200
    )


@login_required
def unit(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """Another name, another place."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    found = get_object_or_404(Unit, company=seat.company, key=key)
    form = UnitForm(request.POST or None, company=seat.company, unit=found)
    if request.method == "POST" and form.is_valid():
        form.change()
        messages.success(request, _("Changed."))
        return redirect("people:units", company)
    return render(
        request, "people/unit.html", {"form": form, "unit": found}, status=400 if form.errors else 200
    )


@login_required
@require_POST
def remove(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """A unit in which nobody ever stood."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    found = get_object_or_404(Unit, company=seat.company, key=key)
    try:
        found.delete()
    except ProtectedError:
        messages.error(
            request,
            _("{name} stays: people stand or stood in it, or other units lie below it.").format(name=found),
        )
    return redirect("people:units", company)
