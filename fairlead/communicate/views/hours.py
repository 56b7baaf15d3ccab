"""When people may be reached: the company's hours and limits, what differs somewhere, days away, and one's own page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.communicate import setting_hours
from fairlead.communicate.hours_form import AwayForm, AwayOfForm, CapsForm, HoursForm, WhoseForm, as_typed
from fairlead.communicate.models import Hours, Leave, company_hours
from fairlead.communicate.reaching import Reaches, caps_of
from fairlead.communicate.times import Cap, zones
from fairlead.communicate.whose import oneself
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Person, Post
from fairlead.people.reporting import today

either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@either
def hours(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    posted, caps = request.POST if request.method == "POST" else None, caps_of(seat.company)
    form = HoursForm(posted, initial=as_typed(company_hours(seat.company)), is_base=True)
    limits = CapsForm(posted, initial={"a_day": caps.a_day, "a_week": caps.a_week})
    if posted is not None and form.is_valid() and limits.is_valid():
        setting_hours.set_company(seat=seat, said=form.said, cap=Cap(**limits.cleaned_data))
        messages.success(request, _("Kept: what is planned finds its place anew."))
        return redirect("communicate:hours", seat.company.slug)
    return _hours(request, seat, form, limits, status=422 if posted is not None else 200)


def _hours(
    request: HttpRequest, seat: Seat, form: HoursForm, limits: CapsForm, status: int = 200, **more: Any
) -> HttpResponse:
    rows = (
        Hours.objects.filter(company=seat.company, person=None)
        .exclude(unit=None, place="")
        .select_related("unit")
    )
    page = {"form": form, "limits": limits, "rows": rows, "whose": WhoseForm(seat.company, prefix="other"), "zones": zones(),
            "other": HoursForm(prefix="other")}  # fmt: skip
    return render(request, "communicate/hours.html", page | more, status=status)


@login_required
@require_POST
def other_hours(request: HttpRequest, company: str) -> HttpResponse:
    """Of a unit or a place."""
    seat = seat_for(request, company, Ability.TELL)
    whose, other = (
        WhoseForm(seat.company, request.POST, prefix="other"),
        HoursForm(request.POST, prefix="other"),
    )
    if whose.is_valid() and other.is_valid():
        setting_hours.set_hours(seat=seat, scope=whose.scope, said=other.said)
        messages.success(request, _("Kept: what is planned finds its place anew."))
        return redirect("communicate:hours", seat.company.slug)
    caps = caps_of(seat.company)
    form = HoursForm(initial=as_typed(company_hours(seat.company)), is_base=True)
    limits = CapsForm(initial={"a_day": caps.a_day, "a_week": caps.a_week})
    return _hours(request, seat, form, limits, status=422, whose=whose, other=other)


@login_required
@require_POST
def drop_hours(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    row = get_object_or_404(
        Hours.objects.exclude(unit=None, place=""), company=seat.company, person=None, pk=pk
    )
    scope = {"unit": row.unit, "place": row.place, "person": None}
    setting_hours.set_hours(seat=seat, scope=scope, said={})
    return redirect("communicate:hours", seat.company.slug)


@login_required
@either
def away(request: HttpRequest, company: str) -> HttpResponse:
    """Days away of everybody, for the people team."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    form = AwayOfForm(seat.company, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        setting_hours.note_leave(seat=seat, **form.cleaned_data)
        return redirect("communicate:away", seat.company.slug)
    rows = Leave.objects.filter(
        person__company=seat.company, person__erased_at=None, last__gte=timezone.localdate()
    )
    page = {"form": form, "rows": rows.select_related("person")}
    return render(request, "communicate/away.html", page, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_away(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    get_object_or_404(Leave, person__company=seat.company, pk=pk).delete()
    return redirect("communicate:away", seat.company.slug)


@login_required
@either
def mine(request: HttpRequest, company: str) -> HttpResponse:
    """One's own hours and days away."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    me = oneself(seat)
    if me is None:
        return render(request, "communicate/mine.html", {"me": None})
    posted = request.POST if request.method == "POST" else None
    row = Hours.objects.filter(company=seat.company, person=me).first()
    is_away = posted is not None and "first" in posted
    away_form = AwayForm(posted if is_away else None)
    form = HoursForm(None if is_away else posted, initial=as_typed(row))
    if is_away and away_form.is_valid():
        setting_hours.note_leave(seat=seat, person=me, **away_form.cleaned_data)
        return redirect("communicate:mine", seat.company.slug)
    if posted is not None and not is_away and form.is_valid():
        setting_hours.set_hours(seat=seat, scope={"person": me, "unit": None, "place": ""}, said=form.said)
        messages.success(request, _("Kept: messages keep to these hours."))
        return redirect("communicate:mine", seat.company.slug)
    return _mine(request, me, form, away_form, status=422 if posted is not None else 200)


def _mine(
    request: HttpRequest, me: Person, form: HoursForm, away_form: AwayForm, status: int
) -> HttpResponse:
    post = Post.objects.on(today()).filter(person=me).select_related("unit").last()
    leaves = Leave.objects.filter(person=me, last__gte=timezone.localdate())
    reach = Reaches(me.company, [me.pk]).of(me, post)
    page = {
        "me": me,
        "form": form,
        "away_form": away_form,
        "leaves": leaves,
        "reach": reach,
        "days": sorted(reach.week),
        "zones": zones(),
    }
    return render(request, "communicate/mine.html", page, status=status)


@login_required
@require_POST
def drop_my_away(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    """Whose days another number may be is not said."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    if (me := oneself(seat)) is not None:
        Leave.objects.filter(person=me, pk=pk).delete()
    return redirect("communicate:mine", seat.company.slug)
