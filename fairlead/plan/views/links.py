"""Links for strangers: made and ended by those who write the plan, opened by anybody who holds one."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan import linking
from fairlead.plan.embedding import origins_of
from fairlead.plan.models import Edition, PublicLink
from fairlead.plan.showing import Page, for_everybody
from fairlead.plan.views.screening import screen_page
from fairlead.plan.views.showing import as_file
from fairlead.web.limits import spend

# Nobody on the way may keep the page, list it, or learn the address from what is opened next.
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
View = Callable[..., HttpResponse]


def _kept_quiet(view: View) -> View:
    @wraps(view)
    def quiet(request: HttpRequest, token: str) -> HttpResponse:
        link = PublicLink.open_with(token)
        answer = view(request, token, link) if link else _closed(request)
        for name, value in HEADERS.items():
            answer[name] = value
        return answer

    return quiet


def _gone(request: HttpRequest) -> HttpResponse:
    """The same page for every link that is not open, whatever the reason. Only such tries are counted."""
    spend("dead link", request.META.get("REMOTE_ADDR", ""), at_most=120, every=timedelta(minutes=10))
    return render(request, "plan/link_gone.html", status=404)


def _closed(request: HttpRequest) -> HttpResponse:
    """A wall that asks for its next statement loads itself anew, and says what everybody is told."""
    gone = _gone(request)
    return HttpResponseClientRefresh() if request.htmx else gone


def _page(link: PublicLink) -> Page | None:
    edition = Edition.current(link.company)
    page = for_everybody(edition) if edition else None
    return page if page and page.plan.statements else None


@require_safe
@_kept_quiet
def public(request: HttpRequest, token: str, link: PublicLink) -> HttpResponse:
    return render(request, "plan/public.html", _context(link, token))


def _context(link: PublicLink, token: str) -> dict[str, Any]:
    return {"page": _page(link), "token": token, "company": link.company, "address": address_of(token)}


def address_of(token: str) -> str:
    return str(settings.SITE.origin + reverse("plan:public", args=[token]))


@require_safe
@_kept_quiet
def public_screen(request: HttpRequest, token: str, link: PublicLink) -> HttpResponse:
    return screen_page(request, link.company, _page(link), address_of(token))


@require_safe
@_kept_quiet
def public_embed(request: HttpRequest, token: str, link: PublicLink) -> HttpResponse:
    """The one answer that may stand inside another site's page: one of those named for this link."""
    origins = origins_of(link.origins)
    if not origins:
        return _gone(request)
    answer = render(request, "plan/embed.html", _context(link, token))
    answer._csp_replace = {"frame-ancestors": origins}
    answer.xframe_options_exempt = True
    return answer


@require_safe
@_kept_quiet
def public_paper(request: HttpRequest, token: str, link: PublicLink) -> HttpResponse:
    page = _page(link)
    return as_file(page, "plan.pdf", address_of(token)) if page else _gone(request)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, company: str) -> HttpResponse:
    """The address is shown in the answer that made it and never again, for it is not kept."""
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    form = linking.LinkForm(request.POST or None)
    address = origins = ""
    if request.method == "POST" and form.is_valid():
        _link, token = linking.make(seat=seat, **form.cleaned_data)
        address, origins = address_of(token), form.cleaned_data["origins"]
        form = linking.LinkForm()
    made = PublicLink.objects.filter(company=seat.company).select_related("made_by", "revoked_by")
    edition = Edition.current(seat.company)
    page = {"form": form, "links": made.order_by("-made_at", "-pk"), "address": address, "origins": origins, "edition": edition,
            "shown": for_everybody(edition) if edition else None}  # fmt: skip
    answer = render(request, "plan/links.html", page, status=400 if form.errors else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@login_required
@require_POST
def revoke(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.EDIT_PLAN)
    link = get_object_or_404(PublicLink, company=seat.company, pk=pk)
    linking.revoke(seat=seat, link=link)
    messages.success(request, _("The link is closed. Whoever opens it now finds nothing."))
    return redirect("plan:links", seat.company.slug)
