"""What waits to be sent, for one company; who it is for and what became of it, never what it says."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.journal.services import record
from fairlead.outbox.models import Content, Heartbeat, Lane, Message, State
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for

A_PAGE = 50
ALIVE = timedelta(minutes=2)


@login_required
def outbox(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    chosen = request.GET.get("state", "")
    ours = Message.objects.filter(company=seat.company.key)
    speaks = Exists(Content.objects.filter(message=OuterRef("pk")))
    shown = ours.filter(state=chosen) if chosen in State.values else ours
    page = {
        "page": Paginator(shown.annotate(speaks=speaks).order_by("-id"), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "counts": ours.values_list("state").annotate(n=Count("id")).order_by("state"),
        "sign_in": Message.objects.filter(company=None).exclude(state=State.SENT).count(),
        "chosen": chosen,
        "worker": worker(),
        "lanes": lanes(ours, timezone.now()),
    }
    return render(request, "home/outbox.html", page)


def lanes(ours: QuerySet[Message], now: datetime) -> QuerySet[Lane]:
    """Those that wait while something of this company does: other companies' hosts are not its business."""
    due = ours.filter(channel=OuterRef("channel"), state=State.QUEUED)
    here = Exists(due.filter(host=OuterRef("host"))) | Q(Exists(due), host="")
    return Lane.objects.filter(here, waits_until__gt=now).order_by("channel", "host")


def worker() -> str:
    """What the worker said last; a sentence of ours when there is none."""
    last = Heartbeat.objects.filter(seen_at__gt=timezone.now() - ALIVE).order_by("-seen_at").first()
    if last is None:
        return _(
            "No worker is running: start it with “fairlead worker”, or with “fairlead serve”, which runs one."
        )
    return last.says


@login_required
@require_POST
def again(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat, message = _one(request, company, pk)
    done = message.retry(timezone.now())
    if done:
        record("message tried again", company=seat.company.key, actor=seat.user.key, subject=str(message.pk))
    messages.info(request, _("It is tried again.") if done else _("It is on its way already, or was sent."))
    return redirect("home:outbox", seat.company.slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat, message = _one(request, company, pk)
    done = message.withdraw(_("Withdrawn by a person."))
    if done:
        record("message withdrawn", company=seat.company.key, actor=seat.user.key, subject=str(message.pk))
    messages.info(
        request, _("It is not sent any more.") if done else _("Too late: it is on its way or was sent.")
    )
    return redirect("home:outbox", seat.company.slug)


def _one(request: HttpRequest, company: str, pk: int) -> tuple[Seat, Message]:
    seat = seat_for(request, company, Ability.RUN)
    return seat, get_object_or_404(Message, company=seat.company.key, pk=pk)
