"""Pages of the few good questions: one a screen, and at the end the statements that the answers give."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fairlead.core.plans import Question, question
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import asking, proposing
from fairlead.plan.proposing_pages import length_of
from fairlead.plan.typed import Words
from fairlead.web.errors import Hidden, PageError


class AnswerForm(forms.Form):
    text = Words(
        at_most=asking.LONGEST, required=False, is_line=False, widget=forms.Textarea(attrs={"rows": 7})
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


@login_required
@require_safe
def overview(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    steps = asking.steps(seat.company)
    page = {
        "steps": steps,
        "next": asking.first_open(steps),
        "begun": any(not step.is_open for step in steps),
    }
    return render(request, "plan/questions.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, company: str, name: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    asked = question(name)
    if asked is None:
        raise Hidden
    if request.method != "POST":
        return _screen(request, seat, asked)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _screen(request, seat, asked, form)
    go = request.POST.get("go", "next")
    saved = asking.answer(
        seat=seat, question=asked, text=form.cleaned_data["text"], skip=go == "skip",
        seen=form.cleaned_data["seen"] or 0,
    )  # fmt: skip
    if request.htmx:
        part = render(request, "plan/question.html#saved", {"saved": saved, "told": form.fields["text"].told})
        part["HX-Trigger"] = "fairlead:saved"  # the page no longer asks before it is left
        return part
    return _onwards(request, seat, asked, saved, go)


def _screen(
    request: HttpRequest, seat: Seat, asked: Question, form: AnswerForm | None = None
) -> HttpResponse:
    if form and request.htmx:
        return render(request, "plan/question.html#saved", {"errors": form.errors.get("text", [])})
    steps = asking.steps(seat.company)
    at = next(step for step in steps if step.question is asked)
    now = {"text": at.answer.text, "seen": at.answer.pk} if at.answer else {}
    page = {"step": at, "steps": steps, "question": asked, "form": form or AnswerForm(initial=now),
            "history": asking.history(seat.company, asked)}  # fmt: skip
    return render(request, "plan/question.html", page, status=400 if form else 200)


def _onwards(request: HttpRequest, seat: Seat, asked: Question, saved: asking.Saved, go: str) -> HttpResponse:
    if saved.meanwhile:
        told = _("{who} had answered “{question}” while you wrote. Both answers are kept; yours counts now.")
        who = saved.meanwhile.answered_by or _("Somebody")
        messages.warning(request, told.format(who=who, question=asked.wording))
    names = [step.question.id for step in asking.steps(seat.company)]
    to = names.index(asked.id) + (-1 if go == "back" else 1)
    if go == "leave" or to < 0:
        return redirect("plan:questions", seat.company.slug)
    if to == len(names):
        return redirect("plan:question-statements", seat.company.slug)
    return redirect("plan:question", seat.company.slug, names[to])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    made = asking.proposed(seat.company)
    typed = request.POST if request.method == "POST" else None
    cards = proposing.of_answers(made.statements, seat.company, typed)
    errors: list[str] = []
    if typed is not None:
        cards += proposing.lost(cards, typed)
        chosen = proposing.ticked(cards)
        if proposing.faultless(chosen):
            try:
                taken = proposing.take_over(seat=seat, forms=chosen)
            except PageError as full:
                errors = [full.sentence]
            else:
                return taken_over(request, seat, len(taken))
    steps = {step.question.id: step for step in asking.steps(seat.company)}
    page = {
        "cards": cards,
        "kept": made.kept,
        "steps": steps,
        "errors": errors,
        "length": length_of(cards, seat),
    }
    return render(request, "plan/question_statements.html", page, status=400 if typed is not None else 200)


def taken_over(request: HttpRequest, seat: Seat, n: int) -> HttpResponse:
    if n:
        told = ngettext("{n} statement is in the draft now.", "{n} statements are in the draft now.", n)
        messages.success(request, told.format(n=n))
    else:
        messages.info(request, _("Nothing was ticked, so nothing was put into the draft."))
    return redirect("plan:draft" if n else "plan:question-statements", seat.company.slug)
