"""People on their way in: typed, pasted, uploaded; matched, looked at, applied, taken back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from fairlead.core.directory import match, sheet_of_text
from fairlead.core.errors import BadInput
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.forms import BringForm, MatchForm, NamesForm
from fairlead.people.importing import NotConfirmed, sheet_of_upload
from fairlead.people.looking import start
from fairlead.people.models import Import, State
from fairlead.people.reporting import today
from fairlead.people.services import add_by_names, apply, begin, revert
from fairlead.people.telling import sections
from fairlead.web.errors import Changed

A_PAGE = 30


def one_of(seat: Seat, key: UUID) -> Import:
    return get_object_or_404(
        Import.objects.select_related("company", "made_by"), company=seat.company, key=key
    )


@login_required
def add(request: HttpRequest, company: str) -> HttpResponse:
    """Five names, a pasted table, a file: three ways in on one page."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    form = NamesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            one = add_by_names(
                company=seat.company, by=seat.user, text=form.cleaned_data["names"], on=today()
            )
            return redirect("people:import", company, one.key)
        except BadInput as error:
            form.add_error("names", error.sentence)
    page = {"form": form, "bring": BringForm()}
    return render(request, "people/add.html", page, status=400 if form.errors else 200)


@login_required
def bring(request: HttpRequest, company: str) -> HttpResponse:
    """A file or a pasted table; what was pasted is kept when it cannot be read."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    bound = request.method == "POST"
    form = BringForm(request.POST if bound else None, request.FILES if bound else None)
    if request.method == "POST" and form.is_valid():
        try:
            file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
            sheet = sheet_of_upload(file) if file else sheet_of_text(pasted)
            one = begin(company=seat.company, by=seat.user, sheet=sheet)
            return redirect("people:match", company, one.key)
        except BadInput as error:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", error.sentence)
    page = {"form": NamesForm(), "bring": form}
    return render(request, "people/add.html", page, status=400 if form.errors else 200)


@login_required
def matching(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """Which column is what; the POST looks at what would change."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    one = one_of(seat, key)
    if one.sheet is None:
        return redirect("people:import", company, key)
    sheet = one.as_sheet
    form = MatchForm(
        request.POST or None, sheet=sheet, matching=match(sheet, one.mapping), full=one.is_full,
        gone_on=one.mapping.get("gone_on", ""),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            start(one=one, mapping=form.told(), full=form.cleaned_data["full"], on=today())
            return redirect("people:import", company, key)
        except BadInput as error:
            form.add_error(None, error.sentence)
    return render(
        request,
        "people/match.html",
        {"one": one, "sheet": sheet, "form": form},
        status=400 if form.errors else 200,
    )


@login_required
def show(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """The import as it stands: being looked at, looked at, applied, taken back."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    one = one_of(seat, key)
    if one.is_being_looked_at:
        part = "people/looking.html#progress" if request.htmx else "people/looking.html"
        return render(request, part, {"one": one})
    if request.htmx and request.headers.get("HX-Target") == "progress":
        return HttpResponseClientRedirect(request.path)
    if one.difference is None:
        if one.trouble:
            messages.error(request, one.trouble)
        return (
            redirect("people:match", company, key)
            if one.sheet
            else render(request, "people/import.html", {"one": one})
        )
    return render(request, "people/import.html", told(request, one))


def told(request: HttpRequest, one: Import) -> dict[str, object]:
    found = one.found
    by_line = sorted(found.faults, key=lambda fault: fault.line or 0)
    doubts = [fault for fault in by_line if fault.stops == "nothing"]
    faults = [fault for fault in by_line if fault.stops != "nothing"]
    return {"one": one, "found": found, "doubts": doubts, "faults": faults, "sections": sections(one, found, request.GET.get("kind", "")),
            "kind": request.GET.get("kind", ""), "open": one.state == State.LOOKED_AT}  # fmt: skip


@login_required
@require_POST
def apply_import(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    one = one_of(seat, key)
    try:
        apply(one=one, by=seat.user, typed=request.POST.get("typed", ""))
        messages.success(request, _("Done. You can take it back below."))
    except (NotConfirmed, Changed) as error:
        messages.error(request, error.sentence)
    return redirect("people:import", company, key)


@login_required
@require_POST
def revert_import(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    try:
        revert(one=one_of(seat, key), by=seat.user)
        messages.success(request, _("Taken back: everything is as it was before."))
    except Changed as error:
        messages.error(request, error.sentence)
    return redirect("people:import", company, key)


@login_required
@require_POST
def discard(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    one = one_of(seat, key)
    if one.state in (State.READ, State.LOOKED_AT):
        one.discard()
        messages.success(request, _("Discarded: nothing of the file was kept."))
    return redirect("people:imports", company)


@login_required
def imports(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    past = (
        Import.objects.filter(company=seat.company)
        .select_related("made_by")
        .defer("sheet", "difference", "undo")
    )
    page = Paginator(past, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/imports.html", {"page": page})
