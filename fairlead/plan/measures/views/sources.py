"""Where values are fetched from: for the owner alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.measures import reading, sourcing
from fairlead.plan.measures.models import Measure, Source
from fairlead.plan.measures.source_form import SourceForm


def _one(request: HttpRequest, company: str, key: str) -> tuple[Seat, Measure]:
    seat = seat_for(request, company, Ability.RUN)
    return seat, reading.measure_for(seat, key)[0]


@sensitive_post_parameters("address", "secret")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat, measure = _one(request, company, key)
    kept = Source.objects.filter(measure=measure).first()
    form = SourceForm(request.POST or None, source=kept)
    if request.method == "POST" and form.is_valid():
        sourcing.set_source(seat=seat, measure=measure, said=form.cleaned_data)
        messages.success(
            request, _("Saved. The worker fetches it within a minute or two; what it says stands here.")
        )
        return redirect("measures:measure", company, key)
    page = {"form": form, "measure": measure, "source": kept}
    answer = render(request, "measures/source.html", page, status=400 if form.errors else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@login_required
@require_POST
def remove(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat, measure = _one(request, company, key)
    sourcing.remove_source(seat=seat, measure=measure)
    messages.success(request, _("Nothing is fetched any more. The values that came stay."))
    return redirect("measures:measure", company, key)


@login_required
@require_POST
def soon(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat, measure = _one(request, company, key)
    sourcing.fetch_soon(seat=seat, measure=measure)
    messages.success(request, _("The worker fetches it at its next turn, within a minute or two."))
    return redirect("measures:measure", company, key)
