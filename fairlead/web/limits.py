"""A limit on how often something may be tried, counted in the database so that all processes share it."""

import hashlib
import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from fairlead.web.errors import TooMany
from fairlead.web.models import Bucket


def spend(what: str, who: str, *, at_most: int, every: timedelta) -> None:
    """Counts one try; raises TooMany when the window holds no more."""
    now = timezone.now()
    key = hashlib.sha256(f"{what}|{who}".encode()).hexdigest()
    if (
        not _counted(key, now, at_most)
        and not _begun(key, now, now + every)
        and not _counted(key, now, at_most)
    ):
        raise TooMany


def visitor(request: HttpRequest) -> str:
    """The network address to count tries by; an IPv6 household is one.

    X-Forwarded-For is written by whoever sends it, save for what our own proxies appended: with n of
    them (FAIRLEAD_PROXIES) the n-th entry from the right is the visitor; with none the header is ignored.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted = settings.PROXIES
    seen = hops[-trusted] if 0 < trusted <= len(hops) else request.META.get("REMOTE_ADDR", "")
    return _network(seen)


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:  # a socket file has no address
        return "unknown"
    if isinstance(found, ipaddress.IPv4Address) or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(ipaddress.ip_network((found, 64), strict=False).network_address)


def _counted(key: str, now: datetime, at_most: int) -> bool:
    open_window = Bucket.objects.filter(key=key, window_ends_at__gt=now, used__lt=at_most)
    return bool(open_window.update(used=F("used") + 1))


def _begun(key: str, now: datetime, until: datetime) -> bool:
    """A new window in place of an old one; compare-and-set, so that two processes begin only one."""
    if Bucket.objects.filter(key=key, window_ends_at__lte=now).update(window_ends_at=until, used=1):
        return True
    try:
        with transaction.atomic():
            Bucket.objects.create(key=key, window_ends_at=until, used=1)
    except IntegrityError:
        return False
    return True
