"""One statement: written, changed, and every form that it ever had. What was typed is on the page whatever happens."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import drafting
from fairlead.plan.checking import Faults, while_typing
from fairlead.plan.models import DraftRevision, DraftStatement
from fairlead.plan.models.draft import StatementFields
from fairlead.plan.statement_form import StatementForm
from fairlead.web.differences import between
from fairlead.web.errors import Changed, Hidden, status_of

either = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@either
def new(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    if request.method != "POST":
        return page(request, StatementForm(initial={"kind": request.GET.get("kind", "priority")}))
    form = StatementForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        row = drafting.add(seat=seat, said=form.said)
    except drafting.Full as error:
        return page(request, form, sentence=error.sentence, status=422)
    return _saved(request, form, row)


@login_required
@either
def statement(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    if request.method != "POST":
        row = _row(seat, key)
        return page(request, StatementForm(initial=row.said | {"version": row.version}), row=row, key=key)
    form = StatementForm(request.POST)
    if not form.is_valid():
        return page(request, form, row=row_or_last(seat, key), key=key, status=422)
    try:
        row = drafting.change(seat=seat, key=key, version=form.cleaned_data["version"] or 0, said=form.said)
    except Changed as error:
        return _both(request, seat, key, form, error)
    except drafting.Full as error:
        row = row_or_last(seat, key)
        return page(request, form, row=row, key=key, sentence=error.sentence, status=422)
    return _saved(request, form, row)


def _row(seat: Seat, key: str) -> DraftStatement:
    row = DraftStatement.objects.filter(company=seat.company, key=key).first()
    if row is None:
        raise Hidden
    return row


def row_or_last(seat: Seat, key: str) -> StatementFields:
    """The statement, or what was deleted of it while somebody wrote."""
    row = DraftStatement.objects.filter(company=seat.company, key=key).select_related("changed_by").first()
    found = row or drafting.last_revision(seat, key)
    if found is None:
        raise Hidden
    return found


def _both(request: HttpRequest, seat: Seat, key: str, form: StatementForm, error: Changed) -> HttpResponse:
    """Both texts side by side; what was typed is in the form, and saving now is a decision."""
    theirs = row_or_last(seat, key)
    base = drafting.revision(seat, key, form.cleaned_data["version"] or 0)
    touched = {name for name in form.said if base is None or form.said[name] != getattr(base, name)}
    again = StatementForm(_merged(request, theirs, set(form.said) - touched))
    more = {"theirs": theirs, "sides": _sides(theirs, DraftStatement(**form.said), touched)}
    return page(request, again, row=theirs, key=key, sentence=error.sentence, status=status_of(error), **more)


def _merged(request: HttpRequest, theirs: StatementFields, untouched: set[str]) -> QueryDict:
    """What was typed; in fields that were not touched, what stands now."""
    typed = request.POST.copy()
    typed["version"] = str(theirs.version)
    for name in untouched:
        value = getattr(theirs, name)
        typed[name] = "" if value is None else str(value)
    return typed


def _sides(theirs: StatementFields, mine: StatementFields, touched: set[str]) -> list[dict[str, Any]]:
    labels = {name: field.label for name, field in StatementForm.base_fields.items()}
    return [
        {
            "label": labels[name],
            "theirs": _as_text(theirs, name),
            "mine": _as_text(mine, name),
            "is_mine": name in touched,
        }
        for name in labels
        if name != "version" and getattr(theirs, name) != getattr(mine, name)
    ]


def page(
    request: HttpRequest, form: StatementForm, *, key: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    company = request.seat.company
    where = [company.slug, key] if key else [company.slug]
    context = {
        "form": form,
        "key": key,
        "action": reverse("plan:statement" if key else "plan:new-statement", args=where),
        "check_url": reverse("plan:check-statement" if key else "plan:check-new", args=where),
        "leave_url": reverse("plan:leave-statement" if key else "plan:leave-new", args=where),
        "faults": _faults(request, form, key),
        **more,
    }
    if request.htmx:  # htmx puts a page in place only when it is no error
        return render(request, "plan/statement.html#form", context)
    return render(request, "plan/statement.html", context, status=status)


def _faults(request: HttpRequest, form: StatementForm, key: str) -> Faults | None:
    said = form.said if form.is_bound and form.is_valid() else form.initial
    if not said.get("text"):
        return None
    fields = {name: value for name, value in said.items() if name != "version"}
    return while_typing(request.seat.company, key, fields)


def _saved(request: HttpRequest, form: StatementForm, row: DraftStatement) -> HttpResponse:
    for sentence in form.told:
        messages.warning(request, sentence)
    messages.success(request, _("Saved."))
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect(reverse("plan:draft", args=[request.seat.company.slug]) + f"#s-{row.key}")


@login_required
@require_safe
def history(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    now = row_or_last(seat, key)
    found = list(DraftRevision.objects.filter(company=seat.company, key=key).select_related("changed_by"))
    for one, before in pairwise([*found, None]):
        one.pieces = between(before.text if before else one.text, one.text)
        one.changed = _changed(before, one) if before else []
    return render(request, "plan/history.html", {"now": now, "key": key, "revisions": found})


def _changed(before: DraftRevision, after: DraftRevision) -> list[dict[str, Any]]:
    labels = {name: field.label for name, field in StatementForm.base_fields.items()}
    names = [name for name in after.SAID if name in labels and name != "text"]
    return [
        {"label": labels[name], "pieces": between(_as_text(before, name), _as_text(after, name))}
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]


def _as_text(row: StatementFields, name: str) -> str:
    value = getattr(row, f"get_{name}_display", lambda: getattr(row, name))()
    return "" if value is None else str(value)
