"""Whether mail from here is likely to arrive: what the DNS says, and a message to oneself."""

import re
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.home.mail_provider import shown
from fairlead.home.views.waiting import worker
from fairlead.outbox.dmarc import dmarc
from fairlead.outbox.findings import Finding, Standing
from fairlead.outbox.lookups import texts
from fairlead.outbox.models import Message
from fairlead.outbox.records import dkim, spf
from fairlead.outbox.services import enqueue
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.web.limits import spend

PURPOSE = "test message"
TESTS = (
    10  # an hour, for a company: who mends the settings tries a few times, and nobody's letter box is filled
)


@login_required
def mail(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    if request.htmx and request.headers.get("HX-Target") == "last-test":
        return render(request, "home/mail.html#last_test", {"test": last_test(seat)})
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    selector = re.sub(r"[^A-Za-z0-9._-]", "", request.GET.get("selector", ""))[:63]
    asked = "look" in request.GET
    page = {
        "sender": sender,
        "server": getattr(settings.MAIL, "host", ""),
        "provider": shown(),
        "selector": selector,
        "findings": findings(sender.rpartition("@")[2], selector) if asked else (),
        "test": last_test(seat),
        "worker": worker(),
    }
    return render(request, "home/mail.html", page)


def last_test(seat: Seat) -> Message | None:
    tests = Message.objects.filter(company=seat.company.key, purpose=PURPOSE, to=seat.user.email)
    return tests.order_by("-id").first()


def findings(domain: str, selector: str) -> list[Finding]:
    host = getattr(settings.MAIL, "host", "") or domain
    found = [spf(texts(domain), host, texts), dmarc(domain, texts)]
    if shown():  # it sends under a domain of its own, and signs for ours
        found = [one for one in found if one.name != "SPF" or one.standing != Standing.MISSING]
    return [*found, dkim(texts(f"{selector}._domainkey.{domain}"), selector)] if selector else found


@login_required
@require_POST
def test(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    spend("test message", str(seat.company.key), at_most=TESTS, every=timedelta(hours=1))
    enqueue(
        purpose=PURPOSE,
        to=seat.user.email,
        subject=_("A test from Fairlead"),
        text=_("This message says only that it arrived."),
        company=seat.company.key,
    )
    messages.success(request, _("It is on its way to {address}.").format(address=seat.user.email))
    return redirect("home:mail", seat.company.slug)
