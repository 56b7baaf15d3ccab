"""How often sign-in may be tried: by visitor, and by the address that is tried; and what it says when others are silent."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from requests import RequestException

from fairlead.web.errors import NoAnswer, TooMany
from fairlead.web.limits import spend, visitor
from fairlead.web.middleware import Handler, answer

WINDOW = timedelta(minutes=10)
FROM_ONE_VISITOR = 300  # a whole office comes in through one address on a Monday morning
FOR_ONE_ADDRESS = 15


class SignInLimits:
    """Before allauth's own limits, and for every one of its forms, whichever are added later."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle
        self.doors = reverse("account_login").removesuffix("login/")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.path.startswith(self.doors):
            try:
                _count(request)
            except TooMany as error:
                return answer(request, error)
        return self.handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """allauth lets the silence of an identity provider through as a fault of ours."""
        if not isinstance(error, RequestException):
            return None
        said = _("Your company's sign-in does not answer: try again in a minute, or come in another way.")
        return answer(request, NoAnswer(said))


def _count(request: HttpRequest) -> None:
    spend("sign-in", visitor(request), at_most=FROM_ONE_VISITOR, every=WINDOW)
    tried = (request.POST.get("login") or request.POST.get("email") or "").strip().lower()
    if tried:
        spend(f"sign-in {request.path}", tried, at_most=FOR_ONE_ADDRESS, every=WINDOW)
