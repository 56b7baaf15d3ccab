"""What is of no more use goes, in bites: rows of who was to get what, days away that are over, what was known of who was erased."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet

from fairlead.communicate.models import Hours, Leave, Planned, ReadsHere

LEAVE_KEPT = timedelta(days=30)
ENDED = (Planned.State.SENT, Planned.State.UNKNOWN, Planned.State.UNSENT, Planned.State.SKIPPED)
BITE = 2_000


def tidy(now: datetime, *, seconds: float = 5.0) -> int:
    """How many rows went; the rest at the next turn. Tellings, slots and what a round counts of itself stay."""
    until, count = time.monotonic() + seconds, 0
    for rows in _over(now):
        while time.monotonic() < until and (done := _bite(rows)):
            count += done
    return count


def _over(now: datetime) -> Iterator[QuerySet[Any]]:
    yield Planned.objects.filter(state__in=ENDED, slot__day__lt=(now - settings.KEEP_PLANNED).date())
    yield Leave.objects.filter(last__lt=(now - LEAVE_KEPT).date())
    yield Leave.objects.filter(person__erased_at__isnull=False)
    yield Hours.objects.filter(person__erased_at__isnull=False)
    yield ReadsHere.objects.filter(person__erased_at__isnull=False)


def _bite(rows: QuerySet[Model]) -> int:
    keys = list(rows.order_by().values_list("pk", flat=True)[:BITE])
    return rows.model._default_manager.filter(pk__in=keys).delete()[0] if keys else 0
