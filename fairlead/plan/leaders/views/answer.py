"""One's own answer: words first, without a statement in sight; then an order. Nobody else reaches these pages."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.leaders import answering, seeing
from fairlead.plan.leaders.errors import Ended, HandedIn, NotAnswered
from fairlead.plan.leaders.forms import ReasonForm, WordsForm
from fairlead.plan.leaders.models import Participant
from fairlead.plan.models import EditionStatement
from fairlead.web.errors import Changed, PageError

STAY = "stay"  # saved while somebody types


def _mine(request: HttpRequest, company: str, key: UUID) -> Participant:
    return seeing.answer_for(seat_for(request, company, Ability.READ_PLAN), key)


def _stage(mine: Participant) -> str:
    """Which of its faces the page shows."""
    if mine.round.state == mine.round.State.WITHDRAWN or mine.withdrawn_at:
        return "withdrawn"
    if mine.round.is_closed:
        return "late" if answering.may_be_late(mine) else "closed"
    if mine.declined_at:
        return "declined"
    return "finished" if mine.finished_at else "order" if mine.is_in else "words"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    mine = _mine(request, company, key)
    if request.method == "POST":
        return _written(request, mine)
    if _stage(mine) == "order":
        return redirect("leaders:order", company, key)
    return _page(request, mine, WordsForm(initial={"text": mine.draft}))


def _written(request: HttpRequest, mine: Participant) -> HttpResponse:
    """Whatever becomes of it, what was typed is kept or shown back."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _saved(request, mine, form) if request.htmx else _page(request, mine, form, status=422)
    kept = _kept(mine, form)
    mine.refresh_from_db()
    if request.POST.get("go") == STAY:
        return _saved(request, mine, form, kept) if request.htmx else _page(request, mine, form)
    return _tried(request, mine, form, answering.hand_in)


def _kept(mine: Participant, form: WordsForm) -> bool:
    return mine.keep_draft(form.cleaned_data["text"], timezone.now(), form.cleaned_data["seen"])


def _tried(
    request: HttpRequest, mine: Participant, form: WordsForm, hand_in: Callable[..., None]
) -> HttpResponse:
    try:
        hand_in(participant=mine, text=form.cleaned_data["text"])
    except NotAnswered as error:
        return _page(request, mine, form, status=422, sentence=error.sentence)
    except (Ended, HandedIn) as error:
        mine.refresh_from_db()
        mine.round.refresh_from_db()
        typed = form.cleaned_data["text"]
        return _page(request, mine, form, status=409, sentence=error.sentence, typed=typed)
    return redirect("leaders:answer", request.seat.company.slug, mine.key)


def _page(
    request: HttpRequest,
    mine: Participant,
    form: WordsForm,
    status: int = 200,
    sentence: str = "",
    typed: str = "",
) -> HttpResponse:
    page = {"mine": mine, "round": mine.round, "stage": _stage(mine), "form": form, "sentence": sentence,
            "typed": typed, "most": answering.MOST_LINES}  # fmt: skip
    return render(request, "leaders/answer.html", page, status=status)


def _saved(request: HttpRequest, mine: Participant, form: WordsForm, kept: bool = False) -> HttpResponse:
    page = {"errors": form.errors.get("text"), "kept": kept, "mine": mine, "round": mine.round}
    part = render(request, "leaders/answer.html#saved", page)
    if kept:
        part["HX-Trigger"] = "fairlead:saved"
    return part


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """The statements, in this person's own shuffle; only after the words are in."""
    mine = _mine(request, company, key)
    if request.method != "POST":
        if _stage(mine) != "order":
            return redirect("leaders:answer", company, key)
        return _order_page(request, mine, _rows(request, mine))
    rows = _rows(request, mine)
    try:
        given = {row.key: row.typed for row in rows}
        ranks = {} if "skip" in request.POST else answering.order_of(given, list(given))
        answering.finish(participant=mine, ranks=ranks)
    except NotAnswered as error:
        return _order_page(request, mine, rows, error)
    except Ended as error:
        messages.error(request, error.sentence)
    return redirect("leaders:answer", company, key)


def _rows(request: HttpRequest, mine: Participant) -> list[EditionStatement]:
    """What this person may read of the edition, none before the own words are in."""
    edition = mine.round.asked_against
    if not mine.is_in or edition is None:
        return []
    found = {row.key: row for row in edition.statements_readable_by(request.seat).filter(key__in=mine.order)}
    rows = [found[key] for key in mine.order if key in found]
    for row in rows:
        row.typed = request.POST.get(f"rank-{row.key}", "")
    return rows


def _order_page(
    request: HttpRequest, mine: Participant, rows: list[EditionStatement], error: PageError | None = None
) -> HttpResponse:
    page = {"mine": mine, "round": mine.round, "rows": rows, "sentence": error.sentence if error else ""}
    return render(request, "leaders/order.html", page, status=422 if error else 200)


@login_required
@require_POST
def decline(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    mine = _mine(request, company, key)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(
            request, mine, WordsForm(initial={"text": mine.draft}), 422, str(form.errors["reason"][0])
        )
    return _done(
        request, mine, lambda: answering.decline(participant=mine, reason=form.cleaned_data["reason"])
    )


@login_required
@require_POST
def again(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """Takes part after all."""
    mine = _mine(request, company, key)
    return _done(request, mine, lambda: answering.take_part_again(participant=mine))


@login_required
@require_POST
def late(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """After the close: hand in what was written, or see the results and hand in no more."""
    mine = _mine(request, company, key)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, mine, form, status=422)
    if "text" in request.POST:
        _kept(mine, form)
        mine.refresh_from_db()
    if "waive" not in request.POST:
        return _tried(request, mine, form, answering.hand_in_late)
    if mine.round.is_closed:
        mine.waive(timezone.now())
    return redirect("leaders:round", company, mine.round.number)


def _done(request: HttpRequest, mine: Participant, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Changed as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Noted."))
    return redirect("leaders:answer", request.seat.company.slug, mine.key)
