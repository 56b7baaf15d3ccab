"""The owner's pages of rounds, and the front of the room."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.leaders import opening, seeing
from fairlead.plan.leaders.errors import OpenAlready
from fairlead.plan.leaders.forms import AskForm, CloseForm, OpenForm, ReasonForm
from fairlead.plan.leaders.models import Participant, Round
from fairlead.plan.models import Edition
from fairlead.web.errors import Changed


@login_required
@never_cache
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    """One's own invitation, the rounds one may know of, and the rehearsal. Nothing of how far others are."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    rounds = seeing.rounds_of(seat)
    mine = {one.round_id: one for one in Participant.objects.filter(round__in=rounds, account=seat.user)}
    for one in rounds:
        one.mine = mine.get(one.pk)
    page = {"rounds": rounds, "open": next((one for one in rounds if one.is_open), None),
            "edition": Edition.current(seat.company)}  # fmt: skip
    return render(request, "leaders/index.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_round(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.ASK_LEADERS)
    form = OpenForm(seat.company, request.POST if request.method == "POST" else None)
    sentence = ""
    if form.is_bound and form.is_valid():
        try:
            made = opening.open_round(seat=seat, members=form.members, closes_at=form.closes_at)
        except OpenAlready as error:
            sentence = error.sentence
        else:
            return _asked(request, made, made.participants.count())
    page = {"form": form, "sentence": sentence, "edition": Edition.current(seat.company)}
    return render(request, "leaders/open.html", page, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, company: str, number: int) -> HttpResponse:
    """More leaders for an open round."""
    round = _round(request, company, number)
    form = AskForm(round.company, request.POST if request.method == "POST" else None, round=round)
    if form.is_bound and form.is_valid():
        try:
            made = opening.ask(round=round, members=form.members, by=request.seat.user)
        except Changed as error:
            return _told(request, round, error)
        return _asked(request, round, len(made))
    page = {"form": form, "round": round}
    return render(request, "leaders/ask.html", page, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, company: str, number: int) -> HttpResponse:
    round = _round(request, company, number)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            opening.close(seat=request.seat, round=round, reason=form.cleaned_data["reason"])
        except Changed as error:
            return _told(request, round, error)
        messages.success(request, _("The round is closed."))
        return redirect("leaders:round", company, number)
    page = {
        "form": form,
        "round": round,
        "waiting": list(round.participants.waited_for().select_related("account")),
    }
    return render(request, "leaders/close.html", page, status=422 if form.is_bound else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, company: str, number: int) -> HttpResponse:
    round = _round(request, company, number)
    form = ReasonForm(request.POST)
    try:
        opening.withdraw(
            seat=request.seat, round=round, reason=form.cleaned_data["reason"] if form.is_valid() else ""
        )
    except Changed as error:
        return _told(request, round, error)
    messages.success(
        request, _("The round is withdrawn: nobody reads what was handed in, only each the own words.")
    )
    return redirect("leaders:round", company, number)


@login_required
@require_POST
def take_out(request: HttpRequest, company: str, number: int, key: UUID) -> HttpResponse:
    round = _round(request, company, number)
    one = get_object_or_404(Participant.objects.select_related("account", "invitation"), round=round, key=key)
    try:
        opening.take_out(seat=request.seat, participant=one)
    except Changed as error:
        return _told(request, round, error)
    messages.success(request, _("{who} is no longer asked in this round.").format(who=one.account))
    return redirect("leaders:round", company, number)


def _round(request: HttpRequest, company: str, number: int) -> Round:
    seat: Seat = seat_for(request, company, Ability.ASK_LEADERS)
    return get_object_or_404(
        Round.objects.select_related("company", "closed_by"), company=seat.company, number=number
    )


def _told(request: HttpRequest, round: Round, error: Changed) -> HttpResponse:
    messages.error(request, error.sentence)
    return redirect("leaders:round", round.company.slug, round.number)


def _asked(request: HttpRequest, round: Round, n: int) -> HttpResponse:
    told = ngettext("{n} leader is asked by mail.", "{n} leaders are asked by mail, each apart.", n)
    messages.success(request, told.format(n=n))
    return redirect("leaders:round", round.company.slug, round.number)
