"""Talks: what is planned and was; one screen plans one; its page invites, changes, calls off, and says that it was held."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import Caution, Talk
from fairlead.communicate.talks import keeping
from fairlead.communicate.talks.calendar_file import CANCEL, PUBLISH, calendar_file
from fairlead.communicate.talks.form import TalkForm, as_typed
from fairlead.communicate.talks.meant import about, may_see, meant
from fairlead.communicate.times import zones
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.web.errors import Changed, Hidden, status_of

either = require_http_methods(["GET", "HEAD", "POST"])
PAST = 20


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    rows, now = Talk.objects.filter(company=seat.company).select_related("unit"), timezone.now()
    page = {
        "ahead": rows.filter(state=Talk.State.PLANNED, starts__gt=now),
        "unsaid": rows.filter(state=Talk.State.PLANNED, starts__lte=now),
        "past": rows.exclude(state=Talk.State.PLANNED).order_by("-starts")[:PAST],
        "has_plan": bool(statements_of(seat.company)),
    }
    return render(request, "communicate/talks.html", page)


@login_required
@either
def new(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    form = TalkForm(seat.company, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        talk = keeping.plan(seat=seat, said=form.said)
        return redirect("communicate:talk", seat.company.slug, talk.key)
    return _form(request, form, None, 422 if form.errors else 200)


@login_required
@either
def change(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    talk = _talk(seat, key)
    form = TalkForm(seat.company, request.POST if request.method == "POST" else None, initial=as_typed(talk))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, talk, 422 if form.errors else 200)
    try:
        keeping.change(seat=seat, talk=talk, said=form.said, seen=form.cleaned_data["seen"])
    except Changed as error:
        return _form(request, form, talk, status_of(error), error.sentence)
    return redirect("communicate:talk", seat.company.slug, talk.key)


def _form(
    request: HttpRequest, form: TalkForm, talk: Talk | None, status: int, sentence: str = ""
) -> HttpResponse:
    page = {"form": form, "talk": talk, "zones": zones(), "sentence": sentence}
    return render(request, "communicate/talk_form.html", page, status=status)


def _talk(seat: Seat, key: UUID) -> Talk:
    return get_object_or_404(Talk.objects.select_related("company", "unit"), company=seat.company, key=key)


@login_required
@require_safe
def show(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    return _page(request, seat, _talk(seat, key))


def _page(
    request: HttpRequest, seat: Seat, talk: Talk, sentence: str = "", status: int = 200
) -> HttpResponse:
    rows, cautions = about(talk), Caution.reasons(seat.company)
    page: dict[str, Any] = {
        "talk": talk, "rows": rows, "sentence": sentence, "people": meant(talk).count(),
        "has_begun": talk.has_begun(timezone.now()),
        "invited": talk.invitations.filter(is_cancelled=False).count(),
        "under_caution": [(row, cautions[row.key]) for row in rows if row.key in cautions],
    }  # fmt: skip
    return render(request, "communicate/talk.html", page, status=status)


@login_required
@require_POST
def do(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    talk = _talk(seat, key)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Hidden
    try:
        messages.success(request, verb(request, seat, talk))
    except Changed as error:
        return _page(request, seat, talk, error.sentence, status_of(error))
    return redirect("communicate:talk", seat.company.slug, talk.key)


def _invite(_request: HttpRequest, seat: Seat, talk: Talk) -> str:
    keeping.invite(seat=seat, talk=talk, now=timezone.now())
    return _("They are being invited, each within the own hours; who joins later is, too.")


def _call_off(_request: HttpRequest, seat: Seat, talk: Talk) -> str:
    keeping.call_off(seat=seat, talk=talk)
    return _("Called off: calendars are told.")


def _held(request: HttpRequest, seat: Seat, talk: Talk) -> str:
    said = request.POST.get("people", "")
    people = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else None
    n = keeping.hold(seat=seat, talk=talk, people=people, now=timezone.now())
    return ngettext("{n} telling noted.", "{n} tellings noted.", n).format(n=n)


VERBS = {"invite": _invite, "call-off": _call_off, "held": _held}


@login_required
@require_safe
def file(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """For who is meant and who plans; for others there is no such talk."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    talk = _talk(seat, key)
    if not may_see(seat, talk):
        raise Hidden
    method = CANCEL if talk.state == Talk.State.CALLED_OFF else PUBLISH
    plan = reverse("plan:index", args=[seat.company.slug])
    answer = HttpResponse(
        calendar_file(talk, method, timezone.now(), plan), content_type=f"text/calendar; charset=utf-8; method={method}"
    )  # fmt: skip
    answer["Content-Disposition"] = 'attachment; filename="talk.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
