"""Up to which moment somebody has read, in the reader's own browser and nowhere else: nobody can look it up.

Only a POST moves it. Another account in the same browser does not see it, since the account's key signs it.
"""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fairlead.people.access import Seat

NAME, KEPT_FOR = "fairlead-read", 366 * 24 * 3_600  # seconds


def _above(address: str) -> str:
    """All pages of the company.

    >>> _above("/c/oak/communicate/")
    '/c/oak/'
    """
    return address.rstrip("/").rpartition("/")[0] + "/"


def _salt(seat: Seat) -> str:
    return f"fairlead.communicate.seen|{seat.company.key}|{seat.user.key}"


def seen(request: HttpRequest, seat: Seat) -> datetime | None:
    said = request.get_signed_cookie(NAME, default="", salt=_salt(seat), max_age=KEPT_FOR)
    return moment_of(said or "")


def moment_of(said: str) -> datetime | None:
    """Whole seconds since 1970, as a page or a cookie says them; nothing for anything else."""
    if not (said.isascii() and said.isdigit() and len(said) < 12):
        return None
    return datetime.fromtimestamp(int(said), UTC)


def keep(response: HttpResponse, seat: Seat, until: datetime) -> None:
    response.set_signed_cookie(
        NAME, str(int(until.timestamp())), salt=_salt(seat), max_age=KEPT_FOR, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE, path=_above(reverse("communicate:index", args=[seat.company.slug])),
    )  # fmt: skip
