"""Editions as they were published: one, all, two beside each other, and on a day."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan import reading
from fairlead.plan.as_plan import plan_of_edition, text_of
from fairlead.plan.lives import life_of
from fairlead.plan.models import Edition
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.plan.views.drafting import as_file
from fairlead.web.errors import Hidden


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    return render(request, "plan/editions.html", editions_page(seat))


def editions_page(seat: Seat) -> dict[str, Any]:
    editions = reading.editions_of(seat)
    numbers = [edition.number for edition in editions]
    return {
        "editions": editions,
        "current": Edition.current(seat.company),
        "has_gaps": bool(numbers) and len(numbers) < numbers[0],
    }


@login_required
@require_safe
def edition(request: HttpRequest, company: str, number: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    found = _edition(seat, number)
    return render(request, "plan/edition.html", edition_page(seat, found))


def edition_page(seat: Seat, edition: Edition) -> dict[str, Any]:
    before, current = edition.before, Edition.current(seat.company)
    found = reading.differences_for(seat, before, edition) if before else None
    return {
        "edition": edition,
        "groups": by_kind(reading.rows_for(seat, edition)),
        "before": before,
        "differences": with_reasons(seat, found, [edition]) if found else None,
        "overrides": list(edition.overrides.all()) if seat.may(Ability.EDIT_PLAN) else [],
        "current": current,
        "may_take_back": seat.may(Ability.EDIT_PLAN) and (edition == current or edition.is_waiting),
    }


def by_kind(rows: list[Any]) -> list[dict[str, Any]]:
    groups = [(name, kind, [row for row in rows if row.kind == kind]) for kind, name in KIND_NAMES.items()]
    return [{"name": name, "kind": kind.value, "rows": found} for name, kind, found in groups if found]


def with_reasons(seat: Seat, found: Any, editions: list[Edition]) -> dict[str, Any]:
    reasons = reading.reasons_for(seat, editions)
    parts = {"substance": found.of_substance, "wording": found.of_wording}
    told = {
        part: [{"line": line, "reasons": reasons.get(line.name, [])} for line in lines]
        for part, lines in parts.items()
    }
    return told | {"verdict": found.verdict, "same": found.same}


@login_required
@require_safe
def file(request: HttpRequest, company: str, number: int) -> HttpResponse:
    """As it was published for who reads all; for others the part that is theirs."""
    seat = seat_for(request, company, Ability.READ_PLAN)
    found = _edition(seat, number)
    whole = seat.may(Ability.EDIT_PLAN)
    text = found.source if whole else text_of(plan_of_edition(found, reading.rows_for(seat, found)))
    return as_file(text, f"plan-{number}.md")


@login_required
@require_safe
def compare(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    every = reading.editions_of(seat)
    numbers = sorted(_numbers(request, every))
    context: dict[str, Any] = {"editions": every, "sentence": ""}
    if len(numbers) < 2:
        context["sentence"] = _("Choose two editions; there must be two before they can be compared.")
        return render(request, "plan/compare.html", context)
    before, after = (_edition(seat, n) for n in numbers)
    between = [
        one for one in reading.editions_of(seat, up_to=after.number, beyond=before.number)
        if one == after or not one.was_called_off
    ]  # fmt: skip
    found = reading.differences_for(seat, before, after)
    context |= {"before": before, "after": after, "differences": with_reasons(seat, found, between)}
    return render(request, "plan/compare.html", context)


def _numbers(request: HttpRequest, every: list[Edition]) -> set[int]:
    """The two that were asked for; if none was, the last two."""
    last = [edition.number for edition in every[:2]]
    given = [request.GET.get(name, "") for name in ("from", "to")]
    if not any(given):
        return set(last)
    return {int(n) for n in given if n.isascii() and n.isdigit() and len(n) < 10}


@login_required
@require_safe
def statement(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    life = life_of(seat, key)
    if life is None:
        raise Hidden
    return render(request, "plan/edition_statement.html", {"life": life})


@login_required
@require_safe
def on(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    given, day, sentence = request.GET.get("day", ""), None, ""
    try:
        day = date.fromisoformat(given) if given else None
    except ValueError:
        sentence = _("“{given}” is no day of the calendar: write it as 2026-03-31.").format(given=given[:40])
    found = reading.direction_on(seat.company, day) if day else None
    context = {"given": given, "day": day, "sentence": sentence, "edition": found}
    if found:
        context["groups"] = by_kind(reading.rows_for(seat, found))
    return render(request, "plan/on.html", context, status=400 if sentence else 200)


def _edition(seat: Seat, number: int) -> Edition:
    if edition := reading.edition_of(seat, number):
        return edition
    raise Hidden
