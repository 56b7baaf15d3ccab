"""What mail somebody wants: opened from a link in a mail, by people and by mail programs; no account needed.

A GET changes nothing, for scanners open every link. The POST has no form's secret and uses no cookie: whoever knows the
address of this page holds a mail that went to that letterbox.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fairlead.outbox import stops
from fairlead.people.models import Company
from fairlead.web.errors import Hidden

ONE_CLICK = "One-Click"  # RFC 8058


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def letterbox(request: HttpRequest, key: str) -> HttpResponse:
    box = stops.letterbox_of(key)
    company = Company.objects.filter(key=box.company).first() if box else None
    if box is None or company is None:
        raise Hidden
    if request.method == "POST":
        return _said(request, box, key)
    page = {
        "company": company,
        "stop": stops.stopped(address=box.address, company=company.key),
        "Why": stops.Why,
    }
    answer = render(request, "home/letterbox.html", page)
    answer.headers["Cache-Control"], answer.headers["Referrer-Policy"] = "no-store", "no-referrer"
    return answer


def _said(request: HttpRequest, box: stops.Letterbox, key: str) -> HttpResponse:
    if request.POST.get("want") == "again":
        stops.start_again(address=box.address, company=box.company)
    elif request.POST.get("want") == "none" or request.POST.get("List-Unsubscribe") == ONE_CLICK:
        stops.stop(address=box.address, company=box.company, why=stops.Why.UNSUBSCRIBED, now=timezone.now())
    if "List-Unsubscribe" in request.POST:
        return HttpResponse(content_type="text/plain")
    return redirect("home:letterbox", key)
