"""One's own page of what was said to one. There is no page of anybody else's."""

import math
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairlead.communicate import here, seen
from fairlead.communicate.inbox import Inbox, new_since, open_practice, said_to
from fairlead.communicate.models import ReadsHere
from fairlead.communicate.talks.meant import to_come
from fairlead.communicate.whose import oneself
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Person

A_PAGE = 20


@login_required
@require_safe
def inbox(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    me, now = oneself(seat), timezone.now()
    page = {"me": me} if me is None else _page(request, seat, me, now)
    answer = render(request, "communicate/inbox.html", page)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _page(request: HttpRequest, seat: Seat, me: Person, now: datetime) -> dict[str, Any]:
    read_until = seen.seen(request, seat)
    leaf = Paginator(said_to(me), A_PAGE).get_page(request.GET.get("page"))
    rows = list(leaf)
    return {
        "me": me, "leaf": leaf, "said": Inbox(me, read_until, now).shown(rows),
        "count": new_since(me, read_until, now), "practice": open_practice(me, now), "talks": to_come(me, now),
        "only_here": ReadsHere.objects.filter(person=me).exists(),
        "until": math.ceil(rows[0].moment.timestamp()) if rows else 0,
    }  # fmt: skip


@login_required
@require_POST
def read(request: HttpRequest, company: str) -> HttpResponse:
    """Up to what stood on the page: what came meanwhile stays new. Kept in the browser, nowhere here."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    answer = redirect("communicate:inbox", seat.company.slug)
    until = seen.moment_of(request.POST.get("until", ""))
    if until is not None:
        seen.keep(answer, seat, max(until, seen.seen(request, seat) or until))
    return answer


@login_required
@require_POST
def only_here(request: HttpRequest, company: str) -> HttpResponse:
    """Do not mail me, I read it here; or mail me again."""
    seat = seat_for(request, company, Ability.READ_ONESELF)
    me, wish = oneself(seat), request.POST.get("reads")
    if me is not None and wish in ("here", "mail"):
        here.choose(me, reads_here=wish == "here")
        messages.success(request, _("Kept: the next message comes this way."))
    return redirect("communicate:inbox", seat.company.slug)


def count_of(request: HttpRequest, seat: Seat) -> int | None:
    """For the page of today; None for who has no page here."""
    me = oneself(seat)
    return None if me is None else new_since(me, seen.seen(request, seat), timezone.now())
