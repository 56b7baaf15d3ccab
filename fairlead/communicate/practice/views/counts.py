"""What goes upward, for those who tell the plan: the counts of each quarter, or the sentence why there are none."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead.communicate.practice.models import QuarterCount, QuarterRelease
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for

Rows = list[tuple[str, QuarterCount | None, list[QuarterCount]]]


@login_required
@require_safe
def counts(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    found = QuarterRelease.objects.filter(company=seat.company.key).prefetch_related("counts")
    quarters = [(one, _by_statement(one.counts.all())) for one in found]
    return render(request, "practice/counts.html", {"quarters": quarters, "company": seat.company})


def _by_statement(rows: Iterable[QuarterCount]) -> Rows:
    """Each statement with its figure for the company and those of the units."""
    found: Rows = []
    for text, of in groupby(rows, key=lambda row: row.text):
        counts = list(of)
        whole = next((row for row in counts if not row.unit), None)
        found.append((text, whole, [row for row in counts if row.unit and not row.why_hidden]))
    return found
