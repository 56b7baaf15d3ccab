"""Commitments: all that a reader may see, one with its history, a new one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.deeds import committing, histories, naming, rates, reading, voicing
from fairlead.plan.deeds.filtering import narrowed, state_names
from fairlead.plan.deeds.forms import CommitmentForm, statement_choices, units_of
from fairlead.web.errors import PageError, status_of
from fairlead.web.limits import spend

A_PAGE = 50
AN_HOUR = 100


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat, today = seat_for(request, company, Ability.READ_PLAN), timezone.localdate()
    wanted = narrowed(seat, request.GET)
    rows = reading.in_order(wanted.of(seat, today, reading.readable(seat, today)))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    whole, each = rates.rates_for(seat, today)
    return render(request, "deeds/commitments.html", {
        "rate": whole, "rates": each, "as_of": rates.as_of(today),
        "page": page, "rows": reading.shown(seat, page, today), "wanted": wanted,
        "states": state_names().items(), "statements": statement_choices(seat, wanted.statement)[1:],
        "units": sorted(units_of(seat, today), key=lambda one: one[1]),
    })  # fmt: skip


@login_required
@require_safe
def commitment(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat, today = seat_for(request, company, Ability.READ_PLAN), timezone.localdate()
    return render(request, "deeds/commitment.html", one_page(seat, key, today))


def one_page(seat: Seat, key: UUID, today: Any) -> dict[str, Any]:
    row = reading.one(seat, key, today)
    return {
        "one": reading.shown(seat, [row], today)[0],
        "history": histories.of_commitment(seat, row, today),
        "may_change": reading.may_change(seat, row),
        "question": voicing.question(seat, row, today),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, company: str) -> HttpResponse:
    """`?statement=` in the address: a quick one from a statement."""
    seat, today = seat_for(request, company, Ability.COMMIT), timezone.localdate()
    first = {"who": naming.spelled(naming.myself(seat)), "statement": request.GET.get("statement", "")}
    form = CommitmentForm(
        request.POST or None, seat=seat, today=today, initial=first | {"towards": "everybody"}
    )
    if request.method != "POST" or not form.is_valid():
        return form_page(request, seat, form, 422 if request.method == "POST" else 200)
    spend("commitment", str(seat.user.key), at_most=AN_HOUR, every=timedelta(hours=1))
    try:
        row = committing.make(seat=seat, said=form.said)
    except PageError as error:
        form.add_error(None, str(error))
        return form_page(request, seat, form, status_of(error))
    messages.success(request, " ".join([_("It is written down."), *form.told]))
    return redirect("deeds:commitment", seat.company.slug, row.commitment.key)


def form_page(request: HttpRequest, seat: Seat, form: Any, status: int, **more: Any) -> HttpResponse:
    names = naming.suggestions(seat, timezone.localdate())
    return render(request, "deeds/commitment_form.html", {"form": form, "names": names} | more, status=status)
