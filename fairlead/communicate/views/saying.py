"""Said by mouth or on a wall: the manager's kit, and talks, all-hands, screens and posters."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.communicate import dose, telling_file
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.kit import kit_for
from fairlead.communicate.models import Caution, Channel, Telling
from fairlead.communicate.round_form import Day, today
from fairlead.communicate.whose import people_in, units_spoken_to
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Unit
from fairlead.people.queries import unit_paths

BY_MOUTH = (Channel.MEETING, Channel.TALK)


class SaidForm(forms.Form):
    """Where and when; which statements and through what is told by ticks and by the button."""

    told_on = forms.DateField(label=gettext_lazy("On"), widget=Day, initial=today)
    unit = forms.ChoiceField(label=gettext_lazy("Before"), required=False)
    people = forms.IntegerField(
        label=gettext_lazy("How many were there"), required=False, min_value=0, max_value=10**7
    )
    audience = forms.CharField(label=gettext_lazy("Who was there, in words"), required=False, max_length=200)

    def __init__(self, seat: Seat, *args: Any, everybody: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.units, where = {str(u.pk): u for u in units_spoken_to(seat)}, unit_paths(seat.company)
        named = sorted(((pk, where[unit.pk]) for pk, unit in self.units.items()), key=lambda pair: pair[1])
        self.fields["unit"].choices = [*([("", _("the whole company"))] if everybody else []), *named]
        self.fields["unit"].required = not everybody

    def clean_told_on(self) -> date:
        day = self.cleaned_data["told_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet: note it once it was said."))
        return day

    @property
    def said(self) -> dict[str, Any]:
        unit: Unit | None = self.units.get(self.cleaned_data["unit"])
        return self.cleaned_data | {"unit": unit}


@login_required
@require_safe
def kit(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_REPORTS)
    return _kit(request, seat, _kit_form(seat))


def _kit_form(seat: Seat, posted: Any = None) -> SaidForm:
    form = SaidForm(seat, posted, everybody=seat.may(Ability.TELL))
    del form.fields["audience"]
    form.fields["people"].help_text = _("Empty: all who are in it today.")
    return form


def _kit(request: HttpRequest, seat: Seat, form: SaidForm, status: int = 200) -> HttpResponse:
    found = kit_for(seat, timezone.localdate())
    lately = Telling.objects.filter(company=seat.company, told_by=seat.user, slot=None)[:5]
    page = {"kit": found, "form": form, "lately": lately, "has_units": bool(form.fields["unit"].choices),
            "texts": {row.key: row.text for row in statements_of(seat.company)}, "channels": BY_MOUTH}  # fmt: skip
    return render(request, "communicate/kit.html", page, status=status)


@login_required
@require_POST
def said(request: HttpRequest, company: str) -> HttpResponse:
    """I said it: the statement that stood on the page, before a unit below."""
    seat = seat_for(request, company, Ability.READ_REPORTS)
    form, key = _kit_form(seat, request.POST), request.POST.get("statement", "")
    keys = [row.key for row in statements_of(seat.company, [key])] if key else []
    channel = Channel(request.POST["channel"]) if request.POST.get("channel") in BY_MOUTH else Channel.MEETING
    if not form.is_valid() or not keys:
        return _kit(request, seat, form, status=422)
    what = form.said
    if what["people"] is None and what["unit"]:
        what["people"] = people_in(what["unit"])
    dose.say(seat=seat, statements=keys, channel=channel, **what)
    messages.success(request, _("Noted: you said it."))
    return redirect("communicate:kit", seat.company.slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest, company: str) -> HttpResponse:
    """Tick statements, press what it was: today, before everybody, unless said otherwise."""
    seat = seat_for(request, company, Ability.TELL)
    form = SaidForm(seat, request.POST if request.method == "POST" else None, everybody=True)
    if request.method != "POST":
        return _told(request, seat, form)
    rows = {row.key for row in statements_of(seat.company)}
    keys = [key for key in request.POST.getlist("statement") if key in rows]
    if not keys:
        return _told(request, seat, form, sentence=_("Tick what was said first."), status=422)
    if not form.is_valid() or request.POST.get("channel") not in Channel.values:
        return _told(request, seat, form, status=422)
    made = dose.say(seat=seat, statements=keys, channel=Channel(request.POST["channel"]), **form.said)
    _noted(request, len(made))
    return redirect("communicate:told", seat.company.slug)


def _noted(request: HttpRequest, n: int) -> None:
    messages.success(request, ngettext("{n} telling noted.", "{n} tellings noted.", n).format(n=n))


def _told(request: HttpRequest, seat: Seat, form: SaidForm, status: int = 200, **more: Any) -> HttpResponse:
    rows, cautions = statements_of(seat.company), Caution.reasons(seat.company)
    ticked = request.POST.getlist("statement") if request.method == "POST" else []
    lately = Telling.objects.filter(company=seat.company, slot=None).select_related("unit", "told_by")[:12]
    page = {
        "form": form, "rows": [(row, row.key in ticked, cautions.get(row.key, "")) for row in rows], "lately": lately,
        "texts": {row.key: row.text for row in rows}, "channels": [pair for pair in Channel.choices if pair[0] != Channel.MESSAGE],
    }  # fmt: skip
    return render(request, "communicate/told.html", page | more, status=status)


@login_required
@require_POST
def told_file(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    form, file = SaidForm(seat, everybody=True), request.FILES.get("file")
    if file is None or file.size > telling_file.MOST_BYTES:
        return _told(
            request, seat, form, sentence=_("Choose a CSV file of at most one megabyte."), status=422
        )
    rows, refused = telling_file.read(seat.company, file.read())
    dose.say_rows(seat=seat, rows=rows)
    if refused:
        return _told(request, seat, form, refused=refused, written=len(rows), status=422)
    _noted(request, len(rows))
    return redirect("communicate:told", seat.company.slug)


@login_required
@require_POST
def take_back(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    """Only what a person noted; what was sent was sent."""
    seat = seat_for(request, company, Ability.READ_REPORTS)
    mine = {} if seat.may(Ability.TELL) else {"told_by": seat.user}
    dose.take_back(
        seat=seat, telling=get_object_or_404(Telling, company=seat.company, slot=None, pk=pk, **mine)
    )
    messages.success(request, _("Taken back."))
    return redirect("communicate:told" if seat.may(Ability.TELL) else "communicate:kit", seat.company.slug)
