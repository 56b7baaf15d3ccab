"""What becomes of a commitment: done, changed, dropped, open again. What was typed stays on the page."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.deeds import committing, reading
from fairlead.plan.deeds.forms import ChangeForm, DoneForm, WhyForm, initial_of
from fairlead.plan.deeds.models import CommitmentChange
from fairlead.plan.deeds.views.commitments import form_page
from fairlead.web.errors import Changed, PageError, status_of

either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@either
def change(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat, row, today = _seat_and_row(request, company, key)
    form = ChangeForm(request.POST or None, seat=seat, today=today, row=row, initial=initial_of(row))
    status = 200 if request.method != "POST" else 422
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            committing.change(seat=seat, key=key, number=given["number"], said=form.said, why=given["why"])
        except PageError as error:
            status = _told(form, error, reading.one_to_change(seat, key, today))
        else:
            return _back(request, seat, key, _("The change is written down, with its reason."), form)
    page = {"row": row, "is_past": row.is_past(today), "is_changed": status == status_of(Changed(""))}
    return form_page(request, seat, form, status, **page)


@login_required
@either
def done(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    return _act(
        request, company, key, DoneForm, committing.finish, "deeds/done.html", _("It is written down.")
    )


@login_required
@either
def drop(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    return _act(request, company, key, WhyForm, committing.drop, "deeds/drop.html", _("It is dropped."))


@login_required
@either
def reopen(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    return _act(
        request, company, key, WhyForm, committing.reopen, "deeds/reopen.html", _("It is open again.")
    )


def _act(
    request: HttpRequest,
    company: str,
    key: UUID,
    kind: Any,
    act: Callable[..., Any],
    template: str,
    says: str,
) -> HttpResponse:
    seat, row, today = _seat_and_row(request, company, key)
    form = kind(request.POST or None, initial={"number": row.number, "done_on": today})
    status = 200 if request.method != "POST" else 422
    if request.method == "POST" and form.is_valid():
        try:
            act(seat=seat, key=key, **form.cleaned_data)
        except PageError as error:
            row = reading.one_to_change(seat, key, today)
            status = _told(form, error, row)
        else:
            return _back(request, seat, key, says, form)
    page = {"form": form, "row": row, "is_late_now": today > row.grace_until}
    return render(request, template, page, status=status)


def _seat_and_row(request: HttpRequest, company: str, key: UUID) -> tuple[Seat, CommitmentChange, date]:
    seat, today = seat_for(request, company, Ability.READ_PLAN), timezone.localdate()
    return seat, reading.one_to_change(seat, key, today), today


def _told(form: Any, error: PageError, now: CommitmentChange) -> int:
    """The error on the form; over another's line, the form sees the new one, and a second press writes over it."""
    form.add_error(None, str(error))
    if isinstance(error, Changed):
        form.data = form.data.copy()
        form.data["number"] = str(now.number)
    return status_of(error)


def _back(request: HttpRequest, seat: Seat, key: UUID, says: str, form: Any) -> HttpResponse:
    messages.success(request, " ".join([says, *form.told]))
    return redirect("deeds:commitment", seat.company.slug, key)
