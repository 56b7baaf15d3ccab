"""What happened in a company: the journal, by dates and by event, as a page and as a file.

Changes to how somebody signs in belong to the account, not to a company, and are not shown here, even for those who
sit in this company alone: the day they vanished would tell that the person had taken a seat elsewhere.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.core.directory import neutral
from fairlead.home.telling import Told, told
from fairlead.journal.models import Entry
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for

A_PAGE = 50
LAST = date(9998, 12, 31)  # after which no day follows
AT_ONCE = 500  # entries whose names are looked up together
Day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Choice(forms.Form):
    """Which entries; a day that is none is told, and the rest still counts."""

    what = forms.CharField(required=False)
    since = forms.DateField(label=_("From"), required=False, widget=Day)
    until = forms.DateField(
        label=_("Until"), required=False, widget=Day, validators=[MaxValueValidator(LAST)]
    )

    def of(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        self.full_clean()
        chosen = self.cleaned_data
        if what := chosen.get("what"):
            entries = entries.filter(what=what)
        if since := chosen.get("since"):
            entries = entries.filter(happened_at__gte=_begin(since))
        if until := chosen.get("until"):
            entries = entries.filter(happened_at__lt=_begin(until + timedelta(days=1)))
        return entries


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@login_required
def journal(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_JOURNAL)
    form, all_of_it = Choice(request.GET), _ours(seat)
    page = Paginator(form.of(all_of_it), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "day_fields": [form["since"], form["until"]],
        "page": page,
        "rows": list(told(list(page.object_list), seat.company)),
        "events": all_of_it.order_by("what").values_list("what", flat=True).distinct(),
        "chosen": form.cleaned_data.get("what"),
    }
    return render(request, "home/journal.html", shown, status=400 if form.errors else 200)


@login_required
def journal_file(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_JOURNAL)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="journal-{seat.company.slug}.csv"'
    rows = csv.writer(answer)
    rows.writerow(["happened_at", "what", "who", "subject", "sentence", "details"])
    for one in _all_told(Choice(request.GET).of(_ours(seat)), seat):
        entry = one.entry
        cells = (entry.happened_at.isoformat(), entry.what, one.who, entry.subject, one.sentence, one.details)
        rows.writerow([neutral(cell) for cell in cells])
    return answer


def _ours(seat: Seat) -> QuerySet[Entry]:
    return Entry.objects.filter(company=seat.company.key)


def _all_told(entries: QuerySet[Entry], seat: Seat) -> Iterator[Told]:
    rest = entries.iterator(chunk_size=AT_ONCE)
    while some := list(islice(rest, AT_ONCE)):
        yield from told(some, seat.company)
