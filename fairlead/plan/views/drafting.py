"""The draft as a whole: its statements by kind, moved, deleted and brought back; and its file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import drafting
from fairlead.plan.as_plan import draft_rows, plan_of, text_of
from fairlead.plan.checking import SEVERITIES, Found, found_in
from fairlead.plan.heading import head_of_draft
from fairlead.plan.models import DraftRevision, DraftStatement, Edition
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.web.errors import Hidden

HINTS = {
    "purpose": gettext_lazy("Why the company exists, in one sentence."),
    "vision": gettext_lazy("What one will see when you are there."),
    "value": gettext_lazy("How you behave when it costs you."),
    "priority": gettext_lazy("The two to five things that come first. People are asked to name these."),
    "goal": gettext_lazy("What will be counted by a day."),
    "not-doing": gettext_lazy("What a sensible rival would do, and you will not."),
}


@login_required
@require_safe
def draft(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    page = draft_page(seat) | {"undo": _undo(seat, request.GET.get("deleted", ""))}
    return render(request, "plan/draft.html", page)


def draft_page(seat: Seat) -> dict[str, Any]:
    rows = draft_rows(seat.company)
    found = found_in(seat.company, rows) if rows else ()
    for row in rows:
        row.found = [one for one in found if one.row is row]
    head = head_of_draft(seat.company)
    groups = [
        {
            "kind": kind.value,
            "name": head.own(kind) or name,
            "hint": HINTS[kind],
            "rows": [r for r in rows if r.kind == kind],
        }
        for kind, name in KIND_NAMES.items()
    ]
    return {
        "groups": groups,
        "head": head,
        "has_rows": bool(rows),
        "has_not_doing": any(row.kind == "not-doing" for row in rows),
        "counts": counts(found),
        "deleted": _deleted(seat, {row.key for row in rows}),
        "edition": Edition.current(seat.company),
    }


def counts(found: tuple[Found, ...]) -> list[tuple[str, int]]:
    every = [(severity, sum(one.severity == severity for one in found)) for severity in SEVERITIES]
    return [(severity, n) for severity, n in every if n]


def _deleted(seat: Seat, kept: set[str]) -> list[DraftRevision]:
    last: dict[str, DraftRevision] = {}
    gone = DraftRevision.objects.filter(company=seat.company, did=DraftRevision.Did.DELETED)
    for one in gone.exclude(key__in=kept).select_related("changed_by").order_by("-changed_at", "-version"):
        last.setdefault(one.key, one)
    return list(last.values())


def _undo(seat: Seat, key: str) -> DraftRevision | None:
    return next((one for one in _deleted(seat, set()) if one.key == key and not _stands(seat, key)), None)


def _stands(seat: Seat, key: str) -> bool:
    return DraftStatement.objects.filter(company=seat.company, key=key).exists()


@login_required
@require_safe
def file(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    head = head_of_draft(seat.company)
    return as_file(text_of(plan_of(seat.company.name, draft_rows(seat.company), head=head)), "plan-draft.md")


def as_file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@login_required
@require_POST
def move(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    drafting.move(seat=seat, key=key, up=request.POST.get("to") == "up")
    return redirect(reverse("plan:draft", args=[company]) + f"#s-{key}")


@login_required
@require_POST
def delete(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    drafting.delete(seat=seat, key=key, version=number_in(request, "version"))
    return redirect(reverse("plan:draft", args=[company], query={"deleted": key}))


@login_required
@require_POST
def restore(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    drafting.restore(seat=seat, key=key, version=number_in(request, "version"))
    messages.success(request, _("It is back in the draft."))
    return redirect(reverse("plan:draft", args=[company]) + f"#s-{key}")


def number_in(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Hidden
    return int(given)
