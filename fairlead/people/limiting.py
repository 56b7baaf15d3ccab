"""How often sign-in may be tried: by visitor, and by the address that is tried."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fairlead.web.errors import TooMany
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


def _count(request: HttpRequest) -> None:
    spend("sign-in", visitor(request), at_most=FROM_ONE_VISITOR, every=WINDOW)
    tried = (request.POST.get("login") or request.POST.get("email") or "").strip().lower()
    if tried:
        spend(f"sign-in {request.path}", tried, at_most=FOR_ONE_ADDRESS, every=WINDOW)
