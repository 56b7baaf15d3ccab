"""The one place where an error becomes a page, or JSON for a program."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from fairlead.core.errors import FairleadError

Handler = Callable[[HttpRequest], HttpResponse]


class ErrorPages:
    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer(request, error) if isinstance(error, FairleadError) else None


def answer(request: HttpRequest, error: FairleadError) -> HttpResponse:
    status = getattr(error, "status", 400)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": error.sentence, "status": status}, status=status)
    names = [f"{status}.html", "400.html"]
    page = {"sentence": error.sentence, "status": status}
    return HttpResponse(render_to_string(names, page, request=request), status=status)
