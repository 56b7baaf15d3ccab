"""The title and the headings of the draft."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.heading import keep_head
from fairlead.plan.heading_form import HeadForm
from fairlead.plan.models import DraftHead
from fairlead.web.errors import Changed, status_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    if request.method != "POST":
        return render(request, "plan/head.html", {"form": HeadForm(kept=_kept(seat))})
    form = HeadForm(request.POST)
    if not form.is_valid():
        return render(request, "plan/head.html", {"form": form}, status=422)
    try:
        keep_head(seat=seat, head=form.head, version=form.cleaned_data["version"])
    except Changed as error:
        return _again(request, seat, error)
    messages.success(request, _("Saved."))
    return redirect("plan:draft", company)


def _kept(seat: Seat) -> DraftHead | None:
    return DraftHead.objects.filter(company=seat.company).first()


def _again(request: HttpRequest, seat: Seat, error: Changed) -> HttpResponse:
    """What was typed, over the version that stands now: saving again is a decision."""
    typed, kept = request.POST.copy(), _kept(seat)
    typed["version"] = str(kept.version if kept else 0)
    page = {"form": HeadForm(typed), "sentence": error.sentence}
    return render(request, "plan/head.html", page, status=status_of(error))
