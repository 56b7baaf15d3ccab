"""The one place where an error becomes a page, or JSON for a program; and what every answer and request carries."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from fairlead.core.errors import FairleadError
from fairlead.web.errors import FirstDoThis, Stale, TooMany, status_of

Handler = Callable[[HttpRequest], HttpResponse]
POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class ErrorPages:
    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer(request, error) if isinstance(error, FairleadError) else None


class OneAddress:
    """Whatever a proxy forgot or a visitor wrote: the site is where the settings say it is.

    Django lets any port of an allowed host pass, and asks the proxy for the scheme; redirects and the
    addresses given to an identity provider would follow both.
    """

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # refuses a foreign host
        if not settings.SITE.is_local:  # at home, tests and tunnels use any port
            request.META["HTTP_HOST"] = settings.SITE.netloc
            request.META["wsgi.url_scheme"] = settings.SITE.scheme
        response = self.handle(request)
        response.headers.setdefault("Permissions-Policy", POWERS)
        return response


def answer(request: HttpRequest, error: FairleadError) -> HttpResponse:
    status = status_of(error)
    if "application/json" in request.headers.get("Accept", ""):
        about = {"error": error.sentence, "status": status, "exit_code": error.exit_code}
        return JsonResponse(about, status=status)
    if isinstance(error, FirstDoThis):
        messages.warning(request, error.sentence)
        return redirect(error.there)
    names = [f"{status}.html", "400.html"]
    page = {"sentence": error.sentence, "status": status}
    return HttpResponse(render_to_string(names, page, request=request), status=status)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(request, Stale())


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, TooMany())
