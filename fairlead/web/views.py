"""Error pages and signs of life."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, _("The browser sent something that cannot be read: go back and try again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, _("This is not for you to see or do. Who may is written under People."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, _("There is nothing at this address, or it is not for you."))


def broken(request: HttpRequest) -> HttpResponse:
    return _page(request, 500, _("Fairlead itself failed. Nothing was half-written; try again in a minute."))


def _page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    return render(request, f"{status}.html", {"sentence": sentence, "status": status}, status=status)


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    connection.ensure_connection()
    return JsonResponse({"ready": True})
