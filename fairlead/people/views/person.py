"""One person: the page with its history, changes by hand, erasure."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.core.errors import BadInput
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, people_readable_by, seat_for
from fairlead.people.forms import AccountForm, DayForm, PersonForm
from fairlead.people.models import Membership, Person, Post
from fairlead.people.queries import unit_paths
from fairlead.people.reporting import chain, reports, today
from fairlead.people.services import change_person, erase
from fairlead.people.snapshot import records_of
from fairlead.web.errors import Hidden


def readable(seat: Seat, key: UUID) -> Person:
    """Whom the seat may not read is as if not there."""
    person = people_readable_by(seat).filter(key=key).select_related("company", "account").first()
    if person is None:
        raise Hidden
    return person


@login_required
def person(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    found = readable(seat, key)
    form = DayForm(request.GET or None)
    on = (form.is_valid() and form.cleaned_data["on"]) or today()
    return render(
        request, "people/person.html", {"person": found, "form": form, "on": on, **history(seat, found, on)}
    )


def history(seat: Seat, found: Person, on: date) -> dict[str, Any]:
    """Posts and employments, the latest first, and who reported to whom on the day."""
    posts = list(found.posts.select_related("unit", "manager").order_by("-began", "-pk"))
    where = unit_paths(seat.company)
    seen = people_readable_by(seat)
    return {
        "posts": [(post, where.get(post.unit_id, "")) for post in posts],
        "post": posts[0] if posts else None,
        "where": where.get(posts[0].unit_id, "") if posts else "",
        "spells": found.spells.order_by("-started", "-pk"),
        "above": chain(found, on),
        "reports": reports(found, on).filter(pk__in=seen.values("pk")),
        "readable": set(
            seen.filter(pk__in=Post.objects.filter(person=found).values("manager")).values_list(
                "pk", flat=True
            )
        ),
    }


@login_required
def change(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    found = get_object_or_404(Person, company=seat.company, key=key, erased_at=None)
    known = {record.person: record for record in records_of(seat.company)}
    form = PersonForm(request.POST or None, record=known[found.number], known=known)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(person=found, becomes=form.record(), on=form.cleaned_data["on"], by=seat.user)
        except BadInput as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("Changed."))
            return redirect("people:person", company, key)
    return render(
        request, "people/change.html",
        {"person": found, "form": form, "paths": sorted(unit_paths(seat.company).values()), "accounts": AccountForm(person=found)},
        status=400 if form.errors else 200,
    )  # fmt: skip


@login_required
@require_POST
def account(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """Which account is this person's."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    found = get_object_or_404(Person, company=seat.company, key=key, erased_at=None)
    form = AccountForm(request.POST, person=found)
    if not form.is_valid():
        messages.error(request, _("That account has no seat in this company, or belongs to another person."))
        return redirect("people:change", company, key)
    found.link(form.cleaned_data["account"])
    messages.success(request, _("The account is linked."))
    return redirect("people:person", company, key)


@login_required
def erase_person(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    """First a page that says what goes; the POST does it."""
    seat = seat_for(request, company, Ability.EDIT_PEOPLE)
    found = get_object_or_404(Person, company=seat.company, key=key, erased_at=None)
    if request.method == "POST":
        erase(person=found, by=seat.user)
        messages.success(request, _("Erased. Documents now speak of a former colleague."))
        return redirect("people:list", company)
    has_seat = Membership.objects.filter(user=found.account, company=seat.company).exists()
    return render(request, "people/erase.html", {"person": found, "has_seat": has_seat})
