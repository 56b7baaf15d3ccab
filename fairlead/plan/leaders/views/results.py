"""A round as one may see it: for the owner who is asked, after the close the results; and what an entry means."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.leaders import coding, seeing
from fairlead.plan.leaders.models import Entry, Participant, Round
from fairlead.plan.leaders.sentences import sentences
from fairlead.plan.leaders.since import since
from fairlead.plan.leaders.telling import Results, results


@login_required
@never_cache
@require_safe
def one(request: HttpRequest, company: str, number: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    round = seeing.round_for(seat, number)
    if seeing.may_see_results(seat, round):
        return _results(request, seat, round)
    mine = seeing.own_in(seat, round)
    if mine and (round.is_closed or not seat.may(Ability.ASK_LEADERS)):
        return redirect("leaders:answer", company, mine.key)
    return render(request, "leaders/asked.html", {"round": round, "mine": mine, "asked": _asked(round)})


def _asked(round: Round) -> list[Participant]:
    """Who is asked and whether each is in; never what anybody typed, nor whether."""
    found = round.participants.select_related("account").prefetch_related("reminders")
    return list(found.defer("draft", "draft_at"))


def _results(request: HttpRequest, seat: Seat, round: Round) -> HttpResponse:
    found = results(seat, round)
    page = {
        "round": round,
        "results": found,
        "sentences": sentences(round, found.figures) if found.count else [],
        "since": since(round, found.texts) if found.count else None,
        "silent": [one for one in _asked(round) if not one.is_in and not one.withdrawn_at],
        "may_merge": seat.may(Ability.EDIT_PLAN),
        "choices": coding.choices(found.texts),
    }
    return render(request, "leaders/results.html", page)


@login_required
@require_POST
def means(request: HttpRequest, company: str, number: int, entry: int) -> HttpResponse:
    """A participant or an owner says what an entry means."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    round = seeing.closed_for(seat, number)
    row = get_object_or_404(Entry.objects.select_related("participant"), pk=entry, participant__round=round)
    found: Results = results(seat, round)
    form = MeaningForm(coding.choices(found.texts), request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the statements, or that it is none of them."))
    else:
        coding.say(seat=seat, round=round, entry=row, statement=form.statement)
        messages.success(request, _("Noted. The figures are made anew within a minute."))
    return redirect(reverse("leaders:round", args=[company, number]) + f"#entry-{row.pk}")


class MeaningForm(forms.Form):
    means = forms.ChoiceField()

    def __init__(self, choices: list[tuple[str, str]], *args: object) -> None:
        super().__init__(*args)
        self.fields["means"].choices = choices

    @property
    def statement(self) -> str:
        given: str = self.cleaned_data["means"]
        return "" if given == coding.NONE else given
