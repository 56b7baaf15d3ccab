"""Decisions: all, one with its lines and comments, written, corrected, withdrawn."""

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
from fairlead.plan.deeds import decided, deciding, naming
from fairlead.plan.deeds.decision_forms import CommentForm, CorrectionForm, DecisionForm, initial_of
from fairlead.plan.deeds.forms import WhyForm, statement_choices
from fairlead.plan.deeds.models import DecisionRevision
from fairlead.plan.models import Audience
from fairlead.web.errors import Changed, NotYours, PageError, status_of
from fairlead.web.limits import spend

A_PAGE, AN_HOUR = 50, 100
either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    wanted = decided.narrowed(seat, request.GET)
    every = decided.shown(seat, decided.readable(seat).order_by("-decided_on", "-pk"))
    page = Paginator([one for one in every if wanted.holds(one)], A_PAGE).get_page(request.GET.get("page"))
    return render(request, "deeds/decisions.html", {
        "page": page, "rows": list(page), "wanted": wanted, "counted": decided.counted(every), "is_empty": not every,
        "statements": statement_choices(seat, wanted.statement)[1:],
    })  # fmt: skip


@login_required
@require_safe
def decision(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    return decision_page(request, seat, decided.one(seat, key), CommentForm())


def decision_page(
    request: HttpRequest, seat: Seat, row: DecisionRevision, form: Any, status: int = 200
) -> HttpResponse:
    lines = row.decision.revisions.select_related("told_by", "person", "account").prefetch_related("tags")
    page = {
        "one": decided.shown(seat, [row])[0],
        "lines": decided.shown(seat, lines)[::-1],
        "threads": decided.threads(seat, row),
        "may_change": decided.may_change(seat, row),
        "form": form,
    }
    return render(request, "deeds/decision.html", page, status=status)


@login_required
@either
def new(request: HttpRequest, company: str) -> HttpResponse:
    seat, today = seat_for(request, company, Ability.COMMIT), timezone.localdate()
    first = {"decided_on": today, "who": naming.spelled(naming.myself(seat))}
    form = DecisionForm(request.POST or None, seat=seat, today=today, initial=first)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, seat, form, 422 if request.method == "POST" else 200)
    spend("decision", str(seat.user.key), at_most=AN_HOUR, every=timedelta(hours=1))
    audience = form.cleaned_data.get("audience", Audience.STAFF)
    row = deciding.write(seat=seat, said=form.said, stances=form.stances, audience=audience)
    return _back(request, seat, row.decision.key, _("It is written down."), form)


@login_required
@either
def correct(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat, row, today = *_mine(request, company, key), timezone.localdate()
    form = CorrectionForm(request.POST or None, seat=seat, today=today, row=row, initial=initial_of(row))
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        given = {"number": form.cleaned_data["number"], "why": form.cleaned_data["why"]}
        try:
            deciding.correct(seat=seat, key=key, said=form.said, stances=form.stances, **given)
        except PageError as error:
            status, row = told(form, error, decided.one(seat, key)), decided.one(seat, key)
        else:
            return _back(request, seat, key, _("It is corrected. What it said before stays readable."), form)
    return _form_page(request, seat, form, status, row=row, is_changed=status == status_of(Changed("")))


@login_required
@either
def withdraw(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat, row = _mine(request, company, key)
    form = WhyForm(request.POST or None, initial={"number": row.number})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            deciding.withdraw(seat=seat, key=key, **form.cleaned_data)
        except PageError as error:
            status, row = told(form, error, decided.one(seat, key)), decided.one(seat, key)
        else:
            return _back(request, seat, key, _("It is withdrawn, and stays readable."), form)
    return render(request, "deeds/withdraw.html", {"form": form, "row": row}, status=status)


def _mine(request: HttpRequest, company: str, key: UUID) -> tuple[Seat, DecisionRevision]:
    seat = seat_for(request, company, Ability.READ_PLAN)
    row = decided.one(seat, key)
    if not decided.may_change(seat, row):
        raise NotYours(_("Only who wrote it down, or an owner of the company, corrects or withdraws it."))
    return seat, row


def told(form: Any, error: PageError, now: Any) -> int:
    """The error on the form; over another's line, the form sees the new one, and a second press writes over it."""
    form.add_error(None, str(error))
    if isinstance(error, Changed):
        form.data = form.data.copy()
        form.data["number"] = str(now.number)
    return status_of(error)


def _form_page(request: HttpRequest, seat: Seat, form: Any, status: int, **more: Any) -> HttpResponse:
    names = naming.suggestions(seat, timezone.localdate())
    return render(request, "deeds/decision_form.html", {"form": form, "names": names} | more, status=status)


def _back(request: HttpRequest, seat: Seat, key: UUID, says: str, form: Any) -> HttpResponse:
    messages.success(request, " ".join([says, *form.told]))
    return redirect("deeds:decision", seat.company.slug, key)
