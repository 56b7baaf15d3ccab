"""Who was found in Slack, who was not, who wants mail; and matching by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.communicate.chat import reading, services
from fairlead.communicate.chat.forms import MatchForm
from fairlead.core.errors import BadInput
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.people.models import Person

A_PAGE = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    connection = reading.slack_of(seat.company)
    form = MatchForm(seat.company, request.POST if request.method == "POST" else None)
    if request.method == "POST" and connection and connection.is_on and form.is_valid():
        try:
            services.match_by_hand(seat=seat, connection=connection, **form.cleaned_data)
            messages.success(request, _("Matched."))
            return redirect("chat:people", company)
        except BadInput as no:
            form.add_error("member", no.sentence)
    rows = Paginator(reading.readers(seat.company), A_PAGE).get_page(request.GET.get("page"))
    page = {"slack": connection, "rows": rows, "outcomes": reading.outcomes(connection, rows), "form": form}
    return render(request, "chat/people.html", page, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def look_again(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    """A match by hand is taken back, and somebody who was not found is looked for anew."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    person = get_object_or_404(Person, company=seat.company, pk=pk)
    if connection := reading.slack_of(seat.company):
        services.unmatch(seat=seat, connection=connection, person=person)
        messages.success(request, _("Is looked for at the worker’s next turn."))
    return redirect("chat:people", company)
