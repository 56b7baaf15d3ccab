"""An edition is taken back: what that does is read first, then a reason is written."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import reading
from fairlead.plan.models import Edition
from fairlead.plan.withdrawing import WithdrawForm, withdraw
from fairlead.web.errors import Changed, Hidden


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, company: str, number: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    edition = reading.edition_of(seat, number)
    if edition is None:
        raise Hidden
    form = WithdrawForm(request.POST or None, initial={"before_its_day": edition.is_waiting})
    if not form.is_valid():
        return _page(request, seat, edition, form, status=422 if form.errors else 200)
    try:
        done = withdraw(seat=seat, number=number, **form.cleaned_data)
    except Changed as error:
        return _page(request, seat, edition, form, status=409, sentence=error.sentence)
    told = _("Edition {n} is called off.") if done.before_its_day else _("Edition {n} is withdrawn.")
    messages.success(request, told.format(n=number))
    return redirect("plan:edition", company=company, number=number)


def _page(
    request: HttpRequest, seat: Seat, edition: Edition, form: WithdrawForm, *, status: int, **more: Any
) -> HttpResponse:
    earlier = Edition.objects.filter(company=seat.company, number__lt=edition.number, withdrawal=None)
    page = {"edition": edition, "form": form, "falls_back_to": earlier.first(), **more}
    return render(request, "plan/withdraw.html", page, status=status)
