"""Connect Slack and channels of Teams, try them, end them; what stands on the other side is said plainly."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.communicate.chat import reading, services
from fairlead.communicate.chat.forms import SlackForm, TeamsForm
from fairlead.communicate.chat.models import Connection, Kind
from fairlead.communicate.chat.slack.manifest import manifest
from fairlead.core.errors import BadInput
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.web.errors import Hidden

either = require_http_methods(["GET", "HEAD", "POST"])
MAY = Ability.EDIT_PEOPLE


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, MAY)
    channels = Connection.objects.filter(company=seat.company, kind=Kind.TEAMS).select_related("unit")
    page = {
        "slack": reading.slack_of(seat.company),
        "channels": channels,
        "counts": reading.counts(seat.company),
    }
    return render(request, "chat/index.html", page)


@login_required
@require_POST
def begin(request: HttpRequest, company: str) -> HttpResponse:
    services.begin(seat=seat_for(request, company, MAY))
    return redirect("chat:slack", company)


@login_required
@either
def slack(request: HttpRequest, company: str) -> HttpResponse:
    """The manifest with our address in it, then what the app gives to paste."""
    seat = seat_for(request, company, MAY)
    connection = reading.slack_of(seat.company)
    form = SlackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and connection and form.is_valid():
        try:
            services.connect_slack(seat=seat, connection=connection, **form.cleaned_data)
            messages.success(request, _("Slack is connected. Now verify the address there, and try it."))
            return redirect("chat:index", company)
        except BadInput as no:
            form.add_error("token", no.sentence)
    page = {"slack": connection, "form": form, "manifest": manifest(connection) if connection else ""}
    return _private(render(request, "chat/slack.html", page, status=422 if request.method == "POST" else 200))


@login_required
@require_safe
def manifest_file(request: HttpRequest, company: str) -> HttpResponse:
    connection = reading.slack_of(seat_for(request, company, MAY).company)
    if connection is None:
        raise Hidden
    answer = HttpResponse(manifest(connection), content_type="application/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="slack-manifest.yaml"'
    return _private(answer)


@login_required
@either
def teams(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, MAY)
    form = TeamsForm(seat.company, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.connect_teams(seat=seat, **form.cleaned_data)
        messages.success(request, _("The channel is connected: try it."))
        return redirect("chat:index", company)
    page: dict[str, Any] = {"form": form}
    return _private(render(request, "chat/teams.html", page, status=422 if form.errors else 200))


@login_required
@require_POST
def try_it(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, MAY)
    try:
        services.try_it(seat=seat, connection=_one(seat, key))
        messages.success(request, _("Sent: look there."))
    except BadInput as no:
        messages.error(request, no.sentence)
    return redirect("chat:index", company)


@login_required
@require_POST
def end(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, MAY)
    services.disconnect(seat=seat, connection=_one(seat, key))
    messages.success(request, _("Disconnected: what is secret of it was wiped. People get mail."))
    return redirect("chat:index", company)


def _one(seat: Seat, key: UUID) -> Connection:
    return get_object_or_404(Connection, company=seat.company, key=key)


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer
