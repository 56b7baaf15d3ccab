"""Addresses that get no list mail of a company, and why; those that a server refused can be tried again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairlead.journal.services import record
from fairlead.outbox import stops
from fairlead.outbox.models import Message
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for


@login_required
@require_safe
def stopped(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    return render(request, "home/stopped.html", {"stops": of_company(seat), "Why": stops.Why})


def of_company(seat: Seat) -> list[stops.Stop]:
    """The company's own, and those of addresses to which it has written itself: others tell about other companies."""
    written = Message.objects.filter(company=seat.company.key).values("to")
    wishes = Q(company=seat.company.key)
    trouble = Q(
        company=None, address__in=[stops.plain(to) for to in written.values_list("to", flat=True).distinct()]
    )
    return list(stops.Stop.objects.filter(wishes | trouble).order_by("-since"))


@login_required
@require_POST
def again(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    stop = get_object_or_404(stops.Stop, pk=pk, pk__in=[one.pk for one in of_company(seat)])
    if stop.why not in (stops.Why.HARD, stops.Why.SOFT):
        messages.error(request, _("Only the person can undo that, by the link in a mail."))
    else:
        stops.try_again(address=stop.address)
        record("address tried again", company=seat.company.key, actor=seat.user.key)
        messages.success(request, _("The next mail to this address is tried again."))
    return redirect("home:stopped", seat.company.slug)
