"""The list of people: search, the tree of units, any day."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fairlead.core.directory import csv_text
from fairlead.people.abilities import Ability
from fairlead.people.access import people_readable_by, seat_for
from fairlead.people.forms import ListForm
from fairlead.people.models import Person, Post, Unit
from fairlead.people.queries import employed, searched, tree, unit_paths
from fairlead.people.reporting import today
from fairlead.people.snapshot import records_of

A_PAGE = 50


@login_required
def index(request: HttpRequest, company: str) -> HttpResponse:
    """The list for those who may see others, else one's own page."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    if seat.may(Ability.READ_REPORTS):
        return redirect("people:list", company)
    mine = people_readable_by(seat).first()
    return redirect("people:person", company, mine.key) if mine else render(request, "people/nobody.html")


@login_required
def list_people(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_REPORTS)
    form = ListForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or today()
    here = employed(people_readable_by(seat), on)
    unit = (
        Unit.objects.filter(company=seat.company, key=asked.get("unit")).first()
        if asked.get("unit")
        else None
    )
    found = searched(here, asked.get("q", ""))
    if unit:
        found = found.filter(pk__in=unit_posts(unit, on).values("person"))
    page = Paginator(found.order_by("name", "pk"), A_PAGE).get_page(request.GET.get("page"))
    where = unit_paths(seat.company)
    return render(
        request, "people/list.html",
        {"form": form, "page": page, "rows": list(rows(page, where)), "on": on, "is_today": on == today(), "unit": unit,
         "unit_path": where.get(unit.pk) if unit else "", "branches": tree(seat.company, here, on), "q": asked.get("q", "")},
    )  # fmt: skip


def unit_posts(unit: Unit, on: date) -> QuerySet[Post]:
    """Posts of a day in a unit and below it."""
    return Post.objects.on(on).filter(unit__in=unit.subtree())


def rows(page: Page[Person], where: dict[int, str]) -> Iterator[tuple[Person, Post | None, str]]:
    """Each person with the post of the day and where it is."""
    for person in page:
        post = person.there[-1] if person.there else None
        yield person, post, where.get(post.unit_id, "") if post else ""


@login_required
def export(request: HttpRequest, company: str) -> HttpResponse:
    """All people as CSV; cells that a spreadsheet would take for formulas are made harmless."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    answer = HttpResponse(csv_text(records_of(seat.company)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="people-{seat.company.slug}.csv"'
    return answer
