"""One's own card: what I hold, what comes, what was; pause, take along, forget. There is no card of anybody else."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fairlead.communicate.practice import holding
from fairlead.communicate.practice.forms import PauseForm
from fairlead.communicate.practice.keeping import change, forget, notebook_of
from fairlead.communicate.practice.padding import private_page
from fairlead.communicate.practice.views.entering import Visit, visit


@login_required
@private_page
def card(request: HttpRequest, company: str) -> HttpResponse:
    who = visit(request, company)
    form = PauseForm(request.POST if request.POST.get("do") == "pause" else None, today=who.day)
    if request.method == "POST" and _done(request, who, form):
        return redirect("practice:card", company)
    deck, book = who.deck, notebook_of(who.holder)
    page = {
        "is_card": True,
        "company": who.seat.company,
        "groups": holding.by_hold(holding.held(deck, book, who.day)),
        "history": holding.history(deck, book),
        "notes": holding.notes(deck, book),
        "paused_until": book.paused_until if book.is_paused(who.day) else None,
        "form": form,
        "turns": len(book.turns),
    }
    return render(request, "practice/card.html", page)


def _done(request: HttpRequest, who: Visit, form: PauseForm) -> bool:
    """One address for all that can be done here, so that no log tells which of them it was."""
    asked = request.POST.get("do")
    if asked == "pause":
        if not form.is_valid():
            return False
        change(who.holder, lambda book: book.pausing(form.cleaned_data["until"]))
    elif asked == "go-on":
        change(who.holder, lambda book: book.pausing(None))
    elif asked == "drop":
        _drop(who.holder, request.POST.get("at", ""))
    elif asked == "forget" and request.POST.get("sure"):
        forget(who.holder)
    return True


def _drop(holder: str, at: str) -> None:
    if at.isascii() and at.isdigit():
        change(holder, lambda book: book.dropping(int(at)))


@login_required
@private_page
@require_safe
def export(request: HttpRequest, company: str) -> HttpResponse:
    who = visit(request, company)
    said = holding.as_file(who.deck, notebook_of(who.holder), who.day)
    said = {"company": who.seat.company.name, "account": who.seat.user.email} | said
    return HttpResponse(
        json.dumps(said, ensure_ascii=False, indent=1),
        content_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="my-practice.json"'},
    )
