"""What happened in a company: the journal with the names of those who have a seat there, as they are now."""

import csv
from collections.abc import Iterable, Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fairlead.journal.models import Entry
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import User

A_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@login_required
def journal(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_JOURNAL)
    chosen = request.GET.get("what", "")
    entries = _entries(seat, chosen)
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    events = (
        Entry.objects.filter(company=seat.company.key)
        .order_by("what")
        .values_list("what", flat=True)
        .distinct()
    )
    rows = list(_named(page.object_list))
    return render(
        request, "home/journal.html", {"page": page, "rows": rows, "events": events, "chosen": chosen}
    )


@login_required
def journal_file(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_JOURNAL)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="journal-{seat.company.slug}.csv"'
    rows = csv.writer(answer)
    rows.writerow(["happened_at", "what", "who", "subject", "details"])
    for entry, who in _named(_entries(seat, request.GET.get("what", ""))):
        told = (entry.happened_at.isoformat(), entry.what, who, entry.subject, _details(entry))
        rows.writerow([_no_formula(value) for value in told])
    return answer


def _entries(seat: Seat, what: str) -> QuerySet[Entry]:
    entries = Entry.objects.filter(company=seat.company.key)
    return entries.filter(what=what) if what else entries


def _named(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    found = list(entries)
    keys = {entry.actor for entry in found if entry.actor}
    names = {user.key: str(user) for user in User.objects.filter(key__in=keys)}
    for entry in found:
        yield entry, names.get(entry.actor, _("a former colleague") if entry.actor else _("Fairlead"))


def _details(entry: Entry) -> str:
    return "; ".join(f"{key}: {value}" for key, value in entry.details.items())


def _no_formula(value: str) -> str:
    # A spreadsheet must not compute what somebody typed as a name.
    return f"'{value}" if value.startswith(FORMULA) else value
