"""The front of the chapter: rounds for who sets them, what was told for everybody else; and the dose."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fairlead.communicate.choosing import approved, statements_of
from fairlead.communicate.dose import WINDOW, band_names, dose
from fairlead.communicate.models import Caution, Round, Telling
from fairlead.communicate.occasions import rows_of, spent
from fairlead.communicate.whose import oneself, units_read
from fairlead.core.dose import Contacts
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Post
from fairlead.people.queries import unit_names, unit_paths
from fairlead.people.reporting import today


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    if not seat.may(Ability.TELL):
        return render(request, "communicate/what_was_told.html", {"told": _lately(seat)})
    rows = statements_of(seat.company)
    page = {
        "rounds": Round.objects.filter(company=seat.company).select_related("made_by"), "statements": rows,
        "ready": len(approved(seat.company, rows)), "cautions": _cautions(seat),
    }  # fmt: skip
    return render(request, "communicate/index.html", page)


def _cautions(seat: Seat) -> list[tuple[str, str]]:
    texts = {row.key: row.text for row in statements_of(seat.company)}
    return [(texts.get(key, key), why) for key, why in Caution.reasons(seat.company).items()]


def _lately(seat: Seat) -> list[dict[str, Any]]:
    """What was put before the reader's own unit in ninety days, or before all."""
    me, texts = oneself(seat), {row.key: row.text for row in statements_of(seat.company)}
    post = Post.objects.on(today()).filter(person=me).last() if me else None
    line = _line(post)
    rows = Telling.objects.filter(company=seat.company, told_on__gt=timezone.localdate() - WINDOW)
    seen = [row for row in rows if row.unit_id is None or row.unit_id in line]
    return [
        {"day": r.told_on, "text": texts[r.statement], "channel": r.get_channel_display()}
        for r in seen
        if r.statement in texts
    ]


def _line(post: Post | None) -> set[int]:
    found, unit = set(), post.unit if post else None
    while unit is not None and unit.pk not in found:
        found.add(unit.pk)
        unit = unit.parent
    return found


@login_required
@require_safe
def show_dose(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    rows, on, where = statements_of(seat.company), _day(request), unit_paths(seat.company)
    called = unit_names(seat.company)
    units = sorted(_with_people(seat, on), key=lambda unit: where[unit.pk])
    cells = dose(seat.company, [row.key for row in rows], units, on)
    cautions = Caution.reasons(seat.company)
    page = {
        "units": [(unit, called[unit.pk]) for unit in units], "on": on, "since": on - WINDOW,
        "table": [(row, list(zip(units, cells[row.key], strict=True)), cautions.get(row.key, "")) for row in rows],
        "enough": sum(cell.count >= 3 for line in cells.values() for cell in line),
        "all": sum(len(line) for line in cells.values()), "names": band_names(),
        "spent": _spent(seat, {row.key: row.text for row in rows}, on),
    }  # fmt: skip
    return render(request, "communicate/dose.html", page)


def _spent(seat: Seat, texts: dict[str, str], on: date) -> list[tuple[str, Contacts]]:
    """What each statement cost in contacts, for who tells: it is of the whole company."""
    if not seat.may(Ability.TELL):
        return []
    found = spent(seat.company, rows_of(seat.company, on - WINDOW + timedelta(days=1), on), on)
    by_key = {one.statement: one for one in found}
    return [(text, by_key[key]) for key, text in texts.items() if key in by_key]


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()


def _with_people(seat: Seat, on: date) -> list[Any]:
    """Units in which somebody stands: others have nobody to tell."""
    there = Post.objects.on(on).filter(person__company=seat.company, person__erased_at=None).values("unit")
    return list(units_read(seat).filter(pk__in=there))
