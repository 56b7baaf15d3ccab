"""A limit on how often something may be tried, counted in the database so that all processes share it."""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

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
        raise TooMany(_("Too often in too short a time: wait a few minutes and try again."))


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
