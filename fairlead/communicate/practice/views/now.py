"""One question, its answer, and on. Always a page, two buttons and the same address, whatever was asked and answered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead.communicate.practice import services, tokens
from fairlead.communicate.practice.asking import Ask, Question, cue_of, next_question, why_of
from fairlead.communicate.practice.forms import AnswerForm
from fairlead.communicate.practice.keeping import notebook_of
from fairlead.communicate.practice.padding import private_page
from fairlead.communicate.practice.services import Answer, Shown
from fairlead.communicate.practice.tokens import Token
from fairlead.communicate.practice.views.entering import Visit, visit
from fairlead.report.plan_pdf import detail_of

HAD_IT = {"yes": True, "no": False}


@login_required
@private_page
def now(request: HttpRequest, company: str) -> HttpResponse:
    who = visit(request, company)
    if request.method != "POST":
        return _asked(request, who)
    token = tokens.read(request.POST.get("token", ""), who.holder)
    if token is None:
        return _asked(request, who, is_anew=True)
    if token.shown:
        services.go_on(token=token, had_it=HAD_IT.get(request.POST.get("had", "")))
        return render(request, "practice/closing.html", {"company": who.seat.company})
    return _answered(request, who, token)


def _answered(request: HttpRequest, who: Visit, token: Token) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _asked(request, who, data=request.POST)
    said = form.cleaned_data
    answer = Answer(said["text"], said["choice"], said["keep"])
    shown = services.answer(token=token, answer=answer, deck=who.deck, day=who.day)
    if shown is None:
        return _asked(request, who, is_anew=True)
    return render(request, "practice/shown.html", _page_of(shown) | {"company": who.seat.company})


def _asked(request: HttpRequest, who: Visit, *, is_anew: bool = False, data: Any = None) -> HttpResponse:
    """Chosen now, and written nowhere: what is opened and not answered leaves nothing behind."""
    deck = who.deck
    if not deck:
        return render(request, "practice/none.html")
    question = next_question(deck, notebook_of(who.holder), who.day, who.holder)
    form = AnswerForm(data, question=question, token=tokens.signed(_token(question, who.holder)))
    page = {"question": question, "form": form, "is_anew": is_anew, "company": who.seat.company}
    return render(request, "practice/ask.html", page | _cue(question))


def _token(question: Question, holder: str) -> Token:
    card = question.card
    about = (card.lineage, card.substance) if card else ("", 0)
    return Token(holder, question.ask, *about, question.nth, question.right)


def _cue(question: Question) -> dict[str, str]:
    if question.card is None or question.ask is not Ask.SAY:
        return {}
    name, words = cue_of(question.card.statement)
    return {"cue": name, "cue_words": words}


def _page_of(shown: Shown) -> dict[str, Any]:
    card = shown.card
    page: dict[str, Any] = {"shown": shown, "card": card, "token": tokens.signed(shown.token)}
    if card:
        details = [detail_of(line) for line in card.statement.details if line.strip()]
        page |= {"why": why_of(card.statement), "details": details, "reasons": card.line.versions[-1].reasons}
    return page
