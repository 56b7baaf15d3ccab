"""Pages of the import: paste, look at each proposal beside its lines, tick, and only then it is in the draft."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import importing, proposing
from fairlead.plan.heading import Head, head_of_draft, head_on_page
from fairlead.plan.proposing_pages import length_of
from fairlead.plan.views.questions import taken_over
from fairlead.web.errors import PageError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, company: str) -> HttpResponse:
    """The text is read and shown as proposals; nothing is changed by that."""
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    form = importing.ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "plan/import.html", {"form": form}, status=400 if form.errors else 200)
    return _review(request, seat, form, told=form.fields["page"].told)


@login_required
@require_http_methods(["POST"])
def take(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    form = importing.ImportForm(request.POST)
    if not form.is_valid():
        return render(request, "plan/import.html", {"form": form}, status=400)
    chosen = proposing.ticked(_cards(seat, form, request.POST))
    if not chosen or not proposing.faultless(chosen):
        return _review(request, seat, form, typed=request.POST, nothing=not chosen)
    try:
        head = _head(form) if request.POST.get("head") else None
        taken = proposing.take_over(seat=seat, forms=chosen, head=head)
    except PageError as full:
        return _review(request, seat, form, typed=request.POST, errors=[full.sentence])
    return taken_over(request, seat, len(taken))


def _cards(seat: Seat, form: importing.ImportForm, typed: QueryDict | None) -> list[proposing.Card]:
    cards = proposing.of_page(form.cleaned_data["proposal"].statements, seat.company, typed)
    return cards + proposing.lost(cards, typed) if typed is not None else cards


def _head(form: importing.ImportForm) -> Head:
    return head_on_page(form.cleaned_data["text"], form.cleaned_data["proposal"])


def _review(
    request: HttpRequest,
    seat: Seat,
    form: importing.ImportForm,
    *,
    typed: QueryDict | None = None,
    **more: Any,
) -> HttpResponse:
    """The proposals, as they were made or as they were mended so far; every error of a ticked one is shown."""
    text, proposal = form.cleaned_data["text"], form.cleaned_data["proposal"]
    cards = _cards(seat, form, typed)
    rows = [(card, importing.lines_of(text, card.first, card.last) if card.first else []) for card in cards]
    page = {"rows": rows, "proposal": proposal, "text": text, "length": length_of(cards, seat),
            "more": len(proposal.statements) - proposing.MOST, "head": _head(form),
            "take_head": "head" in typed if typed is not None else not head_of_draft(seat.company)}  # fmt: skip
    return render(request, "plan/import_review.html", page | more, status=400 if typed is not None else 200)
