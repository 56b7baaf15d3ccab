"""All figures, and one of them: made, changed, shown with its curve and its values."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fairlead.core.errors import BadInput
from fairlead.core.plans import Kind
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.measures import reading, services
from fairlead.plan.measures.drawing import curve_of
from fairlead.plan.measures.forms import MeasureForm, ValueForm, terms_of
from fairlead.plan.measures.models import Measure, Source, Value
from fairlead.plan.measures.offering import offered
from fairlead.plan.models import EditionStatement

A_PAGE = 50
COUNTED = (Kind.GOAL, Kind.PRIORITY)
either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    rows = reading.rows_for(seat, timezone.localdate())
    counted = {row.measure.statement for row in rows}
    bare = [one for one in reading.statements_for(seat) if one.kind in COUNTED and one.key not in counted]
    page = {"rows": rows, "bare": bare, "left": reading.without_a_statement(seat)}
    return render(request, "measures/index.html", page)


@login_required
@either
def new(request: HttpRequest, company: str, statement: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    about = reading.statement_for(seat, statement)
    form = MeasureForm(request.POST or None, seat=seat, statement=about, initial=offered(about))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make(seat=seat, statement=about.key, terms=form.cleaned_data)
            return redirect("measures:measure", company, made.key)
        except BadInput as error:
            form.add_error(None, error.sentence)
    page = {"form": form, "statement": about}
    return render(request, "measures/terms.html", page, status=400 if form.errors else 200)


@login_required
@either
def edit(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    measure, about = reading.measure_for(seat, key)
    form = MeasureForm(request.POST or None, seat=seat, statement=about, initial=terms_of(measure))
    if request.method == "POST" and form.is_valid():
        services.change(seat=seat, measure=measure, terms=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("measures:measure", company, key)
    page = {"form": form, "statement": about, "measure": measure}
    return render(request, "measures/terms.html", page, status=400 if form.errors else 200)


@login_required
@require_safe
def measure(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    found, about = reading.measure_for(seat, key)
    return show(request, seat, found, about)


def show(
    request: HttpRequest, seat: Seat, measure: Measure, about: EditionStatement | None, form: Any = None
) -> HttpResponse:
    """The page of a measure; with a form that was refused, what was typed stays in it."""
    today = timezone.localdate()
    values = list(
        Value.objects.filter(measure=measure).that_count().order_by("on").values_list("on", "value")
    )
    every = Value.objects.filter(measure=measure).select_related("by")
    numbered = Paginator(every, A_PAGE).get_page(request.GET.get("page"))
    last = every.that_count().first()
    source = Source.objects.filter(measure=measure).first()
    page = {
        "row": reading.row_of(measure, about, last, source, today), "measure": measure, "statement": about,
        "curve": curve_of(measure, values, today), "first": values[0] if values else None, "count": len(values),
        "page": numbered, "counting": _counting(numbered), "may_write": reading.may_write(seat, measure),
        "form": form or ValueForm(initial={"on": today}), "source": source, "today": today,
    }  # fmt: skip
    return render(request, "measures/measure.html", page, status=400 if form else 200)


def _counting(rows: Any) -> set[int]:
    """Of the rows of a page those that no later one replaced."""
    shown = [row.pk for row in rows]
    return set(Value.objects.filter(pk__in=shown).that_count().values_list("pk", flat=True))
