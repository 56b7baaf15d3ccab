"""The merge screen: what the leaders said, card by card, into the draft of the next edition."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.leaders import merging, seeing
from fairlead.plan.leaders.telling import results
from fairlead.web.errors import PageError


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, company: str, number: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    round = seeing.closed_for(seat, number)
    cards = merging.cards(results(seat, round), request.POST if request.method == "POST" else None)
    lost = merging.lost(cards, request.POST)
    sentence = (
        _("Somebody corrected a line while you read: look at what you ticked once more.") if lost else ""
    )
    if request.method == "POST" and not lost and not any(card.error for card in cards):
        try:
            taken = merging.take(seat=seat, round=round, chosen=cards)
        except PageError as error:
            sentence = error.sentence
        else:
            return _taken(request, number, len(taken))
    page = {"round": round, "cards": cards, "sentence": sentence, "lost": [text for text in lost if text]}
    return render(request, "leaders/merge.html", page, status=422 if request.method == "POST" else 200)


def _taken(request: HttpRequest, number: int, n: int) -> HttpResponse:
    if not n:
        messages.info(request, _("Nothing was ticked, so nothing was put into the draft."))
        return redirect("leaders:merge", request.seat.company.slug, number)
    told = ngettext("{n} sentence is in the draft now.", "{n} sentences are in the draft now.", n)
    messages.success(request, told.format(n=n))
    return redirect("plan:draft", request.seat.company.slug)
