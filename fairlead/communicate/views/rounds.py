"""Rounds: one screen sets one; its page shows who gets what, and has what can be done to it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.communicate import chatting, running, testing
from fairlead.communicate.choosing import approved, statements_of
from fairlead.communicate.models import Caution, Planned, Round, State
from fairlead.communicate.previewing import preview
from fairlead.communicate.progress import progress_of
from fairlead.communicate.reaching import caps_of
from fairlead.communicate.reasons import in_words
from fairlead.communicate.round_form import RoundForm, as_typed
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.reporting import today
from fairlead.web.errors import Changed, Hidden, status_of
from fairlead.web.limits import spend

either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@either
def new(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    form = RoundForm(seat.company, request.POST or None)
    if request.method == "POST" and form.is_valid():
        one = running.make(seat=seat, said=form.said)
        return redirect("communicate:round", seat.company.slug, one.key)
    return render(request, "communicate/round_form.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@either
def change(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    one = get_object_or_404(Round, company=seat.company, key=key)
    form = RoundForm(seat.company, request.POST if request.method == "POST" else None, initial=as_typed(one))
    page = {"form": form, "round": one}
    if request.method == "POST" and form.is_valid():
        try:
            running.change(seat=seat, one=one, said=form.said)
        except Changed as error:
            return render(
                request,
                "communicate/round_form.html",
                page | {"sentence": error.sentence},
                status=status_of(error),
            )
        return redirect("communicate:round", seat.company.slug, one.key)
    return render(request, "communicate/round_form.html", page, status=422 if form.errors else 200)


@login_required
@require_safe
def show(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    one = get_object_or_404(Round.objects.select_related("company"), company=seat.company, key=key)
    return _page(request, seat, one)


def _page(
    request: HttpRequest, seat: Seat, one: Round, sentence: str = "", status: int = 200
) -> HttpResponse:
    rows = statements_of(seat.company, one.keys)
    ready, cautions = approved(seat.company, rows), Caution.reasons(seat.company)
    seen = (
        None
        if one.state == State.ENDED
        else preview(one, timezone.localdate(), request.GET.get("person", ""))
    )
    page: dict[str, Any] = {
        "round": one, "sentence": sentence, "preview": seen, "caps": caps_of(seat.company),
        "left_out": [(in_words(why), people) for why, people in seen.left_out.items()] if seen else (),
        "texts": {row.key: row.text for row in rows},
        "unready": [row for row in rows if row.key not in ready] if one.tells else (),
        "under_caution": [(row, cautions[row.key]) for row in rows if row.key in cautions],
        "chat": chatting.where(one, today()), "became": _became(one),
        "progress": progress_of(one, timezone.now()) if one.state == State.RUNNING else (), "events": one.events.select_related("by"),
    }  # fmt: skip
    return render(request, "communicate/round.html", page, status=status)


def _became(one: Round) -> list[tuple[str, str, int]]:
    """How many of what, over the last ninety days; nobody by name."""
    since = timezone.localdate() - timedelta(days=90)
    rows = Planned.objects.filter(slot__round=one, slot__day__gte=since).values(
        "slot__kind", "state", "reason"
    )
    counted = rows.annotate(n=Count("pk")).order_by("slot__kind", "state", "reason")
    return [(row["slot__kind"], in_words(row["reason"] or row["state"]), row["n"]) for row in counted]


@login_required
@require_POST
def do(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    one = get_object_or_404(Round.objects.select_related("company"), company=seat.company, key=key)
    verb = running.VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Hidden
    try:
        verb(seat=seat, one=one)
    except Changed as error:
        return _page(request, seat, one, error.sentence, status_of(error))
    messages.success(request, _("Done: the round is {state}.").format(state=one.get_state_display()))
    return redirect("communicate:round", seat.company.slug, one.key)


@login_required
@require_POST
def test(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    one = get_object_or_404(Round.objects.select_related("company"), company=seat.company, key=key)
    spend("test of a round", str(seat.user.key), at_most=20, every=timedelta(hours=1))
    try:
        sent = testing.send_test(seat=seat, one=one)
    except Changed as error:
        return _page(request, seat, one, error.sentence, status_of(error))
    messages.success(request, _("{n} on the way to {address}.").format(n=sent, address=seat.user.email))
    return redirect("communicate:round", seat.company.slug, one.key)
