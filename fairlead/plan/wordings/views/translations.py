"""Translations: which languages there are, and all statements of one language, proposed and decided on."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Edition
from fairlead.plan.wordings import languages, translating
from fairlead.plan.wordings.forms import DecisionForm, LanguageForm, TranslationForm
from fairlead.plan.wordings.models import Translation
from fairlead.web.errors import Changed, Hidden, PageError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, company: str) -> HttpResponse:
    """The language of the plan, and those into which it is put."""
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    original = languages.original_of(seat.company)
    form = LanguageForm(request.POST or None, initial={"language": original})
    if request.method == "POST" and form.is_valid():
        translating.say_original(seat=seat, language=form.cleaned_data["language"])
        messages.success(request, _("The language of the plan is kept."))
        return redirect("wordings:languages", company)
    codes = Translation.objects.filter(company=seat.company).values_list("language", flat=True).distinct()
    page = {"form": form, "original": languages.name_of(original), "rows": [_row(seat, c) for c in sorted(set(codes))],
            "further": LanguageForm(auto_id="id_new_%s"), "edition": Edition.current(seat.company)}  # fmt: skip
    return render(request, "wordings/languages.html", page, status=400 if form.errors else 200)


def _row(seat: Seat, code: str) -> dict[str, Any]:
    counts = Counter(place.state for place in _places(seat, code))
    return {
        "code": code,
        "name": languages.name_of(code),
        **{state: counts[state] for state in translating.STATES},
    }


def _places(seat: Seat, language: str) -> list[translating.Place]:
    edition = Edition.current(seat.company)
    rows = in_order(edition.statements_readable_by(seat)) if edition else []
    return translating.places(seat.company, rows, language)


@login_required
@require_safe
def choose(request: HttpRequest, company: str) -> HttpResponse:
    """From the list of languages to the page of one."""
    seat_for(request, company, Ability.EDIT_PLAN)
    code = request.GET.get("language", "")
    if code not in languages.NAMES:
        return redirect("wordings:languages", company)
    return redirect("wordings:language", company, code)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, company: str, language: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    if language not in languages.NAMES or language == languages.original_of(seat.company):
        raise Hidden
    if request.method != "POST":
        return _page(request, seat, language)
    return _propose(request, seat, language, request.POST.get("statement", "")[:80])


def _propose(request: HttpRequest, seat: Seat, language: str, key: str) -> HttpResponse:
    form = _form(key, language, True, request.POST)
    if not form.is_valid():
        return _page(request, seat, language, typed=(key, request.POST), status=422)
    given = form.cleaned_data
    edition = Edition.readable_by(seat).filter(number=given["edition"]).first()
    if edition is None:
        raise Hidden
    try:
        translating.propose(
            seat=seat,
            edition=edition,
            key=key,
            language=language,
            text=given["text"],
            details=given["details"],
        )
    except Changed as error:
        return _page(request, seat, language, typed=(key, request.POST), sentence=error.sentence, status=409)
    return _to(seat, language, key)


def _to(seat: Seat, language: str, key: str) -> HttpResponse:
    return redirect(f"{reverse('wordings:language', args=[seat.company.slug, language])}#s-{key}")


def _page(
    request: HttpRequest, seat: Seat, language: str, *, typed: tuple[str, Any] | None = None, sentence: str = "",
    decided: tuple[int, DecisionForm] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    edition, original = Edition.current(seat.company), languages.original_of(seat.company)
    shown = [
        {
            "place": place,
            "form": _form_of(place, language, edition, typed),
            "decision": decided[1] if decided and place.proposed and decided[0] == place.proposed.pk else
            DecisionForm(auto_id=f"id_{place.statement.key}_%s"),
            "is_own": place.proposed is not None and place.proposed.proposed_by_id == request.user.pk,
        }
        for place in _places(seat, language)
    ]  # fmt: skip
    page = {"edition": edition, "shown": shown, "sentence": sentence, "code": language, "name": languages.name_of(language),
            "dir": languages.direction_of(language), "original": original, "original_name": languages.name_of(original),
            "original_dir": languages.direction_of(original), "is_alone": translating.is_alone(seat)}  # fmt: skip
    return render(request, "wordings/language.html", page, status=status)


def _form_of(place: translating.Place, language: str, edition: Edition | None, typed: Any) -> TranslationForm:
    key, last = place.statement.key, place.proposed or place.approved
    if typed and typed[0] == key:
        given = typed[1].copy()
        given[f"{key}-edition"] = str(edition.number if edition else 1)
        return _form(key, language, bool(place.statement.details), given)
    said = {
        "text": last.text if last else "",
        "details": last.details if last else "",
        "edition": edition and edition.number,
    }
    return _form(key, language, bool(place.statement.details), None, initial=said)


def _form(key: str, language: str, has_details: bool, given: Any, **more: Any) -> TranslationForm:
    return TranslationForm(
        given, prefix=key, auto_id=f"id_{key}_%s", language=language, direction=languages.direction_of(language),
        has_details=has_details, **more,
    )  # fmt: skip


@login_required
@require_POST
def decide(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    found = get_object_or_404(
        Translation.objects.select_related("edition", "company"), company=seat.company, pk=pk
    )
    form = DecisionForm(request.POST, auto_id=f"id_{found.key}_%s")
    if not form.is_valid():
        return _page(request, seat, found.language, decided=(found.pk, form), status=422)
    act = translating.decline if request.POST.get("do") == "decline" else translating.approve
    try:
        done = act(seat=seat, translation=found, reason=form.cleaned_data["reason"])
    except PageError as error:
        if isinstance(error, Hidden):
            raise
        status = 409 if isinstance(error, Changed) else 422
        return _page(
            request, seat, found.language, sentence=error.sentence, decided=(found.pk, form), status=status
        )
    told = _("The translation is approved.") if done.kind == "approved" else _("The translation is declined.")
    messages.success(request, told)
    return _to(seat, found.language, found.key)
